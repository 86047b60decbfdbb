import type {OutboxWords} from './words.ts';

/** The words for a language tag; Chinese where there are none for it. Rejects where they cannot be fetched. */
export async function outboxWordsFor(language: string): Promise<OutboxWords> {
  const english = /^en\b/i.test(language);
  const file = english ? await import('../locales/en.outbox.ts') : await import('../locales/zh-CN.outbox.ts');
  return file.outboxWords;
}
