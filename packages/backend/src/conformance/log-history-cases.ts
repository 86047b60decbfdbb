import {signCheckpoint} from '../log/checkpoint.ts';
import {noteKeyOf} from '../log/signed-note.ts';
import {type LogVerdict, verifyLog} from '../log/verify-log.ts';
import type {Engine} from '../ports.ts';
import {listAudit} from '../store/audit.ts';
import {eraseFromOrders} from '../store/kept-data.ts';
import {sealEntries} from '../store/log.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {SAMPLE_AT, sampleReview} from './samples.ts';
import {stock} from './stock.ts';

const SIGNER = {name: 'haochaping-sample', secret: new Uint8Array(32).fill(5)};
const KEYS = [noteKeyOf(SIGNER.name, SIGNER.secret)];

/** An order as a bad review opens and hands it over, with its log sealed; its id, and the entry that swears its last line. */
async function sworn(engine: Engine): Promise<{readonly orderId: string; readonly entryId: string}> {
  await stock(engine, 'bad');
  await engine.recordReviews([sampleReview('bad', {level: 1})]);
  await sealEntries(
    engine,
    (tree) => signCheckpoint({origin: SIGNER.name, at: SAMPLE_AT, ...tree}, SIGNER),
    SAMPLE_AT,
    100,
  );
  const {id: orderId} = await engine.db.selectFrom('work_order').select('id').executeTakeFirstOrThrow();
  const command = (await listAudit(engine, '', 100)).find(({action}) => action === 'work-order-command');
  return {orderId, entryId: command?.id ?? ''};
}

const verdict = (engine: Engine): Promise<LogVerdict> => verifyLog(engine.db, {keys: KEYS});

interface Tampering {
  readonly what: string;
  readonly kind: NonNullable<LogVerdict['fault']>['kind'];
  readonly tamper: (engine: Engine, orderId: string) => Promise<unknown>;
}

const TAMPERINGS: readonly Tampering[] = [
  {
    what: 'a line of the history of an order was changed',
    kind: 'order-line-changed',
    tamper: (engine, id) =>
      engine.db
        .updateTable('work_order_entry')
        .set({command: '{"type":"sign"}'})
        .where('order_id', '=', id)
        .where('version', '=', 2)
        .execute(),
  },
  {
    what: 'a line of the history of an order is gone',
    kind: 'order-line-missing',
    tamper: (engine, id) =>
      engine.db.deleteFrom('work_order_entry').where('order_id', '=', id).where('version', '=', 2).execute(),
  },
  {
    what: 'an order was deleted with its history',
    kind: 'order-line-missing',
    tamper: async (engine, id) => {
      await engine.db.deleteFrom('work_order_entry').where('order_id', '=', id).execute();
      await engine.db.deleteFrom('work_order').where('id', '=', id).execute();
    },
  },
  {
    what: 'an order was changed behind the back of its commands',
    kind: 'order-changed',
    tamper: (engine, id) => engine.db.updateTable('work_order').set({body: '{}'}).where('id', '=', id).execute(),
  },
  {
    what: 'a line lost its salt, and nothing was erased',
    kind: 'order-line-changed',
    tamper: (engine, id) =>
      engine.db.updateTable('work_order_entry').set({salt: null}).where('order_id', '=', id).execute(),
  },
];

export function logHistoryCases(): readonly ConformanceCase[] {
  return [
    ...TAMPERINGS.map(({what, kind, tamper}): ConformanceCase => ({
      title: `finds that ${what}`,
      run: async (engine, {equal}) => {
        const {orderId, entryId} = await sworn(engine);
        equal((await verdict(engine)).fault, undefined, 'whole before');
        await tamper(engine, orderId);
        const {fault} = await verdict(engine);
        equal([fault?.kind, fault?.entryId], [kind, entryId]);
      },
    })),
    ...[3, 1].map((version): ConformanceCase => ({
      title:
        version === 1
          ? 'names the first line of an order that was put beside the others past the program'
          : 'names a line that was added to the history of an order past the program',
      run: async (engine, {equal}) => {
        const {orderId: swornId} = await sworn(engine);
        const orderId = version === 1 ? '019fffff-0000-7000-8000-000000000000' : swornId;
        const line = await engine.db
          .selectFrom('work_order_entry')
          .selectAll()
          .where('version', '=', 2)
          .executeTakeFirstOrThrow();
        await engine.db
          .insertInto('work_order_entry')
          .values({...line, order_id: orderId, version})
          .execute();
        const {fault, proved} = await verdict(engine);
        equal(fault, {kind: 'order-line-inserted', line: {orderId, version}});
        equal(proved > 0, true, 'the log itself is whole');
      },
    })),
    {
      title: 'proves the log whole after words were erased from an order and its history, and keeps no digest of them',
      run: async (engine, {equal}) => {
        const {orderId} = await sworn(engine);
        const order = await engine.db.selectFrom('work_order').select('subject_key').executeTakeFirstOrThrow();
        await eraseFromOrders(engine.db, [{subjectKey: order.subject_key, id: orderId}], 'words', SAMPLE_AT);
        equal((await verdict(engine)).fault, undefined);
        const salted = await engine.db
          .selectFrom('work_order_entry')
          .select('version')
          .where('order_id', '=', orderId)
          .where('salt', 'is not', null)
          .execute();
        equal(salted, [{version: 1}]);
      },
    },
  ];
}
