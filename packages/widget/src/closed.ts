import {partWords} from './locales/part-words.ts';
import type {Message} from './locales/dictionary.ts';
import type {Speaker} from './locales/speaker.ts';
import {closedWords} from './locales/zh-CN.closed.ts';
import type {ClosedReason} from './view-state.ts';

/** The words for what a server said of an invitation. */
export function createClosedWords(speaker: Speaker): (why: ClosedReason) => Message | undefined {
  const spoken = partWords(speaker, 'closed', closedWords);
  return (why) => {
    const words: Partial<Readonly<Record<ClosedReason, Message>>> = spoken();
    return words[why];
  };
}
