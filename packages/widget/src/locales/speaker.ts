import {speechFor, type Speech} from './choose.ts';
import type {LateWords, Words} from './dictionary.ts';

/** The words an element draws with, in the language it was last told to speak. */
export interface Speaker {
  /** Chinese is at hand at once, for the first words. */
  words(): Words | undefined;
  lateWords(): LateWords | undefined;
  /** Resolves when all words are there; rejects when they cannot be fetched. */
  ready(): Promise<void>;
  /** Takes up a language as soon as its words are there. Where they cannot be fetched, it leaves everything as it is. */
  choose(tag: string): void;
}

export function createSpeaker(host: HTMLElement, changed: () => void): Speaker {
  let words: Words | undefined;
  let lateWords: LateWords | undefined;
  let chosen: Speech | Promise<Speech> | undefined;
  let speaking = Promise.resolve();

  /** Both halves of a language change at once, unless another was chosen meanwhile. */
  async function speak(speech: Speech | Promise<Speech>): Promise<void> {
    const spoken = await speech;
    const late = await spoken.late();
    if (speech !== chosen) return;
    ({words} = spoken);
    lateWords = late;
    changed();
  }

  return {
    words: () => words,
    lateWords: () => lateWords,
    ready: () => speaking,
    choose(tag) {
      const speech = speechFor(tag, host, () => this.choose(tag));
      if (!(speech instanceof Promise)) words ??= speech.words;
      chosen = speech;
      speaking = speak(speech);
      // `ready` tells those who ask.
      speaking.catch(() => undefined);
      changed();
    },
  };
}
