import '@haochaping/widget/define';
import {html, render, type TemplateResult} from 'lit';
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
  ['expose-level', '事件里带上等级'],
] as const;
const BACKEND = 'https://hcp.example.gov.cn';
const EVENTS = ['review-saved', 'review-delivered', 'review-refused', 'review-unsaved'] as const;

let chosen: Chosen = {};
let heard: readonly string[] = [];

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
  const element = document.createElement('hcp-review');
  element.setAttribute('demo', '');
  for (const [name, value] of attributesOf(chosen)) element.setAttribute(name, value);
  stage.replaceChildren(element);
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
