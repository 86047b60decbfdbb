import type {Speech} from './choose.ts';
import type {Dictionary} from './dictionary.ts';
import {chosenLanguage, languageOf, offeredLanguages, type Language} from './language-list.ts';
import {dictionaryOf} from './written.ts';

const DICTIONARIES: Readonly<Record<Exclude<Language, 'zh-CN'>, () => Promise<Dictionary>>> = {
  'zh-Hant': async () => {
    const {written} = await import('./zh-Hant.ts');
    return dictionaryOf(written);
  },
  en: async () => {
    const {dictionary} = await import('./en.dictionary.ts');
    return dictionary;
  },
};

/** What an element speaks that was asked for `tag`; `chinese` where nothing else is meant or offered. */
export async function speechIn(tag: string, host: HTMLElement, chinese: Speech): Promise<Speech> {
  const language = languageOf(chosenLanguage(tag, offeredLanguages(host.getAttribute('languages'))));
  if (language === undefined || language === 'zh-CN') return chinese;
  const dictionary = await DICTIONARIES[language]();
  return {words: dictionary.words, late: () => Promise.resolve({...dictionary.late, dictionary})};
}
