import '@haochaping/widget/define';
import {createClient} from '@haochaping/sdk';
import {html, nothing, render, type TemplateResult} from 'lit';
import {finishAnotherCase, readCases, type DemonstrationCase, type DemonstrationCases} from '../demonstration.ts';
import {createLine} from './line.ts';

interface State {
  readonly cases: DemonstrationCases | 'loading' | 'unreachable';
  /** The case whose review stands open, as it was read then: each reading brings new invitations, and a new one begins anew. */
  readonly open: DemonstrationCase | undefined;
  readonly rated: ReadonlySet<string>;
  readonly waiting: number;
  readonly cut: boolean;
}

// The backend stands one folder above this page, wherever the whole was put.
const backend = new URL('..', document.baseURI).href;
const line = createLine();
// One client for the page: whatever waits from the last visit is sent as soon as there is a network, opened form or not.
const client = createClient({endpoint: backend, fetch: line.fetch});
const place = document.getElementById('portal');

let state: State = {cases: 'loading', open: undefined, rated: new Set(), waiting: 0, cut: line.isCut()};

function change(next: Partial<State>): void {
  state = {...state, ...next};
  if (place !== null) render(page(state), place);
}

function page(now: State): TemplateResult {
  return html`
    <div class="portal-bar">
      <p class="hcp-soft">
        ${now.cases === 'loading' || now.cases === 'unreachable' ? nothing : now.cases.citizen.name}
      </p>
      <label class="hcp-choice">
        <input type="checkbox" .checked=${now.cut} @change=${cutOrMend} />
        模拟断网
      </label>
    </div>
    <div role="status">${now.waiting === 0 ? nothing : waitingNotice(now)}</div>
    ${cases(now)}
  `;
}

function waitingNotice(now: State): TemplateResult {
  return html`
    <p class="hcp-notice hcp-waiting">
      <strong>有 ${now.waiting} 条评价已保存在这台设备上，等待送出。</strong>
      ${now.cut ? '网络恢复后自动送出，关掉浏览器也不会丢。' : '正在送出。'}
    </p>
  `;
}

function cases(now: State): TemplateResult {
  if (now.cases === 'loading') return html`<p class="hcp-skeleton" aria-label="正在读取办件"></p>`;
  if (now.cases === 'unreachable') {
    return html`
      <p class="hcp-notice hcp-refused">
        <strong>读不到您的办件。</strong>已经保存的评价不受影响，网络恢复后自动送出。
      </p>
      <p><button class="hcp-button" type="button" @click=${load}>再试一次</button></p>
    `;
  }
  return html`
    <ul class="portal-cases">
      ${now.cases.cases.map((one) => html`<li class="hcp-card">${caseCard(one, now)}</li>`)}
    </ul>
    <p><button class="hcp-button" type="button" @click=${finishOne}>再办完一件事（演示）</button></p>
  `;
}

function caseCard(one: DemonstrationCase, now: State): TemplateResult {
  const key = keyOf(one);
  const rated = one.rated || now.rated.has(key);
  const open = now.open !== undefined && keyOf(now.open) === key ? now.open : undefined;
  return html`
    <div class="portal-case-head">
      <div>
        <h2>${one.itemName}</h2>
        <p class="hcp-soft">${one.departmentName} · ${one.serviceName} · ${day(one.servedOn)}</p>
        <p class="hcp-soft hcp-small">办件编号 ${one.caseNumber}</p>
      </div>
      ${button(one, {rated, open: open !== undefined})}
    </div>
    ${
      open
        ? html`
            <div class="portal-review">
              <hcp-review
                endpoint=${backend}
                invitation=${open.invitation}
                receipt-href="../receipt/"
                .client=${client}
                @review-saved=${() => markRated(key)}
                @review-delivered=${() => markRated(key)}
              ></hcp-review>
            </div>
          `
        : nothing
    }
  `;
}

function button(one: DemonstrationCase, {rated, open}: {rated: boolean; open: boolean}): TemplateResult {
  if (rated && !open) return html`<p class="hcp-badge hcp-done">已评价</p>`;
  if (Date.parse(one.expiresAt) < Date.now()) return html`<p class="hcp-badge hcp-neutral">已过评价时间</p>`;
  return html`
    <button
      class=${open ? 'hcp-button' : 'hcp-button hcp-primary'}
      type="button"
      aria-expanded=${open ? 'true' : 'false'}
      @click=${() => change({open: open ? undefined : one})}
    >
      ${open ? '收起' : '评价这次服务'}
    </button>
  `;
}

function keyOf(one: DemonstrationCase): string {
  return `${one.caseNumber}#${one.serviceNumber}`;
}

function day(localDate: string): string {
  return new Intl.DateTimeFormat('zh-CN', {dateStyle: 'long', timeZone: 'UTC'}).format(
    new Date(`${localDate}T00:00:00Z`),
  );
}

function markRated(key: string): void {
  change({rated: new Set([...state.rated, key])});
}

function cutOrMend(): void {
  line.setCut(!state.cut);
  change({cut: line.isCut()});
  if (!state.cut) void client.flush();
}

async function load(): Promise<void> {
  change({cases: 'loading'});
  await refresh();
}

async function refresh(): Promise<void> {
  try {
    change({cases: await readCases(backend)});
  } catch {
    change({cases: 'unreachable'});
  }
}

async function finishOne(): Promise<void> {
  try {
    await finishAnotherCase(backend);
    change({open: undefined});
    await refresh();
  } catch {
    change({cases: 'unreachable'});
  }
}

async function countWaiting(): Promise<void> {
  change({waiting: (await client.pending()).filter((one) => one.state !== 'parked').length});
}

change({});
client.subscribe((event) => {
  void countWaiting();
  // What waited since the last visit: only now the server knows that its case is rated.
  if (event.type === 'delivered') void refresh();
});
void countWaiting();
void load();
