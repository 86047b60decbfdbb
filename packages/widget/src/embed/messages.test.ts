import assert from 'node:assert/strict';
import test from 'node:test';
import {ancestorsIn} from './ancestors.ts';
import {frameMessage, isHello} from './messages.ts';

test('reads each message of a frame, and of its state only what the page may know', () => {
  assert.deepEqual(frameMessage({type: 'hcp:ready', version: 1}), {type: 'hcp:ready', version: 1});
  assert.deepEqual(frameMessage({type: 'hcp:resize', height: 640.5}), {type: 'hcp:resize', height: 640.5});
  assert.deepEqual(frameMessage({type: 'hcp:state', state: 'saved', id: 'one', level: 1}), {
    type: 'hcp:state',
    state: 'saved',
    id: 'one',
  });
  assert.deepEqual(frameMessage({type: 'hcp:close'}), {type: 'hcp:close'});
});

test('takes nothing else for a message', () => {
  for (const data of [
    undefined,
    null,
    'hcp:ready',
    {type: 'hcp:ready', version: 2},
    {type: 'hcp:resize', height: '640'},
    {type: 'hcp:resize', height: -1},
    {type: 'hcp:resize', height: Infinity},
    {type: 'hcp:state', state: 'closed'},
    {type: 'resize', height: 10},
  ]) {
    assert.equal(frameMessage(data), undefined);
  }
  assert.equal(isHello({type: 'hcp:hello', version: 1}), true);
  assert.equal(isHello({type: 'hcp:hello', version: 2}), false);
  assert.equal(isHello(null), false);
});

test('talks to exactly those whom the policy lets frame the page', () => {
  const own = 'https://hcp.example.gov.cn';
  const policy = "default-src 'self'; frame-ancestors 'self' https://portal.example.gov.cn http://10.1.2.3:8080";
  assert.deepEqual(ancestorsIn(policy, own), [own, 'https://portal.example.gov.cn', 'http://10.1.2.3:8080']);
  assert.deepEqual(ancestorsIn("frame-ancestors 'none'", own), []);
  assert.deepEqual(ancestorsIn('frame-ancestors * https://*.example.gov.cn https:', own), []);
});

test('talks to its own origin alone where no policy says who may frame it', () => {
  assert.deepEqual(ancestorsIn(null, 'https://one.example'), ['https://one.example']);
  assert.deepEqual(ancestorsIn("default-src 'self'", 'https://one.example'), ['https://one.example']);
});
