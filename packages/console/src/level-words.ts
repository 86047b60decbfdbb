import {isLevel, LEVEL_NAMES} from '@haochaping/core';
import {html, type TemplateResult} from 'lit';

/** The official word of a level; of one that this page does not know, its number. */
export function levelName(level: number): string {
  return isLevel(level) ? LEVEL_NAMES[level] : String(level);
}

/** A level by its word; the stars beside it say the same once more. */
export function levelWords(level: number): TemplateResult {
  const stars = '★'.repeat(level) + '☆'.repeat(5 - level);
  return html`<span class="hcp-console-level"> <span aria-hidden="true">${stars}</span> ${levelName(level)}</span>`;
}
