/** The languages that come with the element, by their BCP 47 tags; Mongolian and Kazakh in the letters that are used in China. */
export const LANGUAGES = ['zh-CN', 'zh-Hant', 'en', 'bo', 'ug', 'mn-Mong', 'kk-Arab', 'ko'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Those that every page may ask for: every word of them has been read. The others are offered where a site names them. */
export const COMPLETE: readonly Language[] = ['zh-CN', 'zh-Hant', 'en'];

/** What else means one of them; where a tag does not name the letters, its region does. */
const SPELLINGS: readonly (readonly [RegExp, Language])[] = [
  [/^zh-(.*-)?(hant|tw|hk|mo)\b/, 'zh-Hant'],
  [/^zh\b/, 'zh-CN'],
  [/^mn-(.*-)?(mong|cn)\b/, 'mn-Mong'],
  [/^kk-(.*-)?(arab|cn)\b/, 'kk-Arab'],
  [/^en\b/, 'en'],
  [/^bo\b/, 'bo'],
  [/^ug\b/, 'ug'],
  [/^ko\b/, 'ko'],
];

/** The language that a tag means, as it is known here; undefined for any other. */
export function languageOf(tag: string): Language | undefined {
  const lower = tag.toLowerCase();
  return SPELLINGS.find(([pattern]) => pattern.test(lower))?.[1];
}

/**
 * What a site offers by its `languages`, in its order, each once; undefined where it says nothing. A tag that is not known here stays as it
 * is written, for a dictionary that the site brings.
 */
export function offeredLanguages(attribute: string | null): readonly string[] | undefined {
  const tags = attribute?.split(/[\s,]+/).filter((tag) => tag !== '') ?? [];
  return tags.length === 0 ? undefined : [...new Set(tags.map((tag) => languageOf(tag) ?? tag))];
}

/** Which of those offered a tag asks for; Chinese, when the tag asks for none of them. */
export function chosenLanguage(tag: string, offered: readonly string[] = COMPLETE): string {
  const asked = languageOf(tag) ?? tag;
  return offered.find((language) => language.toLowerCase() === asked.toLowerCase()) ?? 'zh-CN';
}
