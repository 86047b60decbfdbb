import type {WorkOrderDetail} from '@haochaping/protocol/staff';
import {html, nothing} from 'lit';
import {momentWords} from '../day-words.ts';
import {MERGES} from '../locales/order-records-zh-CN.ts';
import {ORDER} from '../locales/staff-pages-zh-CN.ts';
import {MERGE_GROUND_WORDS, STATE_WORDS} from '../locales/staff-zh-CN.ts';
import {hashOfOrder} from './inbox-query.ts';
import {part, said, type Part} from './record-parts.ts';

/** 并单, both ways, each order linked: those that this one followed, the latest first, and those that follow it now. */
export function orderMerges({order, followers = []}: WorkOrderDetail, today: string): Part {
  const merges = (order.merges ?? []).toReversed();
  if (merges.length === 0 && followers.length === 0) return nothing;
  return part(
    MERGES.heading,
    html`
      ${
        merges.length === 0
          ? nothing
          : html`<ul class="hcp-console-records">
              ${merges.map(
                (merge) => html`
                  <li>
                    <p>${MERGES.into} <a class="hcp-num" href=${hashOfOrder(merge.orderId)}>${merge.number}</a></p>
                    <p class="hcp-soft hcp-num">
                      ${MERGE_GROUND_WORDS[merge.ground]} · ${momentWords(merge.mergedAt, today)} ·
                      ${
                        merge.releasedAt === undefined
                          ? MERGES.stood(STATE_WORDS[merge.parentState])
                          : MERGES.released(momentWords(merge.releasedAt, today))
                      }
                    </p>
                    ${said(ORDER.note, merge.note)}
                  </li>
                `,
              )}
            </ul>`
      }
      ${
        followers.length === 0
          ? nothing
          : html`<p>${MERGES.followers(followers.length)}</p>
              <ul class="hcp-console-records">
                ${followers.map(
                  ({id, number, state}) =>
                    html`<li>
                      <a class="hcp-num" href=${hashOfOrder(id)}>${number}</a>
                      <span class="hcp-soft">${STATE_WORDS[state]}</span>
                    </li>`,
                )}
              </ul>`
      }
    `,
  );
}
