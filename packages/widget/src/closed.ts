import {partWords} from './locales/part-words.ts';
import type {ClosedWords, Message} from './locales/dictionary.ts';
import type {Speaker} from './locales/speaker.ts';
import {closedWords} from './locales/zh-CN.closed.ts';
import type {ClosedReason} from './view-state.ts';

/** The words for what a server said of an invitation. Resolves once they are there. */
export async function createClosedWords(
  speaker: Speaker,
  changed: () => void,
): Promise<(why: ClosedReason) => Message | undefined> {
  const loadEnglish = async (): Promise<ClosedWords> => {
    const file = await import('./locales/en.closed.ts');
    return file.closedWords;
  };
  const spoken = await partWords(speaker, closedWords, loadEnglish, changed);
  return (why) => {
    const words: Partial<Readonly<Record<ClosedReason, Message>>> = spoken();
    return words[why];
  };
}
