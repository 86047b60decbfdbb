import {allRefused, wrapSender} from './sender.ts';

/** Takes a server that wants other credentials first for one that says no to each review. */
export const withoutGuard = wrapSender((sender) => async (items, signal) => {
  const answer = await sender.send(items, signal);
  const cannot = typeof answer === 'object' && answer.status === 401;
  return cannot ? allRefused(items, answer.code ?? 'http-401') : answer;
});
