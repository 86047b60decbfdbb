import assert from 'node:assert/strict';
import {test} from 'node:test';
import {personalDataRoutes} from '@haochaping/protocol';
import {apiOf, bodyOf, finishCase, post, reviewOf, send, signIn} from '../contract/place.ts';
import {openSeededStore} from './seeded-store.ts';

const AT = Date.parse('2026-11-20T04:00:00Z');

interface Logged {
  readonly id: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

test('every sign-in stands in the log, also one that was refused, and no word that was typed', async (t) => {
  const {place, engine} = await openSeededStore(t, AT);
  const logged = async (): Promise<readonly Logged[]> => engine.db.selectFrom('audit_entry').selectAll().execute();
  const before = new Set((await logged()).map(({id}) => id));
  const {account, password} = place.credentials.accounts.find(({role}) => role === 'handler') ?? assert.fail();
  const tryOut = async (name: string, word: string): Promise<number> => {
    const answer = await post(place, '/v1/staff/session', {account: name, password: word});
    await answer.body?.cancel();
    return answer.status;
  };
  assert.equal(await tryOut('Tr0ub4dor&3', 'whatever'), 401);
  const session = await signIn(place, 'handler');
  const out = await place.fetch(
    new Request(`${place.baseUrl}/v1/staff/session`, {method: 'DELETE', headers: {...session}}),
  );
  assert.equal(out.status, 204);
  for (const status of [401, 401, 401, 401, 403]) assert.equal(await tryOut(account, 'wrong wrong wrong'), status);
  assert.equal(await tryOut(account, password), 403);
  const lines = (await logged()).filter(({id}) => !before.has(id));
  assert.deepEqual(lines.map(({action}) => action).sort(), [
    'account-locked',
    'sign-in-failed',
    'sign-in-failed',
    'sign-in-failed',
    'sign-in-failed',
    'sign-in-failed',
    'sign-in-refused',
    'signed-in',
    'signed-out',
  ]);
  assert.equal(lines.filter(({actor}) => actor === 'unknown').length, 1);
  assert.doesNotMatch(JSON.stringify(lines), /Tr0ub4dor|wrong|whatever/);
});

test('no text and no number of a person stands in the log', async (t) => {
  const {place, engine} = await openSeededStore(t, AT);
  const {invitation} = await finishCase(place, '江宁');
  const text = '我叫徐爱华，电话 13812345206。';
  const review = reviewOf(invitation, {level: 2, indicators: ['208'], text, submittedAt: new Date(AT).toISOString()});
  await send(place, review);
  bodyOf(await apiOf(place, personalDataRoutes).copyPersonalData({body: {receiptCode: review.receiptCode}}));
  bodyOf(await apiOf(place, personalDataRoutes).erasePersonalData({body: {receiptCode: review.receiptCode}}));
  const lines = await engine.db.selectFrom('audit_entry').selectAll().execute();
  const actions = new Set(lines.map(({action}) => action));
  for (const action of ['work-order-opened', 'personal-data-copied', 'erasure-requested', 'account-issued']) {
    assert.ok(actions.has(action), action);
  }
  assert.doesNotMatch(JSON.stringify(lines), /徐爱华|13812345206/);
  assert.ok(!JSON.stringify(lines).includes(review.receiptCode));
});
