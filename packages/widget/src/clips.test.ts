import assert from 'node:assert/strict';
import test from 'node:test';
import {clipsOf} from './clips.ts';

const LIST = new URL('https://portal.example/clips/list.json');

test('finds a clip beside its list, by language and part', () => {
  const clips = clipsOf({'zh-CN': {level: 'level.mp3'}}, LIST);
  assert.equal(clips.of('zh-CN', 'level'), 'https://portal.example/clips/level.mp3');
  assert.equal(clips.of('zh-CN', 'tags'), undefined);
  assert.equal(clips.of('ug', 'level'), undefined);
});

test('leaves out a clip that lies elsewhere, and what is no name of a file', () => {
  const clips = clipsOf({'zh-CN': {level: 'https://elsewhere.example/level.mp3', tags: 7}}, LIST);
  assert.equal(clips.of('zh-CN', 'level'), undefined);
  assert.equal(clips.of('zh-CN', 'tags'), undefined);
});

test('is harmed by nothing that is no list, nor by names that every object has', () => {
  for (const body of [null, 'list', [], {'zh-CN': 'level.mp3'}]) {
    assert.equal(clipsOf(body, LIST).of('zh-CN', 'level'), undefined);
  }
  assert.equal(clipsOf({}, LIST).of('constructor', 'name'), undefined);
});
