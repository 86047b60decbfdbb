import assert from 'node:assert/strict';
import test from 'node:test';
import {el, toHtml} from './tree.ts';

test('writes what people wrote as text, wherever it stands', () => {
  const hostile = `<img src=x onerror="a('b')">&`;
  assert.equal(
    toHtml(el('p', {title: hostile}, hostile)),
    '<p title="&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;">&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;</p>',
  );
});

test('leaves out what is not there, and flattens lists', () => {
  const items = ['a', 'b'].map((text) => el('li', {hidden: false}, text));
  assert.equal(
    toHtml(el('ul', {class: undefined, hidden: true}, undefined, items)),
    '<ul hidden=""><li>a</li><li>b</li></ul>',
  );
});
