import assert from 'node:assert/strict';
import {randomBytes, scryptSync} from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {createApp, type Engine, makeSealingKey, memoryFiles, type Ports, runDue, settingsOf} from '@haochaping/backend';
import {seedDemonstration} from '@haochaping/backend/seed';
import {CHINA_HOLIDAYS, JIANGSU_PROFILE} from '@haochaping/core';
import {type DirectoryLock, fillSqlite, lockDirectory, openSqliteEngine} from '@haochaping/server';
import {answered, complaint, found, look, NUMBER, refusal, said, step} from './closed-loop-steps.ts';
import {bodyOf, citizen, type ContractPlace, everybody, reviewer} from './place.ts';
import type {Command} from './work-order-cases.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
// A Monday, nine in the morning in UTC+8, with no holiday near.
const MONDAY = Date.parse('2026-11-23T01:00:00Z');

describe('the stories that take days', () => {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-stories-'));
  const options = {deployment: 'stories', demonstration: true};
  const reported: unknown[] = [];
  let at = MONDAY;
  let lock: DirectoryLock;
  let engine: Engine;
  let place: ContractPlace;

  before(async () => {
    lock = lockDirectory(data);
    const rules = {profile: JIANGSU_PROFILE, notices: CHINA_HOLIDAYS};
    engine = await openSqliteEngine({lock, rules});
    const pair = await crypto.subtle.generateKey({name: 'ECDSA', namedCurve: 'P-256'}, true, ['sign', 'verify']);
    const ports: Ports = {
      engine,
      clock: () => at,
      // Cheap on purpose: these stories are not about guessing passwords.
      passwords: {hash: (password, salt) => Promise.resolve(scryptSync(password, salt, 32, {N: 2}))},
      sessions: {
        read: (request) => request.headers.get('x-session') ?? undefined,
        write: (headers, secret) => headers.set('x-session', secret ?? ''),
        ambient: false,
      },
      keys: {
        invitationKey: {...(await crypto.subtle.exportKey('jwk', pair.privateKey)), kid: 'stories'},
        hashKey: randomBytes(32),
        logKey: randomBytes(32),
        sealing: [makeSealingKey('intl')],
      },
      files: memoryFiles(),
      report: (what, cause) => reported.push([what, cause]),
      segment: (text) =>
        Array.from(new Intl.Segmenter('zh', {granularity: 'word'}).segment(text), (part) => part.segment),
    };
    const credentials = await fillSqlite({lock, rules}, (filling) =>
      seedDemonstration({...ports, engine: filling}, options, {at}),
    );
    const app = createApp(ports, options);
    place = {
      baseUrl: 'http://stories.example',
      fetch: (request) => app.fetch(request),
      credentials,
      sessionHeaders: (answer) => ({'x-session': answer.headers.get('x-session') ?? ''}),
    };
  });

  after(async () => {
    await engine.close();
    lock.release();
    fs.rmSync(data, {recursive: true});
  });

  /** Lets time go by, with the jobs that the clock runs; who works after it has to sign in anew. */
  async function pass(ms: number): Promise<void> {
    at += ms;
    await runDue({engine}, settingsOf(options), at);
    place = {...place};
  }

  /** The same place, where the person of the management body is another one. */
  function withSecondDecider(): ContractPlace {
    const accounts = place.credentials.accounts.filter(({account}) => account !== 'management');
    return {...place, credentials: {...place.credentials, accounts}};
  }

  const clock = {at: (): number => at};

  test('malice takes two deciders, and a citizen who objects is heard by the upper body', async () => {
    const before = bodyOf(await everybody(place).readSummary({query: {}}));
    const {id, receiptCode} = await complaint(place, clock);
    await step(place, 'handler', id, {type: 'sign'});
    await step(place, 'handler', id, said(at));
    const pieces = ['case-log', 'guide-version', 'video', 'document', 'staff-statement'] as const;
    for (const kind of pieces) await step(place, 'handler', id, {type: 'add-evidence', kind, note: '见附件。'});
    const {order} = await step(place, 'leader', id, found('malicious-claim'));
    const elements = [
      'lawful-handling',
      'lawful-handling',
      'demand-without-basis',
      'deliberateness',
      'explanation-given',
    ] as const;
    const proofs = elements.map((element, index) => ({element, evidenceId: order.evidence[index]?.evidenceId ?? ''}));
    const appeal: Command = {type: 'file-appeal', ground: 'malicious', statement: '三次无据投诉。', proofs: []};
    assert.equal(await refusal(place, 'leader', id, appeal), 'appeal-incomplete');
    await step(place, 'leader', id, {...appeal, proofs});
    const uphold = {type: 'decide-appeal', decision: 'upheld', reason: '三项要件齐全。'} as const;
    assert.equal((await step(place, 'management', id, uphold)).order.state, 'appealing');
    assert.equal(await refusal(place, 'management', id, uphold), 'same-person');
    const struck = await step(withSecondDecider(), 'management', id, uphold);
    assert.equal(struck.order.validity, 'invalid-malicious');
    const told = bodyOf(await citizen(place).readReceipt({body: {receiptCode}})).workOrder?.appeal;
    const objectUntil = struck.order.deadlines.objectionDueOn;
    assert.deepEqual(told, {ground: 'malicious', state: 'upheld', reason: '三项要件齐全。', objectUntil});
    assert.equal(bodyOf(await everybody(place).readSummary({query: {}})).struckOut, before.struckOut + 1);
    await pass(DAY_MS);
    const objection = {receiptCode, text: '我说的是实情。'};
    bodyOf(await reviewer(place).objectToDecision({body: objection}));
    bodyOf(await reviewer(place).objectToDecision({body: objection}));
    assert.equal((await look(place, id)).order.appeal?.reviews.length, 1, 'sent twice, heard once');
    const overturn = {type: 'decide-appeal-review', decision: 'overturned', reason: '诉求有据。'} as const;
    const heard = await step(place, 'upper-management', id, overturn);
    assert.equal(heard.order.state, 'rectifying');
    const figures = bodyOf(await everybody(place).readSummary({query: {}}));
    assert.equal(figures.struckOut, before.struckOut);
    assert.equal(figures.bad, before.bad + 1);
  });

  test('a complex order is extended once, by the management body alone', async () => {
    const {id} = await complaint(place, clock);
    await step(place, 'handler', id, {type: 'sign'});
    await step(place, 'handler', id, said(at));
    await step(place, 'leader', id, {type: 'classify', class: 'complex', reason: '涉及三个单位的系统。'});
    const request = {type: 'request-extension', workingDays: 10, reason: '系统改造需要时间。'} as const;
    const asked = await step(place, 'handler', id, request);
    const grant = {type: 'decide-extension', decision: 'grant', reason: '确需协调。'} as const;
    assert.equal(await refusal(place, 'leader', id, grant), 'role-not-allowed');
    const granted = await step(place, 'management', id, grant);
    assert.ok(granted.order.flags.extended);
    const [sooner, later] = [asked.order.deadlines.replyDueOn?.on ?? '', granted.order.deadlines.replyDueOn?.on ?? ''];
    assert.equal((Date.parse(later) - Date.parse(sooner)) / DAY_MS, 14, 'ten working days are two weeks');
    assert.equal(await refusal(place, 'handler', id, request), 'extension-used');
  });

  test('nobody is unreachable before three attempts on two half-days', async () => {
    const {id} = await complaint(place, clock);
    const call = (): Command => ({
      type: 'record-contact',
      contactedAt: new Date(at).toISOString(),
      channel: 'phone',
      numberUsed: NUMBER,
      person: '0112',
      result: 'no-answer',
    });
    await step(place, 'handler', id, {type: 'sign'});
    await step(place, 'handler', id, {type: 'add-evidence', kind: 'case-log', note: '调取受理记录。'});
    await step(place, 'handler', id, call());
    await step(place, 'handler', id, call());
    assert.equal(await refusal(place, 'handler', id, found('true')), 'contact-missing');
    await pass(5 * HOUR_MS);
    await step(place, 'handler', id, call());
    await step(place, 'handler', id, found('true'));
    await step(place, 'handler', id, {type: 'classify', class: 'general'});
    await step(place, 'handler', id, {type: 'start-rectification'});
    const reply = {...answered(at), deliveries: [], exception: 'no-answer'} as Command;
    assert.equal((await step(place, 'handler', id, reply)).order.state, 'call-back');
  });

  test('an order that nobody answers is warned of, overdue, pressed and reported upwards, each by itself', async () => {
    const {id, receiptCode} = await complaint(place, clock);
    for (let day = 0; day < 18; day++) await pass(DAY_MS);
    const {order} = await look(place, id);
    assert.equal(order.signedBy?.role, 'system');
    assert.ok(order.warnings.some(({clock: duty}) => duty === 'reply'));
    assert.ok(order.flags.overdue && order.flags.ledger);
    assert.deepEqual(
      order.supervisionMarks?.map(({level}) => level),
      [2, 3],
    );
    const seen = bodyOf(await citizen(place).readReceipt({body: {receiptCode}}));
    assert.equal(seen.workOrder?.step, 'with-the-office');
    assert.deepEqual(reported, []);
  });
});
