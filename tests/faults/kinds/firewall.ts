import type {Cycle} from '../cycle.ts';
import type {LineFault} from '../line.ts';
import type {Kind} from './kind.ts';

const REFUSAL: LineFault = {
  do: 'answer',
  status: 403,
  headers: {'content-type': 'text/html'},
  body: '<!doctype html><title>403 Forbidden</title>',
  forwarded: false,
};
// More than core lets pass before it takes a refusal by a stranger for one that stays.
const MOST_ROUNDS = 16;

/** Refuses what holds the words of that rating. */
function dislike({line}: Cycle, subject: string): void {
  const rating = JSON.stringify(subject);
  line.plan = ({body}) => (body.includes(rating) ? REFUSAL : undefined);
}

const oneText: Kind = {
  name: 'firewall-dislikes-one',
  title: 'a firewall answers 403 with HTML to what holds one rating, until somebody mends it; its neighbours pass',
  weight: 3,
  async play(cycle) {
    const ratings = await cycle.citizens(2, 4);
    const tab = await cycle.openTab();
    const disliked = cycle.dice.pick(ratings as [(typeof ratings)[number], ...typeof ratings]);
    dislike(cycle, disliked.invitation);
    await tab.submit(ratings);
    for (let looks = cycle.dice.between(1, 3); looks > 0; looks--) await tab.flush();
  },
};

const forGood: Kind = {
  name: 'firewall-dislikes-one-for-good',
  title: 'the same firewall stays as it is: that rating is kept and shown with its code, all others arrive',
  weight: 1,
  mayPark: true,
  async play(cycle) {
    const [disliked, ...others] = await cycle.citizens(2);
    if (disliked === undefined) return;
    const tab = await cycle.openTab();
    dislike(cycle, disliked.invitation);
    await tab.submit([disliked, ...others]);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const [code] = cycle.told.flatMap((one) => (one.what === 'event-refused' ? [one.code] : []));
      if (code !== undefined) return;
      await tab.submit(await cycle.citizens(1));
      await tab.flush();
    }
  },
};

export const firewall: readonly Kind[] = [oneText, forGood];
