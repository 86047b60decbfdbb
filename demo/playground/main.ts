import '@haochaping/widget/define';
import {html, nothing, render, type TemplateResult} from 'lit';
import {attributesOf, type Chosen, snippetOf} from './snippet.ts';

/** What can be chosen, in words and as an attribute; the first choice is what holds without it. */
const CHOICES: readonly (readonly [name: string, label: string, values: readonly (readonly [string, string])[]])[] = [
  [
    'lang',
    '语言',
    [
      ['', '跟随页面'],
      ['zh-Hant', '繁體中文'],
      ['en', 'English'],
    ],
  ],
  [
    'languages',
    '给评价人挑的语言',
    [
      ['', '不给挑'],
      ['zh-CN zh-Hant en', '审过的三种'],
      ['zh-CN zh-Hant en bo ug mn-Mong kk-Arab ko', '连同五种草稿'],
    ],
  ],
  [
    'mode',
    '怎样出现',
    [
      ['', '就在原处'],
      ['dialog', '对话框'],
      ['launcher', '浮动按钮'],
    ],
  ],
  [
    'data-theme',
    '浅深',
    [
      ['', '浅色'],
      ['dark', '深色'],
      ['auto', '跟随系统'],
    ],
  ],
  [
    'data-view',
    '视图',
    [
      ['', '普通'],
      ['elder', '长辈版'],
    ],
  ],
];
const SWITCHES = [
  ['stepwise', '一屏只问一件事'],
  ['shared-device', '公用设备'],
  ['expose-level', '事件里带上等级'],
] as const;
const BACKEND = 'https://hcp.example.gov.cn';
const EVENTS = ['review-saved', 'review-delivered', 'review-refused', 'review-unsaved'] as const;
const OPEN_CODE = "document.querySelector('hcp-review').open();";

let chosen: Chosen = {};
let heard: readonly string[] = [];
let shown = document.createElement('hcp-review');

const place = document.getElementById('playground');
const stage = document.createElement('div');
stage.className = 'playground-stage';
for (const type of EVENTS) {
  stage.addEventListener(type, ({detail}) => {
    heard = [...heard, `${type} ${JSON.stringify(detail)}`];
    draw();
  });
}

function choose(name: string, value: string | boolean): void {
  chosen = {...chosen, [name]: value};
  heard = [];
  showElement();
  draw();
}

/** A new element for each choice: as a page that was written so. */
function showElement(): void {
  shown = document.createElement('hcp-review');
  shown.setAttribute('demo', '');
  for (const [name, value] of attributesOf(chosen)) shown.setAttribute(name, value);
  stage.replaceChildren(shown);
}

function draw(): void {
  if (place === null) return;
  render(
    html`
      <form class="playground-form" @submit=${(event: Event) => event.preventDefault()}>
        ${CHOICES.map(([name, label, values]) => selection(name, label, values))}
        ${SWITCHES.map(
          ([name, label]) =>
            html`<label class="hcp-choice">
              <input
                type="checkbox"
                @change=${({currentTarget}: Event) => choose(name, (currentTarget as HTMLInputElement).checked)}
              /><span>${label} <code>${name}</code></span>
            </label>`,
        )}
      </form>
      ${
        chosen['mode'] === 'dialog'
          ? html`<p>
              <button class="hcp-button" type="button" @click=${() => shown.open()}>打开</button>
              <code>${OPEN_CODE}</code>
            </p>`
          : nothing
      }
      ${stage}
      <h2>代码</h2>
      <pre class="playground-code" tabindex="0" aria-label="代码"><code>${snippetOf(chosen, BACKEND)}</code></pre>
      <h2>事件</h2>
      <pre class="playground-code" tabindex="0" aria-label="事件" aria-live="polite"><code>${
        heard.length === 0 ? '评一次，这里就有。' : heard.join('\n')
      }</code></pre>
    `,
    place,
  );
}

function selection(name: string, label: string, values: readonly (readonly [string, string])[]): TemplateResult {
  return html`<label class="hcp-field hcp-short">
    <span class="hcp-label">${label} <code>${name}</code></span>
    <select
      class="hcp-input"
      @change=${({currentTarget}: Event) => choose(name, (currentTarget as HTMLSelectElement).value)}
    >
      ${values.map(([value, words]) => html`<option value=${value}>${words}</option>`)}
    </select>
  </label>`;
}

showElement();
draw();
