import type {Speaker} from './speaker.ts';

/**
 * The words of a part that is loaded when it is needed, in the language of the rest. Resolves once they are there, with the way to read them
 * at each drawing; Chinese, which comes with the part, where there are none for a language or they cannot be fetched.
 */
export async function partWords<T>(
  speaker: Speaker,
  chinese: T,
  loadEnglish: () => Promise<T>,
  changed: () => void,
): Promise<() => T> {
  let english: T | undefined;
  let loading: Promise<void> | undefined;
  const speaksEnglish = (): boolean => speaker.words()?.language === 'en';
  const load = (): Promise<void> =>
    (loading ??= loadEnglish().then(
      (words) => {
        english = words;
        changed();
      },
      () => {
        english = chinese;
      },
    ));
  if (speaksEnglish()) await load();
  return () => {
    if (!speaksEnglish()) return chinese;
    if (english === undefined) void load();
    return english ?? chinese;
  };
}
