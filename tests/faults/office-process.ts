import type {Engine, RecordedReview} from '@haochaping/backend';
import {startServer} from '@haochaping/server';
import type {OfficeOrder, OfficeSays, StallMoment} from './office.ts';

// The real server, in a process of its own that the harness can stop at a moment and kill there.

const [data = '', forgets] = process.argv.slice(2);
const wanted: {stall?: StallMoment | undefined} = {};

const say = (what: OfficeSays): void => void process.send?.(what);
const forEver = (): Promise<never> => new Promise(() => undefined);

function stalling(engine: Engine): Engine {
  const record: Engine['recordReviews'] =
    forgets === 'forgets-ids' ? withoutIds(engine) : (all) => engine.recordReviews(all);
  return {
    ...engine,
    async recordReviews(reviews) {
      if (wanted.stall === 'before-commit') {
        say({kind: 'stalled'});
        return forEver();
      }
      const recorded = await record(reviews);
      if (wanted.stall !== 'after-commit') return recorded;
      say({kind: 'stalled'});
      return forEver();
    },
  };
}

/** For `faults:bite`: a store to which each review that comes again is one more. */
function withoutIds(engine: Engine): Engine['recordReviews'] {
  return async (reviews) => {
    const recorded = await engine.recordReviews(reviews);
    const known = new Set(recorded.filter(isKnownById).map(({id}) => id));
    const again = reviews.filter(({id}) => known.has(id)).map((review) => ({...review, id: crypto.randomUUID()}));
    if (again.length > 0) await engine.recordReviews(again);
    return recorded;
  };
}

function isKnownById(recorded: RecordedReview): boolean {
  if (recorded.outcome === 'already-recorded') return recorded.by === 'this-review';
  return recorded.outcome === 'refused' && recorded.code === 'id-reused';
}

process.on('message', (order: OfficeOrder) => {
  wanted.stall = order.stall;
  say({kind: 'understood'});
});
// Whoever started this is gone.
process.on('disconnect', () => process.exit(1));

const server = await startServer({
  port: 0,
  host: '127.0.0.1',
  data,
  reset: false,
  https: false,
  report: (what, cause) => console.error(what, cause),
  wrapEngine: stalling,
});
say({kind: 'open', address: server.address});
