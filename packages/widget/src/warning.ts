import {findPersonalData} from '@haochaping/core';
import {html, nothing} from 'lit/html.js';
import {partWords} from './locales/part-words.ts';
import type {Speaker} from './locales/speaker.ts';
import {warningWords} from './locales/zh-CN.warning.ts';
import type {ScreenHost} from './screen.ts';
import {addStyles} from './style-sheets.ts';
import {warningStyles} from './warning-styles.ts';

/** Names what kinds of a person's own numbers a text seems to hold; nothing where it holds none. */
export type Warning = (text: string) => unknown;

export function createWarning(host: ScreenHost, speaker: Speaker): Warning {
  const words = partWords(speaker, 'warning', warningWords);
  if (host.shadowRoot !== null) addStyles(host.shadowRoot, warningStyles);
  return (text) => {
    const kinds = [...new Set(findPersonalData(text).map(({kind}) => kind))];
    const {found, advice} = words();
    return kinds.length === 0 ? nothing : html`<p class="warning"><strong>${found(kinds)}</strong>${advice}</p>`;
  };
}
