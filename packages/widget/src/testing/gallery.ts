import {formatReceiptCode} from '@haochaping/core';
import '../define.ts';
import {Stage} from './stage.ts';
import {STATES} from './states.ts';

// A page that shows one state, as its address asks for it: what pictures and trees are taken of. The case is always the same.
const {searchParams} = new URL(location.href);
const asked = (name: string): string => searchParams.get(name) ?? '';

const stage = new Stage();
const theme = asked('theme');
const attrs = {
  ...(asked('languages') !== '' && {languages: asked('languages')}),
  ...(asked('view') !== '' && {view: asked('view')}),
};
document.documentElement.dataset['theme'] = theme;
const reach = STATES[asked('state')];
if (reach === undefined) throw new Error(`There is no state “${asked('state')}”.`);
const element = await reach(stage, {lang: asked('lang') || 'zh-CN', theme, attrs});
// A code is another each time.
const CODE = '7K3M9QXZ4T2B8WFH';
const number = element.shadowRoot?.querySelector('.number');
if (number) number.textContent = formatReceiptCode(CODE);
element.shadowRoot?.querySelector('.receipt a')?.setAttribute('href', `/receipt/#${CODE}`);
await document.fonts.ready;
element.dataset['reached'] = asked('state');
