import {speechFor, type Speech} from './choose.ts';
import type {LateWords, Words} from './dictionary.ts';

/** The words an element draws with, in the language it was last told to speak. */
export class Speaker {
  /** Chinese is at hand at once, for the first words. */
  words: Words | undefined;
  lateWords: LateWords | undefined;
  readonly #changed: () => void;
  #speech: Speech | Promise<Speech> | undefined;
  #speaking: Promise<void> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Resolves when all words are there; rejects when they cannot be fetched. */
  get ready(): Promise<void> {
    return this.#speaking ?? Promise.resolve();
  }

  /** Takes up a language as soon as its words are there. Where they cannot be fetched, it leaves everything as it is. */
  choose(tag: string): void {
    const speech = speechFor(tag);
    if (!(speech instanceof Promise)) this.words ??= speech.words;
    this.#speech = speech;
    this.#speaking = this.#speak(speech);
    // `ready` tells those who ask.
    this.#speaking.catch(() => undefined);
    this.#changed();
  }

  /** Both halves of a language change at once, unless another was chosen meanwhile. */
  async #speak(speech: Speech | Promise<Speech>): Promise<void> {
    const {words, late} = await speech;
    const lateWords = await late();
    if (speech !== this.#speech) return;
    this.words = words;
    this.lateWords = lateWords;
    this.#changed();
  }
}
