import assert from 'node:assert/strict';
import test from 'node:test';
import {hashOfOrder, hashOfQuery} from './inbox-query.ts';
import {SECTIONS} from './page-entry.ts';
import {PAGES, pageAt} from './pages.ts';
import {isSamePlace, placeOfHash} from './place.ts';

test('reads back every inbox that it wrote', () => {
  for (const query of [{}, {show: 'all', state: 'audit'}, {show: 'closed', search: '社保 & 登记'}] as const) {
    assert.deepEqual(placeOfHash(hashOfQuery(query)), {page: 'inbox', query});
  }
});

test('opens the usual inbox for an empty address and for values it does not know', () => {
  for (const hash of ['', '#', '#/', '#/?show=none&state=lost&search=%20']) {
    assert.deepEqual(placeOfHash(hash), {page: 'inbox', query: {}});
  }
});

test('names an order by its id, and nothing else as one', () => {
  assert.deepEqual(placeOfHash(hashOfOrder('019aa000-0000')), {page: 'order', id: '019aa000-0000'});
  for (const hash of ['#/orders/', '#/orders/a/b', '#/elsewhere', '#main']) assert.equal(placeOfHash(hash), undefined);
});

test('finds every page by its path, with what stands below it and behind it', () => {
  for (const {id, path} of PAGES) {
    const place = placeOfHash(`#/${path}/a%2Fb/c?show=all`);
    assert.ok(place?.page === 'entry');
    assert.equal(place.entry.id, id);
    assert.deepEqual(place.route.steps, ['a/b', 'c']);
    assert.equal(place.route.query.get('show'), 'all');
  }
});

test('takes no path for a page whose name only begins like one', () => {
  for (const {path} of PAGES) assert.equal(pageAt(`/${path}x`, new URLSearchParams()), undefined);
});

test('knows a page again whose list was only narrowed down, and no other', () => {
  const [entry] = PAGES;
  assert.ok(entry);
  const at = (rest: string): ReturnType<typeof placeOfHash> => placeOfHash(`#/${entry.path}${rest}`);
  assert.ok(isSamePlace(at(''), at('?show=all')));
  assert.ok(!isSamePlace(at(''), at('/one')));
  assert.ok(!isSamePlace(at(''), placeOfHash('#/')));
  assert.ok(!isSamePlace(placeOfHash('#/orders/a'), placeOfHash('#/orders/b')));
});

test('has pages with names and paths of their own, each somewhere in the navigation of somebody', () => {
  assert.equal(new Set(PAGES.map(({id}) => id)).size, PAGES.length);
  assert.equal(new Set(PAGES.map(({path}) => path)).size, PAGES.length);
  for (const {id, path, section, roles} of PAGES) {
    assert.match(id, /^[a-z][a-z0-9-]*$/);
    assert.match(path, /^[a-z0-9-]+(\/[a-z0-9-]+)*$/);
    assert.ok(SECTIONS.includes(section));
    assert.ok(roles.length > 0);
  }
});
