import {allRefused, wrapSender} from './sender.ts';

/** Takes a server that cannot serve for one that says no. */
export const withoutGuard = wrapSender((sender) => async (items, signal) => {
  const answer = await sender.send(items, signal);
  const cannot = typeof answer === 'object' && answer.status >= 500;
  return cannot ? allRefused(items, `http-${answer.status}`) : answer;
});
