import {checkDictionary} from './check-dictionary.ts';
import type {Dictionary} from './dictionary.ts';
import {languageOf} from './language-list.ts';
import {dictionaryOf, type WrittenDictionary} from './written.ts';

/** Why a site's own dictionary is not spoken. `unfit` names the places in `problems`. */
export type DictionaryProblem = {
  readonly code: 'elsewhere' | 'unreachable' | 'unfit';
  readonly href: string;
  readonly problems: readonly string[];
};

/**
 * The site's own dictionary for a language, from the files that its `dictionary-href` names; undefined where none is for it. One that cannot be
 * used is told by `dictionary-refused` and left out: the words that come with the element are better than half a file.
 */
export async function broughtDictionary(host: HTMLElement, language: string): Promise<Dictionary | undefined> {
  const addresses = host.getAttribute('dictionary-href')?.split(/\s+/) ?? [];
  for (const href of addresses.filter((address) => address !== '')) {
    const read = await readDictionary(href);
    if ('code' in read) {
      host.dispatchEvent(new CustomEvent('dictionary-refused', {bubbles: true, composed: true, detail: read}));
    } else if ((languageOf(read.language) ?? read.language) === language) {
      return dictionaryOf(read);
    }
  }
  return undefined;
}

async function readDictionary(href: string): Promise<WrittenDictionary | DictionaryProblem> {
  const refused = (code: DictionaryProblem['code'], problems: readonly string[] = []): DictionaryProblem => ({
    code,
    href,
    problems,
  });
  const address = new URL(href, document.baseURI);
  // Words that citizens trust come from where the page comes from.
  if (address.origin !== location.origin) return refused('elsewhere');
  let body: unknown;
  try {
    const answer = await fetch(address.href);
    if (!answer.ok) return refused('unreachable');
    body = await answer.json();
  } catch {
    return refused('unreachable');
  }
  // The one written language of which every word is there: it shows what there has to be.
  const {written} = await import('./zh-Hant.ts');
  const checked = checkDictionary(body, written);
  return 'problems' in checked ? refused('unfit', checked.problems) : checked.dictionary;
}

declare global {
  interface HTMLElementEventMap {
    'dictionary-refused': CustomEvent<DictionaryProblem>;
  }
}
