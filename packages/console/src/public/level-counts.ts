import {LEVEL_NAMES, LEVELS, type LevelCounts} from '@haochaping/core';
import {html, type TemplateResult} from 'lit';
import {countText} from '../count.ts';
import {PUBLIC} from '../locales/public-zh-CN.ts';

/** The five counts, exact to the unit, alike in size and colour. */
export function levelCounts(counts: LevelCounts): TemplateResult {
  return html`
    <section aria-label=${PUBLIC.counts}>
      <dl class="hcp-counts">
        ${LEVELS.map(
          (level) => html`
            <div class="hcp-count">
              <dt>${LEVEL_NAMES[level]}</dt>
              <dd>${countText(counts[level])}</dd>
            </div>
          `,
        )}
      </dl>
    </section>
  `;
}
