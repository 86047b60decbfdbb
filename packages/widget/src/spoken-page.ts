import type {AidWords, LateWords, Message, Words} from './locales/dictionary.ts';

/** What stands on a screen, and the name of a recorded clip for it. */
export type PageKey = 'level' | 'tags' | 'text' | 'person' | 'saved' | 'delivered' | 'already-rated' | 'refused';

/**
 * What is said aloud of a part of the screen. It is the same whatever was rated: whoever stands near must not hear the level, and so not the
 * level's tags, nor whether it asks for a reason.
 */
export function spokenPage(key: PageKey, subject: string, words: Words, late: LateWords, aids: AidWords): string {
  switch (key) {
    case 'level':
      return [subject, words.levels].join('. ');
    case 'tags':
      return [late.tags, aids.tagsAloud].join(' ');
    case 'text':
      return [late.text, late.textHint].join('. ');
    case 'person': {
      const modes = Object.values(late.identityModes).map(said);
      return [late.identity, ...modes].join(' ');
    }
    case 'refused':
      return late.refused;
    case 'saved':
    case 'delivered':
    case 'already-rated':
      return [said(late.done[key]), late.receiptHint].join(' ');
  }
}

function said({title, text}: Message): string {
  return `${title}. ${text}`;
}

/**
 * The voice that speaks a language, of those a device has: of the same letters' region where there is one, else of the language. Undefined where
 * there is none: another language's voice would only spell.
 */
export function voiceFor<Voice extends {readonly lang: string}>(
  language: string,
  voices: readonly Voice[],
): Voice | undefined {
  const [primary = ''] = language.toLowerCase().split('-');
  const tagOf = ({lang}: Voice): string => lang.toLowerCase().replace(/_/g, '-');
  const able = voices.filter((voice) => tagOf(voice).split('-')[0] === primary);
  const near = language === 'zh-Hant' ? /^zh-(tw|hk|hant)/ : language === 'zh-CN' ? /^zh(-cn|-hans|$)/ : /^/;
  return able.find((voice) => near.test(tagOf(voice))) ?? able[0];
}
