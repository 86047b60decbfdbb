import {fetchClips, type Clips} from './clips.ts';
import type {AidWords} from './locales/dictionary.ts';
import type {Spoken} from './aids.ts';
import type {Reading} from './parts/aids-bar.ts';
import {spokenPage, voiceFor, type PageKey} from './spoken-page.ts';

/** Reads a screen aloud, when asked to and never by itself: by the site's clips where it has them, else by a voice of the device. */
export interface Reader {
  state(): Reading;
  read(): void;
  stop(): void;
}

// Where each part of the form stands.
const PARTS: readonly (readonly [PageKey, string])[] = [
  ['level', '.levels'],
  ['tags', '.tags'],
  ['text', '#text'],
  ['person', '.identity'],
];
const RESULTS: readonly PageKey[] = ['saved', 'delivered', 'already-rated', 'refused'];

export function createReader(
  host: HTMLElement,
  root: ShadowRoot,
  spoken: () => Spoken | undefined,
  words: () => AidWords,
  changed: () => void,
): Reader {
  let turn = 0;
  let reading = false;
  let playing: HTMLAudioElement | undefined;
  let clips: Clips | undefined;
  const synthesis = typeof speechSynthesis === 'undefined' ? undefined : speechSynthesis;
  // Voices come late, and the button with them.
  synthesis?.addEventListener('voiceschanged', changed);
  void fetchClips(host.getAttribute('clips-href')).then((fetched) => {
    clips = fetched;
    changed();
  });

  const language = (): string => spoken()?.words.language ?? 'zh-CN';
  const voice = (): SpeechSynthesisVoice | undefined => voiceFor(language(), synthesis?.getVoices() ?? []);

  function keys(): readonly PageKey[] {
    const parts = PARTS.filter(([, selector]) => root.querySelector(selector)).map(([key]) => key);
    const results = RESULTS.filter((key) => root.querySelector(`.result.${key}`));
    return [...parts, ...results];
  }

  /** Resolves when it was said; rejects when it cannot be. */
  function say(text: string): Promise<void> {
    const speaking = voice();
    if (synthesis === undefined || speaking === undefined) return Promise.reject(new Error('There is no voice.'));
    return new Promise((resolve, reject) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = speaking;
      utterance.lang = speaking.lang;
      utterance.rate = 0.9;
      utterance.onend = () => resolve();
      utterance.onerror = () => reject(new Error('It could not be said.'));
      synthesis.speak(utterance);
    });
  }

  function play(address: string): Promise<void> {
    const audio = new Audio(address);
    playing = audio;
    return new Promise((resolve, reject) => {
      audio.onended = () => resolve();
      audio.onpause = () => resolve();
      audio.onerror = () => reject(new Error('It cannot be played.'));
      audio.play().catch(reject);
    });
  }

  async function readPart(key: PageKey): Promise<void> {
    const now = spoken();
    if (now === undefined) return;
    const clip = clips?.of(language(), key);
    const subject = root.querySelector('.about h2')?.textContent.trim() ?? '';
    const aloud = (): Promise<void> => say(spokenPage(key, subject, now.words, now.late, words()));
    // A clip that is gone is no reason to say nothing.
    await (clip === undefined ? aloud() : play(clip).catch(aloud));
  }

  async function readAll(): Promise<void> {
    const mine = ++turn;
    reading = true;
    changed();
    for (const key of keys()) {
      if (mine !== turn) return;
      try {
        await readPart(key);
      } catch {
        // Silence is what the button shows next.
        break;
      }
    }
    if (mine === turn) stop();
  }

  function stop(): void {
    if (!reading) return;
    turn++;
    reading = false;
    playing?.pause();
    synthesis?.cancel();
    changed();
  }

  return {
    state() {
      if (reading) return 'reading';
      const able = voice() !== undefined || keys().some((key) => clips?.of(language(), key) !== undefined);
      return able ? 'silent' : 'voiceless';
    },
    read: () => void readAll(),
    stop,
  };
}
