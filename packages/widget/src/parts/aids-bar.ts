import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {AidWords, Review} from '../locales/dictionary.ts';
import {aidWords as chinese} from '../locales/zh-CN.aids.ts';

/** `voiceless`: nobody can read this language aloud here. */
export type Reading = 'voiceless' | 'silent' | 'reading';

/** What the row shows, and what a citizen does with it. `view` is absent where the site does not offer another one. */
export type AidsBar = {
  readonly languages: readonly string[];
  readonly language: string;
  readonly review: Review | undefined;
  readonly chooseLanguage: (language: string) => void;
  readonly view: 'elder' | 'standard' | undefined;
  readonly chooseView: (view: 'elder' | 'standard') => void;
  readonly reading: Reading;
  readonly read: () => void;
  readonly stop: () => void;
};

// Each in its own words: whoever looks for a language reads that one.
const NAMES: Readonly<Record<string, string>> = {
  'zh-CN': '简体中文',
  'zh-Hant': '繁體中文',
  en: 'English',
  bo: 'བོད་ཡིག',
  ug: 'ئۇيغۇرچە',
  'mn-Mong': 'ᠮᠣᠩᠭᠣᠯ',
  'kk-Arab': 'قازاقشا',
  ko: '한국어',
};

export function aidsBar(words: AidWords, bar: AidsBar): TemplateResult {
  const {languages, language, view, reading} = bar;
  return html`${languages.length > 1 ? languageChoice(words, bar) : nothing}
  ${
    view === undefined
      ? nothing
      : html`<button
          class="button"
          part="view"
          type="button"
          @click=${() => bar.chooseView(view === 'elder' ? 'standard' : 'elder')}
        >
          ${view === 'elder' ? words.standard : words.elder}
        </button>`
  }
  ${
    reading === 'voiceless'
      ? nothing
      : html`<button class="button" part="read" type="button" @click=${reading === 'reading' ? bar.stop : bar.read}>
          ${reading === 'reading' ? words.stopReading : words.readAloud}
        </button>`
  }
  ${
    bar.review === 'not-yet-reviewed-by-a-native-speaker'
      ? html`<p class="soft draft">
          <span lang=${language}>${words.notReviewed}</span> <span lang="zh-CN">${chinese.notReviewed}</span>
        </p>`
      : nothing
  }`;
}

function languageChoice(words: AidWords, {languages, language, chooseLanguage}: AidsBar): TemplateResult {
  return html`<select
    class="choose"
    part="language"
    aria-label=${words.language}
    @change=${({currentTarget}: {readonly currentTarget: HTMLSelectElement}) => chooseLanguage(currentTarget.value)}
  >
    ${languages.map(
      (offered) =>
        html`<option lang=${offered} .value=${offered} .selected=${offered === language}>
          ${NAMES[offered] ?? offered}
        </option>`,
    )}
  </select>`;
}
