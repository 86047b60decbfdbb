import {allTaken, wrapSender} from './sender.ts';

/** Takes every answer for a delivery and only a broken connection for a failure, as `fetch` itself does. */
export const withoutGuard = wrapSender((sender) => async (items, signal) => {
  const answer = await sender.send(items, signal);
  return typeof answer === 'object' && !answer.ourBody ? allTaken(items) : answer;
});
