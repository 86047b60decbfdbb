import type {Cycle} from '../cycle.ts';
import type {Kind} from './kind.ts';

interface Sent {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** What the device has sent so far, item by item. */
function sentBy({line}: Cycle): Sent[] {
  const items = line.bodies.flatMap((body) => (JSON.parse(body) as {readonly reviews: readonly Sent[]}).reviews);
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

async function post(cycle: Cycle, reviews: readonly Sent[]): Promise<string> {
  const response = await fetch(`${cycle.office.address ?? ''}/v1/reviews`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({reviews}),
  });
  return response.text();
}

export const replay: readonly Kind[] = [
  {
    name: 'id-replayed',
    title: 'ids that are known come again past the SDK: the same body many times at once, and another body',
    weight: 3,
    async play(cycle) {
      const ratings = await cycle.citizens(1, 3);
      const tab = await cycle.openTab();
      await tab.submit(ratings);
      await tab.flush();
      const sent = sentBy(cycle);
      const others = sent.map((item) => ({
        ...item,
        ...cycle.dice.pick([
          {level: item['level'] === 1 ? 5 : 1, indicators: [], text: '别的话'},
          {identityMode: 'anonymous'},
        ]),
      }));
      const answers = await Promise.all([post(cycle, sent), post(cycle, sent), post(cycle, others), post(cycle, sent)]);
      const refused = answers.filter((answer) => answer.includes('id-reused')).length;
      if (sent.length > 0 && refused !== 1) throw new Error(`Another body under a known id: ${answers.join('\n')}`);
    },
  },
];
