import assert from 'node:assert/strict';
import {test} from 'node:test';
import {LETTER_WAYS} from '@haochaping/core';
import {WEBHOOK_KINDS} from '@haochaping/protocol';
import {failureWords, kindWords, wayWords} from './letter-words.ts';

test('has words for every kind of news and every way', () => {
  for (const kind of WEBHOOK_KINDS) assert.notEqual(kindWords(kind), kind);
  for (const way of LETTER_WAYS) assert.notEqual(wayWords(way), way);
});

test('says why a letter did not arrive, with the number that the other side gave', () => {
  assert.equal(failureWords('timeout'), '对方没有按时回答');
  assert.equal(failureWords('http-410'), '对方说以后不再接收（HTTP 410）');
  assert.equal(failureWords('http-503'), '对方的系统出错（HTTP 503）');
  assert.equal(failureWords('http-422'), '对方不接受（HTTP 422）');
  assert.equal(failureWords('smtp-550'), '邮件服务器不收（SMTP 550）');
  assert.equal(failureWords('province-E07'), '省平台没有收下（代码 E07）');
});

test('shows a code of a later release as it is', () => {
  assert.equal(kindWords('review-withdrawn'), 'review-withdrawn');
  assert.equal(wayWords('fax'), 'fax');
  for (const code of ['paper-jam', 'http-999', 'network-epipe', 'mail-emessage', 'province-'])
    assert.equal(failureWords(code), code);
});
