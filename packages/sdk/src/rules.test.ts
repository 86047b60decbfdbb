import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ReviewContent} from '@haochaping/core';
import {Catalogue} from '@haochaping/protocol';
import {builtInCatalogue, draftProblem} from './rules.ts';

const BAD: ReviewContent = {
  level: 1,
  indicators: [],
  indicatorsVersion: '2',
  text: '',
  identityMode: 'confidential',
};

test('asks a bad review for a reason where nobody said otherwise, and not where the catalogue says otherwise', () => {
  const catalogue = builtInCatalogue();
  const lenient = {...catalogue, rules: {...catalogue.rules, negativeNeedsReason: false}};

  assert.equal(draftProblem(BAD, undefined), 'reason-missing');
  assert.equal(draftProblem(BAD, catalogue), 'reason-missing');
  assert.equal(draftProblem(BAD, lenient), undefined);
});

test('counts tags by the number of the catalogue', () => {
  const catalogue = builtInCatalogue();
  const narrow = {...catalogue, rules: {...catalogue.rules, indicatorsMax: 1}};
  const two = {...BAD, indicators: ['114', '115']};

  assert.equal(draftProblem(two, catalogue), undefined);
  assert.equal(draftProblem(two, narrow), 'indicators-too-many');
});

test('has a catalogue of its own that reads like one from the server', () => {
  assert.deepEqual(Catalogue.parse(builtInCatalogue()), builtInCatalogue());
});
