import type {SessionLine} from '@haochaping/protocol/staff';
import {html, nothing, type TemplateResult} from 'lit';
import {momentWords} from '../day-words.ts';
import {SESSIONS} from '../locales/administration-zh-CN.ts';
import {officeDay} from '../staff/duty-clock.ts';

/** Where somebody is signed in; with a button to each but the own one where `end` is given. */
export function sessionTable(sessions: readonly SessionLine[], at: number, end?: (id: string) => void): TemplateResult {
  if (sessions.length === 0) return html`<p class="hcp-soft">${SESSIONS.none}</p>`;
  const {columns} = SESSIONS;
  const today = officeDay(at);
  return html`<table class="hcp-table hcp-stack">
    <caption class="hcp-hidden">
      ${SESSIONS.heading}
    </caption>
    <thead>
      <tr>
        <th scope="col">${columns.agent}</th>
        <th scope="col">${columns.createdAt}</th>
        <th scope="col">${columns.seenAt}</th>
        ${end === undefined ? nothing : html`<th scope="col">${columns.end}</th>`}
      </tr>
    </thead>
    <tbody>
      ${sessions.map(
        ({id, agent, createdAt, seenAt, own}) =>
          html`<tr>
            <th scope="row" class="hcp-console-what">
              ${agentWords(agent)}${own ? html` <small>${SESSIONS.own}</small>` : nothing}
            </th>
            <td class="hcp-num" data-label=${columns.createdAt}>${momentWords(createdAt, today)}</td>
            <td class="hcp-num" data-label=${columns.seenAt}>${momentWords(seenAt, today)}</td>
            ${
              end === undefined
                ? nothing
                : html`<td data-label=${columns.end}>
                    ${
                      own
                        ? SESSIONS.here
                        : html`<button class="hcp-button" type="button" @click=${() => end(id)}>
                            ${SESSIONS.endOne}
                          </button>`
                    }
                  </td>`
            }
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const BROWSERS = [
  ['Edg', 'Edge'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** What a browser calls itself, in two words that somebody recognises. */
function agentWords(agent = ''): string {
  const browser = BROWSERS.find(([sign]) => agent.includes(sign))?.[1];
  const system = SYSTEMS.find(([sign]) => agent.includes(sign))?.[1];
  return [browser, system].filter((word) => word !== undefined).join('，') || SESSIONS.unknownAgent;
}
