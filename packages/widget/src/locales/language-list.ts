/** The languages that come with the element, by their BCP 47 tags. */
export const LANGUAGES = ['zh-CN', 'zh-Hant', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Those that every page may ask for: every word of them has been read. The others are offered where a site names them. */
export const COMPLETE: readonly Language[] = ['zh-CN', 'zh-Hant', 'en'];

/** How the letters that a tag does not name are told from its region. */
const OTHER_SPELLINGS: readonly (readonly [RegExp, Language])[] = [
  [/^zh-(.*-)?(hant|tw|hk|mo)\b/, 'zh-Hant'],
  [/^zh\b/, 'zh-CN'],
  [/^en\b/, 'en'],
];

/** The language that a tag means, as it is known here; undefined for any other. */
export function languageOf(tag: string): Language | undefined {
  const lower = tag.toLowerCase();
  return OTHER_SPELLINGS.find(([pattern]) => pattern.test(lower))?.[1];
}

/** What a site offers by its `languages`, in its order, each once; undefined where it says nothing. A tag that is not known here stays as it is written. */
export function offeredLanguages(attribute: string | null): readonly string[] | undefined {
  const tags = attribute?.split(/[\s,]+/).filter((tag) => tag !== '') ?? [];
  return tags.length === 0 ? undefined : [...new Set(tags.map((tag) => languageOf(tag) ?? tag))];
}

/** Which of those offered a tag asks for; Chinese, when the tag asks for none of them. */
export function chosenLanguage(tag: string, offered: readonly string[] = COMPLETE): string {
  const asked = languageOf(tag) ?? tag;
  return offered.find((language) => language.toLowerCase() === asked.toLowerCase()) ?? 'zh-CN';
}
