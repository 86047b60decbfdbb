import type {PersonalWords} from './dictionary.ts';

/** The words in a language that the others were found for. Rejects where they cannot be fetched. */
export async function personalWordsFor(language: string | undefined): Promise<PersonalWords> {
  const file = language === 'en' ? await import('./en.personal.ts') : await import('./zh-CN.personal.ts');
  return file.personalWords;
}
