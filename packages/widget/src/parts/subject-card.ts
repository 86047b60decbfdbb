import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {Words} from '../locales/dictionary.ts';
import type {FormState} from '../form-state.ts';

/** What is being rated, in words the citizen knows. */
export function subjectCard({about, verified}: FormState, words: Words): TemplateResult {
  return html`<div class="about">
    <p class="soft">${words.about}</p>
    <h2 lang="zh-CN">${about.itemName}</h2>
    <dl>
      ${fact(words.department, about.departmentName)} ${fact(words.window, about.windowName)}
      ${fact(words.staffNumber, about.staffNumber)} ${fact(words.servedOn, words.day(about.servedOn))}
    </dl>
    ${verified ? nothing : html`<p class="soft">${words.unverified}</p>`}
  </div>`;
}

function fact(name: string, value: string | undefined): TemplateResult | typeof nothing {
  return value === undefined
    ? nothing
    : html`<dt>${name}</dt>
        <dd>${value}</dd>`;
}
