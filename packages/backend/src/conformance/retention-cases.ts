import {type Command, JIANGSU_PROFILE, type WorkOrder} from '@haochaping/core';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex} from '@noble/hashes/utils.js';
import {EvidenceFiles} from '../files/evidence.ts';
import {memoryFiles} from '../files/files.ts';
import {runRetain} from '../jobs/retain.ts';
import {openCheckpoint, signCheckpoint} from '../log/checkpoint.ts';
import {noteKeyOf} from '../log/signed-note.ts';
import {verifyLog} from '../log/verify-log.ts';
import type {Engine} from '../ports.ts';
import {listAudit} from '../store/audit.ts';
import {announceFile, readyFiles} from '../store/evidence-files.ts';
import {digestOfIds, readErasure, requestErasure} from '../store/erasure-requests.ts';
import {latestCheckpoint, sealEntries} from '../store/log.ts';
import type {PreparedReview} from '../store/record-reviews/prepared-review.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {DAY_MS, SAMPLE_AT, sampleReview} from './samples.ts';
import {stock} from './stock.ts';

const YEARS_3 = 3 * 365 * DAY_MS;
const SAID = '打电话的人说要告诉 13812345206';

/** A review with a contact, as the sealing of its device leaves it. */
function withContact(caseNumber: string, other: Partial<PreparedReview> = {}): PreparedReview {
  const contact = {box: '{"sealed":true}', keyId: 'k', digest: `digest of ${caseNumber}`, readable: true};
  return sampleReview(caseNumber, {contact, text: `${caseNumber} 说的话`, ...other});
}

/** Moves the order of a review to a state as its commands would, with words of the person in it and in its history. */
async function handle(engine: Engine, review: PreparedReview, archivedAt?: number): Promise<string> {
  const row = await engine.db
    .selectFrom('work_order')
    .select(['id', 'body', 'version'])
    .where('subject_key', '=', review.subjectKey)
    .executeTakeFirstOrThrow();
  const order = JSON.parse(row.body) as WorkOrder;
  const by = {role: 'handler'} as const;
  const said = {channel: 'phone', numberUsed: '138****5206', person: '0112', result: 'reached', request: SAID} as const;
  const contact: Command = {type: 'record-contact', contactedAt: SAMPLE_AT, ...said, reason: '原因'};
  const body: WorkOrder = {
    ...order,
    ...(archivedAt !== undefined && {state: 'archived', archivedAt}),
    contactRecords: [{...said, reason: '原因', contactedAt: SAMPLE_AT, recordedAt: SAMPLE_AT, by}],
  };
  await engine.db
    .updateTable('work_order')
    .set({state: body.state, body: JSON.stringify(body)})
    .where('id', '=', row.id)
    .execute();
  await engine.db
    .updateTable('work_order_entry')
    .set({command: JSON.stringify(contact)})
    .where('order_id', '=', row.id)
    .where('version', '=', row.version)
    .execute();
  return row.id;
}

/** Everything that lies in the tables of reviews and orders, as one text. */
async function everything(engine: Engine): Promise<string> {
  const tables = ['review', 'contact', 'work_order', 'work_order_entry', 'audit_entry'] as const;
  const rows = await Promise.all(tables.map((table) => engine.db.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

async function boxes(engine: Engine): Promise<readonly string[]> {
  const rows = await engine.db
    .selectFrom('contact')
    .select('review_id')
    .where('box', 'is not', null)
    .orderBy('review_id')
    .execute();
  return rows.map(({review_id}) => review_id);
}

async function textOf(engine: Engine, review: PreparedReview): Promise<string> {
  const row = await engine.db.selectFrom('review').select('text').where('id', '=', review.id).executeTakeFirstOrThrow();
  return row.text;
}

const retain = (engine: Engine, at: number, files = memoryFiles()): ReturnType<typeof runRetain> =>
  runRetain({engine, files}, {profile: JIANGSU_PROFILE}, at);

export function retentionCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'erases contacts and texts when their time is over, not before, and never while an order is open',
      run: async (engine, {equal}) => {
        await stock(engine, 'good', 'open', 'done');
        const good = withContact('good');
        const open = withContact('open', {level: 1});
        const done = withContact('done', {level: 1});
        await engine.recordReviews([good, open, done]);
        await handle(engine, open);
        await handle(engine, done, SAMPLE_AT + 40 * DAY_MS);
        const nothing = {
          ...{requests: 0, contacts: 0, 'order-numbers': 0, 'review-texts': 0, 'order-words': 0},
          'evidence-files': 0,
        };
        equal(await retain(engine, SAMPLE_AT + 180 * DAY_MS - 1), nothing);
        equal(await retain(engine, SAMPLE_AT + 180 * DAY_MS), {...nothing, contacts: 1});
        equal(await boxes(engine), [open.id, done.id].sort());
        equal(await retain(engine, SAMPLE_AT + 220 * DAY_MS), {...nothing, contacts: 1, 'order-numbers': 1});
        equal(await textOf(engine, done), 'done 说的话');
        equal(await retain(engine, SAMPLE_AT + YEARS_3), {...nothing, 'review-texts': 1});
        const last = await retain(engine, SAMPLE_AT + YEARS_3 + 40 * DAY_MS);
        equal(last, {...nothing, 'review-texts': 1, 'order-words': 1});
        equal(await retain(engine, SAMPLE_AT + 2 * YEARS_3), nothing, 'nothing is erased twice');
        equal(await boxes(engine), [open.id], 'the open order keeps what it needs');
        equal(await textOf(engine, open), 'open 说的话');
        const all = await everything(engine);
        equal([all.includes('done 说的话'), all.includes('good 说的话')], [false, false]);
      },
    },
    {
      title: 'takes numbers and words out of an archived order and its history, and leaves its course',
      run: async (engine, {equal}) => {
        await stock(engine, 'done');
        const review = withContact('done', {level: 2});
        await engine.recordReviews([review]);
        const id = await handle(engine, review, SAMPLE_AT);
        const course = async (): Promise<unknown> =>
          engine.db
            .selectFrom('work_order_entry')
            .select(['version', 'at', 'actor_role', 'state'])
            .where('order_id', '=', id)
            .orderBy('version')
            .execute();
        const before = await course();
        await retain(engine, SAMPLE_AT + 180 * DAY_MS);
        const named = await everything(engine);
        equal([named.includes('138****5206'), named.includes(SAID)], [false, true]);
        await retain(engine, SAMPLE_AT + YEARS_3);
        const bare = await everything(engine);
        equal([bare.includes('13812345206'), bare.includes('原因')], [false, false]);
        equal(await course(), before);
      },
    },
    {
      title: 'erases files of evidence when their time is over, keeps what another order needs, and says so in the log',
      run: async (engine, {equal}) => {
        await stock(engine, 'done', 'open');
        const [done, open] = [withContact('done', {level: 1}), withContact('open', {level: 2})];
        await engine.recordReviews([done, open]);
        const orderId = await handle(engine, done, SAMPLE_AT + 40 * DAY_MS);
        const openId = await handle(engine, open);
        const files = memoryFiles();
        const evidence = new EvidenceFiles(engine, files);
        const bring = async (id: string, {subjectKey}: PreparedReview, text: string): Promise<string> => {
          const bytes = new TextEncoder().encode(`%PDF-1.4\n${text}\n%%EOF\n`);
          const digest = bytesToHex(sha256(bytes));
          const announced = {subjectKey, orderId: id, digest, name: '王某的说明.pdf', size: bytes.length};
          const file = await announceFile(engine, {...announced, account: 'handler-1', at: SAMPLE_AT, filesMax: 9});
          if (file === undefined) throw new Error('The file was not announced.');
          await evidence.take(file, {offset: 0, bytes, actor: 'handler-1', at: SAMPLE_AT});
          return digest;
        };
        const [own, shared] = [await bring(orderId, done, 'own'), await bring(orderId, done, 'shared')];
        await bring(openId, open, 'shared');
        const at = SAMPLE_AT + YEARS_3 + 40 * DAY_MS;
        equal((await retain(engine, at - 1, files))['evidence-files'], 0);
        equal((await retain(engine, at, files))['evidence-files'], 2);
        equal((await retain(engine, at, files))['evidence-files'], 0, 'nothing is erased twice');
        equal([await evidence.read(own), (await evidence.read(shared)) === undefined], [undefined, false]);
        const owner = {subjectKey: done.subjectKey, orderId};
        const listed = (await readyFiles(engine.db, owner)).map(({name, ready: {fileDigest, erasedAt}}) => ({
          ...{name, fileDigest, erasedAt},
        }));
        const sorted = [own, shared].sort();
        equal(
          listed.sort((a, b) => (a.fileDigest < b.fileDigest ? -1 : 1)),
          sorted.map((fileDigest) => ({name: '', fileDigest, erasedAt: at})),
        );
        const said = (await listAudit(engine, '', 200)).filter(({action}) => action === 'evidence-file-erased');
        equal(
          said.map(({subject, detail}) => [subject, detail['fileDigest']]).sort(),
          sorted.map((digest) => [orderId, digest]),
        );
        const [kept] = await readyFiles(engine.db, {subjectKey: open.subjectKey, orderId: openId});
        equal([kept?.name, kept?.ready.erasedAt], ['王某的说明.pdf', undefined]);
      },
    },
    {
      title: 'says in the log what was erased, by number and digest, and leaves the log whole',
      run: async (engine, {equal}) => {
        await stock(engine, 'one', 'two', 'bad');
        const [one, two] = [withContact('one'), withContact('two', {receivedAt: SAMPLE_AT + 1})];
        await engine.recordReviews([one, two]);
        await engine.recordReviews([withContact('bad', {level: 1})]);
        const signer = {name: 'sample', secret: new Uint8Array(32).fill(5)};
        const keys = [noteKeyOf(signer.name, signer.secret)];
        const seal = (at: number): Promise<number> =>
          sealEntries(engine, (tree) => signCheckpoint({origin: signer.name, at, ...tree}, signer), at, 100);
        await seal(SAMPLE_AT + 1000);
        const saved = openCheckpoint((await latestCheckpoint(engine.db))?.note ?? '', keys);
        const at = SAMPLE_AT + YEARS_3 + DAY_MS;
        await retain(engine, at);
        await seal(at);
        const entries = (await listAudit(engine, '', 100)).filter(({action}) => action === 'personal-data-erased');
        const digest = digestOfIds([one, two].map(({id, subjectKey}) => ({id, subjectKey})));
        equal(
          entries
            .map(({actor, subject, detail}) => ({actor, subject, detail}))
            .sort((a, b) => (a.subject < b.subject ? -1 : 1)),
          [
            {
              actor: 'system',
              subject: 'contacts',
              detail: {why: 'retention', kind: 'identity', count: 2, digest},
            },
            {
              actor: 'system',
              subject: 'review-texts',
              detail: {why: 'retention', kind: 'content', count: 2, digest},
            },
          ],
        );
        const verdict = await verifyLog(engine.db, {keys, ...(saved && {saved})});
        equal([verdict.fault, verdict.unsealed], [undefined, 0]);
      },
    },
    {
      title: 'erases what a person asks to have erased at once where no order waits, once, and keeps the rating',
      run: async (engine, {equal}) => {
        await stock(engine, 'good');
        const review = withContact('good');
        await engine.recordReviews([review]);
        equal(await requestErasure(engine, 'nobody', JIANGSU_PROFILE, SAMPLE_AT), undefined);
        const done = {kind: 'done', askedAt: SAMPLE_AT + 5, at: SAMPLE_AT + 5};
        equal(await requestErasure(engine, review.receiptHash, JIANGSU_PROFILE, SAMPLE_AT + 5), done);
        equal(await requestErasure(engine, review.receiptHash, JIANGSU_PROFILE, SAMPLE_AT + 9), done);
        equal([await boxes(engine), await textOf(engine, review)], [[], '']);
        const row = await engine.db.selectFrom('review').selectAll().executeTakeFirstOrThrow();
        equal([row.level, row.counted_on], [5, '2026-11-23']);
        const actions = (await listAudit(engine, '', 100)).map(({action}) => action).sort();
        equal(actions, ['erasure-requested', 'personal-data-erased']);
      },
    },
    {
      title: 'keeps a request while an order is open, and carries it out once that is archived',
      run: async (engine, {equal}) => {
        await stock(engine, 'bad');
        const review = withContact('bad', {level: 1});
        await engine.recordReviews([review]);
        await handle(engine, review);
        const waiting = {kind: 'waiting', askedAt: SAMPLE_AT + 5, time: {when: 'later'}};
        equal(await requestErasure(engine, review.receiptHash, JIANGSU_PROFILE, SAMPLE_AT + 5), waiting);
        equal(await readErasure(engine.db, review, JIANGSU_PROFILE), waiting);
        await retain(engine, SAMPLE_AT + 20 * DAY_MS);
        equal(await boxes(engine), [review.id]);
        await handle(engine, review, SAMPLE_AT + 30 * DAY_MS);
        const at = SAMPLE_AT + 31 * DAY_MS;
        equal((await retain(engine, at))['requests'], 1);
        equal((await retain(engine, at))['requests'], 0);
        equal(await readErasure(engine.db, review, JIANGSU_PROFILE), {kind: 'done', askedAt: SAMPLE_AT + 5, at});
        const all = await everything(engine);
        equal([all.includes('138****5206'), all.includes('bad 说的话'), all.includes(SAID)], [false, false, false]);
      },
    },
  ];
}
