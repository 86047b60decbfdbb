import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  addWorkingDays,
  areaChain,
  CHINA_HOLIDAYS,
  isItemCode,
  isUnifiedSocialCreditCode,
  isWorkingDay,
  localDateOf,
  type WorkOrder,
} from '@haochaping/core';
import {bodyOf, everybody, staff} from '../contract/place.ts';
import {openSeededStore, type SeededStore} from './seeded-store.ts';

async function ordersOf({engine}: SeededStore): Promise<WorkOrder[]> {
  const rows = await engine.db.selectFrom('work_order').select('body').execute();
  return rows.map(({body}) => JSON.parse(body) as WorkOrder);
}

// A Friday noon, a Saturday in the longest holiday just after midnight, a make-up Saturday, a year without a notice.
for (const at of ['2026-11-20T04:00:00Z', '2026-10-02T16:01:00Z', '2026-02-28T01:30:00Z', '2027-03-01T09:00:00Z']) {
  test(`made on ${at}, something is due today or on the next working day, and something is overdue`, async (t) => {
    const now = Date.parse(at);
    const store = await openSeededStore(t, now);
    const today = localDateOf(now);
    const next = isWorkingDay(CHINA_HOLIDAYS, today) ? today : addWorkingDays(CHINA_HOLIDAYS, today, 1).on;
    const handler = await staff(store.place, 'handler');
    const {orders} = bodyOf(await handler.listWorkOrders({query: {}}));
    const due = (wanted: string): string[] =>
      orders.filter(({duty}) => duty?.due.on === wanted).map(({state}) => state);
    assert.ok(due(next).includes('rectifying'), `a reply is due on ${next}`);
    assert.ok(due(next).includes('verifying'), `a contact is due on ${next}`);
    assert.deepEqual(
      orders.filter(({overdue}) => overdue).map(({state}) => state),
      ['rectifying'],
    );
    const states = new Set((await ordersOf(store)).map(({state}) => state));
    for (const state of [
      'routing',
      'dispatched',
      'verifying',
      'determined',
      'rectifying',
      'call-back',
      'audit',
      'closed',
    ]) {
      assert.ok(states.has(state as WorkOrder['state']), state);
    }
    for (const order of await ordersOf(store)) {
      assert.ok(order.updatedAt <= now, `${order.number} ends before the day it was made for`);
      assert.ok(order.openedAt >= order.reviewedAt);
    }
    assert.deepEqual(store.reported, []);
  });
}

test('the directory has the province, its 13 cities and real areas; every code has a right check character', async (t) => {
  const {engine} = await openSeededStore(t, Date.parse('2026-11-20T04:00:00Z'));
  const areas = await engine.db.selectFrom('area').selectAll().execute();
  assert.equal(areas.filter(({tier}) => tier === 'city').length, 13);
  const known = new Set(areas.map(({code}) => code));
  for (const {code, parent} of areas) assert.equal(areaChain(code).at(-2) ?? null, parent);
  const departments = await engine.db.selectFrom('department').selectAll().execute();
  for (const {code, area} of departments) {
    assert.ok(isUnifiedSocialCreditCode(code), code);
    assert.ok(known.has(area), area);
  }
  const items = await engine.db.selectFrom('item').selectAll().execute();
  for (const {code, department} of items) assert.ok(isItemCode(code) && code.startsWith(department), code);
  assert.equal(new Set(items.map(({code}) => code)).size, items.length);
});

test('the same seed gives the same reviews, but never the same secrets', async (t) => {
  const at = Date.parse('2026-11-20T04:00:00Z');
  const [one, other] = [await openSeededStore(t, at), await openSeededStore(t, at)];
  const reviewsOf = async ({engine}: SeededStore): Promise<unknown> =>
    engine.db
      .selectFrom('review')
      .select(['id', 'subject_key', 'level', 'indicators', 'text', 'received_at'])
      .orderBy('id')
      .execute();
  assert.deepEqual(await reviewsOf(one), await reviewsOf(other));
  const secrets = [one, other].flatMap(({credentials}) => [
    ...credentials.accounts.map(({password}) => password),
    ...Object.values(credentials.keys),
  ]);
  assert.equal(new Set(secrets).size, secrets.length);
});

test('no password, key or receipt code lies in the store in a readable form', async (t) => {
  const {engine, credentials} = await openSeededStore(t, Date.parse('2026-11-20T04:00:00Z'));
  const tables = [
    'account',
    'api_key',
    'session',
    'review',
    'work_order',
    'audit_entry',
    'outgoing_event',
    'setting',
  ] as const;
  const stored = await Promise.all(tables.map((table) => engine.db.selectFrom(table).selectAll().execute()));
  const text = JSON.stringify(stored);
  const {accounts, keys, receipts} = credentials;
  for (const secret of [
    ...accounts.map(({password}) => password),
    ...Object.values(keys),
    ...Object.values(receipts),
  ]) {
    assert.ok(!text.includes(secret));
  }
});

test('the two reviews of the enterprise that came back both stand', async (t) => {
  const {engine, place} = await openSeededStore(t, Date.parse('2026-11-20T04:00:00Z'));
  const levelsOf = async (words: string): Promise<number[]> => {
    const rows = await engine.db.selectFrom('review').select('level').where('text', 'like', `%${words}%`).execute();
    return rows.map(({level}) => level);
  };
  assert.deepEqual(await levelsOf('执照领到了，可是'), [2]);
  assert.deepEqual(await levelsOf('办完变更还在大厅'), [5]);
  const {levels, rectified, rectifiedInTime} = bodyOf(await everybody(place).readSummary({query: {}}));
  assert.ok(levels['5'] > 200);
  assert.ok(rectified.numerator > rectifiedInTime.numerator, 'some were put right too late');
  assert.ok(rectified.denominator > rectified.numerator, 'one is overdue');
});
