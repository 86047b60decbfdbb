import type {Answer} from '@haochaping/protocol/staff';
import {html, nothing, type LitElement, type ReactiveController, type TemplateResult} from 'lit';
import {troubleNotice} from '../notices.ts';
import {isSessionLost} from '../staff/desk.ts';
import {problemOf, type Failure} from '../trouble.ts';

/** Asks the backend for a page, one thing after the other, and keeps what came of the last. Fires `session-lost` on the page. */
export class Asking implements ReactiveController {
  failure: Failure | undefined;
  busy = false;
  /** What was done, in words, until something else is asked. */
  done: string | undefined;
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  /** The answer's body, wrapped; undefined when there was none, or when something else is still being asked. */
  async of<T>(ask: () => Promise<Answer<T>>, done?: string): Promise<{readonly body: T} | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.failure = undefined;
    this.done = undefined;
    this.#host.requestUpdate();
    const answer = await ask();
    this.busy = false;
    this.#host.requestUpdate();
    if (answer.kind === 'ok') {
      this.done = done;
      return {body: answer.body};
    }
    this.failure = answer;
    if (isSessionLost(answer)) this.#host.dispatchEvent(new CustomEvent('session-lost', {bubbles: true}));
    return undefined;
  }

  /** The code of the problem that the last answer was. */
  get code(): string | undefined {
    return this.failure === undefined ? undefined : problemOf(this.failure)?.code;
  }

  /** The rule that said no, where one did. */
  get refusal(): string | undefined {
    return this.failure === undefined ? undefined : problemOf(this.failure)?.refusal;
  }

  /** Forgets a failure that is told elsewhere, beside the field it is about. */
  told(): void {
    this.failure = undefined;
    this.#host.requestUpdate();
  }

  /** What was done, or what went wrong: in the words of a rule where the page has some for it. */
  notice(refusals: Readonly<Record<string, string>> = {}): TemplateResult {
    const {failure, done} = this;
    const words = refusals[this.refusal ?? ''];
    if (words !== undefined) {
      return html`<div class="hcp-notice hcp-refused" role="alert"><p>${words}</p></div>`;
    }
    return html`
      ${failure === undefined ? nothing : troubleNotice(failure)}
      <div role="status">
        ${done === undefined ? nothing : html`<div class="hcp-notice hcp-done"><p>${done}</p></div>`}
      </div>
    `;
  }
}
