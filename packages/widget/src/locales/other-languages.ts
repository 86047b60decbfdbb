import {kept} from '../kept-choice.ts';
import {scriptsStyles} from '../scripts-styles.ts';
import {addStyles} from '../style-sheets.ts';
import type {Speech} from './choose.ts';
import type {Dictionary} from './dictionary.ts';
import {chosenLanguage, offeredLanguages, type Language} from './language-list.ts';
import {broughtDictionary} from './brought.ts';
import {dictionaryOf} from './written.ts';

const DICTIONARIES: Readonly<Record<Exclude<Language, 'zh-CN'>, () => Promise<Dictionary>>> = {
  'zh-Hant': async () => dictionaryOf((await import('./zh-Hant.ts')).written),
  en: async () => (await import('./en.dictionary.ts')).dictionary,
  bo: async () => dictionaryOf((await import('./bo.ts')).written),
  ug: async () => dictionaryOf((await import('./ug.ts')).written),
  'mn-Mong': async () => dictionaryOf((await import('./mn-Mong.ts')).written),
  'kk-Arab': async () => dictionaryOf((await import('./kk-Arab.ts')).written),
  ko: async () => dictionaryOf((await import('./ko.ts')).written),
};

// An element that speaks one language after another needs its styles once.
const styled = new WeakSet<ShadowRoot>();

/**
 * What an element speaks that was asked for `tag`: what the citizen chose, before what the page says; the site's own dictionary of it, before
 * ours; `chinese` where nothing else is meant or offered. Where the site offers a choice, what it is made with stands above from now on.
 */
export async function speechIn(tag: string, host: HTMLElement, chinese: Speech, again: () => void): Promise<Speech> {
  const offered = offeredLanguages(host.getAttribute('languages'));
  const language = chosenLanguage((offered && kept(host, 'language')) ?? tag, offered);
  const dictionary = (offered && (await broughtDictionary(host, language))) ?? (await ownDictionary(language));
  const speech = dictionary === undefined ? chinese : speechOf(dictionary);
  const root = host.shadowRoot;
  if (root === null) return speech;
  if (dictionary !== undefined) addScripts(root);
  // Without them the words are the same.
  if (host.matches('[languages],[view]')) await addAids(host, root, speech, again).catch(() => undefined);
  return speech;
}

function speechOf(dictionary: Dictionary): Speech {
  return {words: dictionary.words, late: () => Promise.resolve({...dictionary.late, dictionary})};
}

function addScripts(root: ShadowRoot): void {
  if (styled.has(root)) return;
  styled.add(root);
  addStyles(root, scriptsStyles);
}

async function addAids(host: HTMLElement, root: ShadowRoot, speech: Speech, again: () => void): Promise<void> {
  const [{aidsOf}, late] = await Promise.all([import('../aids.ts'), speech.late()]);
  aidsOf(host, root, again).speak({words: speech.words, late, dictionary: late.dictionary});
}

async function ownDictionary(language: string): Promise<Dictionary | undefined> {
  const dictionaries: Readonly<Record<string, () => Promise<Dictionary>>> = DICTIONARIES;
  return dictionaries[language]?.();
}
