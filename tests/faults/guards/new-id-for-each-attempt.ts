import {wrapSender} from './sender.ts';

/** Gives each attempt an id of its own, and takes its outcome for the item's. */
export const withoutGuard = wrapSender((sender) => async (items, signal) => {
  const known = new Map<unknown, string>();
  const fresh = items.map((item) => {
    const id = anotherId(item.id);
    known.set(id, item.id);
    return {...item, body: {...item.body, id}};
  });
  const answer = await sender.send(fresh, signal);
  if (typeof answer === 'string' || answer.outcomes === undefined) return answer;
  return {...answer, outcomes: answer.outcomes.map((one) => ({...one, id: known.get(one.id) ?? one.id}))};
});

/** The same moment with another end. */
function anotherId(id: string): string {
  const random = crypto.getRandomValues(new Uint8Array(6));
  return id.slice(0, -12) + Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
