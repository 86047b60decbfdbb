import assert from 'node:assert/strict';
import {test} from 'node:test';
import {passwordProblem, type PasswordProblem} from './password-problem.ts';

const judged = (next: string): PasswordProblem | undefined =>
  passwordProblem({next, current: 'the old one, kept', own: ['suyi-handler', '陈志远', '0307'], lengthMin: 10});

test('a password is long enough, counted in characters and not in bytes', () => {
  assert.equal(judged('correct horse'), undefined);
  assert.equal(judged('一二三四五六七八九'), 'too-short');
  assert.equal(judged('一二三四五六七八九十'), undefined);
});

test('a password is not the old one and holds no name or number of its owner', () => {
  assert.equal(judged('the old one, kept'), 'as-before');
  assert.equal(judged('my-Suyi-Handler-2026'), 'own-name');
  assert.equal(judged('我叫陈志远今年四十岁'), 'own-name');
  assert.equal(judged('window 0307 is mine'), 'own-name');
});

test('a password that everybody tries first is refused, however it is written', () => {
  for (const next of [
    'Password2026',
    'passwordpassword',
    '1234567890',
    '0987654321',
    'qwertyuiop',
    'aaaaaaaaaaaa',
    '1212121212',
    'P@ssw0rd!!!',
    '1qaz2wsx3edc',
    'woaini5201314',
    'admin123456',
    'Haochaping2026',
  ]) {
    assert.equal(judged(next), 'common', next);
  }
});

test('a sentence that has a common word in it is no common password', () => {
  assert.equal(judged('the dragon sleeps late'), undefined);
  assert.equal(judged('今天窗口排了六个人'), 'too-short');
  assert.equal(judged('今天窗口一共排了六个人'), undefined);
});
