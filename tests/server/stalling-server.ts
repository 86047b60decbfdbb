import type {Engine} from '@haochaping/backend';
import {startServer} from '@haochaping/server';

/**
 * A server whose store says on stdout that a review was committed, and then never answers: whoever kills it now kills it
 * between commit and answer. Without `HCP_STALL=1` it serves like any other.
 */
let armed = false;

function stalling(engine: Engine): Engine {
  return {
    ...engine,
    async recordReviews(reviews) {
      const recorded = await engine.recordReviews(reviews);
      if (!armed) return recorded;
      process.stdout.write(`COMMITTED ${reviews.map(({id}) => id).join(' ')}\n`);
      return new Promise(() => undefined);
    },
  };
}

const [data = ''] = process.argv.slice(2);
const pages = process.env['HCP_PAGES'] ?? '';
const embedOrigin = process.env['HCP_EMBED_ORIGINS'] ?? '';
const server = await startServer({
  port: Number(process.env['HCP_PORT'] ?? 0),
  host: '127.0.0.1',
  data,
  reset: false,
  https: false,
  report: (what, cause) => console.error(what, cause),
  wrapEngine: stalling,
  ...(pages === '' ? {} : {pages}),
  ...(embedOrigin === '' ? {} : {embedOrigins: [embedOrigin]}),
});
armed = process.env['HCP_STALL'] === '1';
process.stdout.write(`${server.address}/openapi.json\n`);
if (server.credentials !== undefined) process.stdout.write(`CREDENTIALS ${JSON.stringify(server.credentials)}\n`);
