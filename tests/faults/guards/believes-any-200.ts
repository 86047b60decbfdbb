import {allTaken, wrapSender} from './sender.ts';

/** Takes every 2xx for the server's word, whoever wrote it. */
export const withoutGuard = wrapSender((sender) => async (items, signal) => {
  const answer = await sender.send(items, signal);
  const strange = typeof answer === 'object' && answer.status < 300 && !answer.ourBody;
  return strange ? allTaken(items) : answer;
});
