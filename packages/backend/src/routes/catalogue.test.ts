import assert from 'node:assert/strict';
import {test} from 'node:test';
import {JIANGSU_PROFILE} from '@haochaping/core';
import {Catalogue} from '@haochaping/protocol';
import {createKeyring, makeSealingKey} from '../sealing/keyring.ts';
import {catalogueOf, createCatalogueHandler} from './catalogue.ts';

async function ask(ifNoneMatch?: string): Promise<string> {
  const headers: Record<string, string> = ifNoneMatch === undefined ? {} : {'if-none-match': ifNoneMatch};
  const request = new Request('http://localhost/v1/catalogue', {headers});
  const handled = await createCatalogueHandler(JIANGSU_PROFILE)({
    params: undefined,
    query: undefined,
    body: undefined,
    request,
    at: 0,
  });
  return handled.kind;
}

test('the version changes with what the catalogue says, and only then', () => {
  const {version} = catalogueOf(JIANGSU_PROFILE);
  assert.equal(catalogueOf({...JIANGSU_PROFILE, callBackWorkingDays: 9}).version, version);
  assert.notEqual(catalogueOf({...JIANGSU_PROFILE, textMaxShown: 200}).version, version);
  assert.notEqual(catalogueOf({...JIANGSU_PROFILE, negativeNeedsReason: false}).version, version);
  assert.deepEqual(Catalogue.parse(catalogueOf(JIANGSU_PROFILE)), catalogueOf(JIANGSU_PROFILE));
  const [{current: one}, {current: other}] = [
    createKeyring([makeSealingKey('intl')]),
    createKeyring([makeSealingKey('sm')]),
  ];
  const sealed = catalogueOf(JIANGSU_PROFILE, one);
  assert.notEqual(sealed.version, version);
  assert.notEqual(sealed.version, catalogueOf(JIANGSU_PROFILE, other).version);
  assert.deepEqual(Catalogue.parse(sealed).sealing, one);
});

test('a copy is known by its tag, strong or weak, alone or in a list', async () => {
  const etag = `"${catalogueOf(JIANGSU_PROFILE).version}"`;
  for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) assert.equal(await ask(known), 'unchanged', known);
  for (const other of [undefined, '"x"', etag.slice(1, -1)]) assert.equal(await ask(other), 'reply', other);
});
