import {BULLETIN} from './locales/bulletin-zh-cn.ts';
import {PUBLIC} from './locales/public-zh-cn.ts';
import {type Child, el, type Tree} from './tree.ts';

/** The page around what it shows. `folder` is its own place among the public pages. */
export function publicFrame(main: readonly Child[], folder: 'public' | 'bulletins'): readonly Tree[] {
  const link = (to: 'public' | 'bulletins' | 'receipt', words: string): Tree =>
    el('li', {}, el('a', {href: `../${to}/`, 'aria-current': to === folder ? 'page' : undefined}, words));
  return [
    el('a', {class: 'hcp-skip', href: '#main'}, PUBLIC.skip),
    el(
      'header',
      {class: 'hcp-header'},
      el(
        'div',
        {class: 'hcp-frame'},
        el('a', {class: 'hcp-product', href: '../public/'}, PUBLIC.site, ' ', el('small', {}, PUBLIC.product)),
        el(
          'ul',
          {class: 'hcp-nav'},
          link('public', PUBLIC.link),
          link('bulletins', BULLETIN.link),
          link('receipt', PUBLIC.receiptLink),
        ),
      ),
    ),
    el(
      'main',
      {class: 'hcp-frame hcp-main', id: 'main', tabindex: -1},
      el('p', {class: 'hcp-public-slogan'}, PUBLIC.slogan),
      main,
    ),
    el('footer', {class: 'hcp-footer'}, el('div', {class: 'hcp-frame'}, el('p', {}, PUBLIC.footer))),
  ];
}

/** In the place of what was asked for: what happened, and what to do. `retry` names the button that asks once more. */
export function publicFailure(
  heading: string,
  {title, advice}: {readonly title: string; readonly advice: string},
  retry?: string,
): readonly Tree[] {
  return [
    el('h1', {tabindex: -1}, heading),
    el(
      'div',
      {class: 'hcp-notice hcp-refused', role: 'alert'},
      el('h2', {}, title),
      el('p', {}, advice),
      retry === undefined
        ? undefined
        : el(
            'div',
            {class: 'hcp-buttons'},
            el('button', {class: 'hcp-button', type: 'button', 'data-retry': true}, retry),
          ),
    ),
    el('p', {class: 'hcp-screen'}, el('a', {href: './'}, PUBLIC.backToStart)),
  ];
}
