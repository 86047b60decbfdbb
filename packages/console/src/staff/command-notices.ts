import {REFUSAL_CODES, type RefusalCode} from '@haochaping/core';
import {html, nothing, type TemplateResult} from 'lit';
import {COMMANDS} from '../locales/staff-pages-zh-CN.ts';
import {REFUSAL_WORDS} from '../locales/staff-zh-CN.ts';
import {problemOf, troubleWords, type Failure} from '../trouble.ts';
import {isSessionLost} from './desk.ts';

type Told = {readonly title: string; readonly advice: string; readonly latest?: true};

/** What came of sending a command, and what to do now. Nothing while there is nothing to tell. */
export function submissionNotice(sent: {
  readonly failure: Failure | undefined;
  readonly reread: boolean;
  readonly allowed: boolean;
  readonly seeLatest: () => void;
}): TemplateResult | typeof nothing {
  const {failure, reread, allowed, seeLatest} = sent;
  if (failure === undefined) {
    if (!reread) return nothing;
    return html`<div class="hcp-notice hcp-info" role="status" tabindex="-1" data-notice>
      <p>${allowed ? COMMANDS.seen : COMMANDS.goneAdvice}</p>
    </div>`;
  }
  // Signing in again stands before everything else, and says so itself.
  if (isSessionLost(failure)) return nothing;
  const {title, advice, latest} = toldOf(failure);
  return html`
    <div class="hcp-notice ${latest === true ? 'hcp-waiting' : 'hcp-refused'}" role="alert" tabindex="-1" data-notice>
      <h3>${title}</h3>
      <p>${advice}</p>
      ${
        latest === true
          ? html`<div class="hcp-buttons">
              <button class="hcp-button" type="button" name="see-latest" @click=${seeLatest}>
                ${COMMANDS.seeLatest}
              </button>
            </div>`
          : nothing
      }
    </div>
  `;
}

function toldOf(failure: Failure): Told {
  const problem = problemOf(failure);
  switch (problem?.code) {
    case 'version-stale':
      return {title: COMMANDS.staleTitle, advice: COMMANDS.staleAdvice, latest: true};
    case 'idempotency-key-reused':
      return {title: COMMANDS.reusedTitle, advice: COMMANDS.reusedAdvice, latest: true};
    case 'command-refused':
      return {title: COMMANDS.refusedTitle, advice: refusalWords(problem.refusal)};
    case undefined:
      // Nobody can say whether it arrived: the key makes sending it once more harmless.
      return {title: COMMANDS.unknownTitle, advice: COMMANDS.unknownAdvice};
    default:
      return problem !== undefined && problem.status >= 500
        ? {title: COMMANDS.unknownTitle, advice: COMMANDS.unknownAdvice}
        : troubleWords(failure);
  }
}

function refusalWords(code: string | undefined): string {
  const known: RefusalCode | undefined = REFUSAL_CODES.find((refusal) => refusal === code);
  return known === undefined ? COMMANDS.invalid : REFUSAL_WORDS[known];
}
