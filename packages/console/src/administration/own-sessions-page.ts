import {accountRoutes, type SessionLine} from '@haochaping/protocol/staff';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {SESSIONS} from '../locales/administration-zh-CN.ts';
import {skeleton} from '../notices.ts';
import {AdministrationPage} from './administration-page.ts';
import {sessionTable} from './session-table.ts';

/** Where the person who asks is signed in, to be ended. */
export class OwnSessionsPage extends AdministrationPage {
  #sessions: readonly SessionLine[] | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('route') || changed.has('desk')) void this.#read();
  }

  protected override render(): TemplateResult {
    const sessions = this.#sessions;
    return html`
      <h1 tabindex="-1">${SESSIONS.heading}</h1>
      <p>${SESSIONS.lead}</p>
      ${this.asking.notice()}
      ${
        sessions === undefined
          ? this.asking.failure === undefined
            ? skeleton(3)
            : nothing
          : sessionTable(sessions, this.at, (id) => void this.#end(id))
      }
      ${
        sessions === undefined || sessions.length < 2
          ? nothing
          : html`<p>
              <button class="hcp-button" type="button" name="end-others" @click=${this.#endOthers}>
                ${SESSIONS.endOthers}
              </button>
            </p>`
      }
    `;
  }

  async #read(): Promise<void> {
    const {done} = this.asking;
    const answer = await this.asking.of(() => this.desk.connect(accountRoutes).listOwnSessions(), done);
    if (answer !== undefined) this.#sessions = answer.body.sessions;
    this.requestUpdate();
  }

  async #end(id: string): Promise<void> {
    const api = this.desk.connect(accountRoutes);
    await this.asking.of(() => api.endOwnSession({params: {id}}), SESSIONS.endedOne);
    if (this.asking.failure === undefined) await this.#read();
  }

  #endOthers = async (): Promise<void> => {
    const answer = await this.asking.of(() => this.desk.connect(accountRoutes).endOwnSessions(), SESSIONS.endedOthers);
    if (answer !== undefined) await this.#read();
  };
}
