import {allRefused, wrapSender} from './sender.ts';

/** Takes the refusal of a batch for that of each item in it. */
export const withoutGuard = wrapSender((sender) => async (items, signal) => {
  const answer = await sender.send(items, signal);
  const refused = typeof answer === 'object' && [400, 403, 413].includes(answer.status);
  return refused ? allRefused(items, `http-${answer.status}`) : answer;
});
