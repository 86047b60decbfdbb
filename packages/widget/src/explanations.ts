import type {Message} from './locales/dictionary.ts';
import {partWords} from './locales/part-words.ts';
import type {Speaker} from './locales/speaker.ts';
import {closedWords} from './locales/zh-CN.closed.ts';
import {refusalWords} from './locales/zh-CN.refusals.ts';
import {refusalGroup} from './refusal-group.ts';
import type {ClosedReason} from './view-state.ts';

/** The words for what most never meet. */
export interface Explanations {
  /** What the server said of an invitation; undefined for what needs no server to say it. */
  closed(why: ClosedReason): Message | undefined;
  /** Why a review was refused, and what to do. */
  refusal(code: string): string;
}

export function createExplanations(speaker: Speaker): Explanations {
  const spokenClosed = partWords(speaker, 'closed', closedWords);
  const spokenRefusals = partWords(speaker, 'refusals', refusalWords);
  return {
    closed(why) {
      const words: Partial<Readonly<Record<ClosedReason, Message>>> = spokenClosed();
      return words[why];
    },
    refusal: (code) => spokenRefusals()[refusalGroup(code)],
  };
}
