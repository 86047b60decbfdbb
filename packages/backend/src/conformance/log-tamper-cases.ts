import {type Checkpoint, openCheckpoint, signCheckpoint} from '../log/checkpoint.ts';
import {entryHash} from '../log/entry-bytes.ts';
import {noteKeyOf} from '../log/signed-note.ts';
import {type LogVerdict, verifyLog} from '../log/verify-log.ts';
import type {Engine} from '../ports.ts';
import {appendAudit, listAudit} from '../store/audit.ts';
import {latestCheckpoint, sealEntries} from '../store/log.ts';
import type {ConformanceCase, ConformanceTools} from './conformance-case.ts';
import {SAMPLE_AT} from './samples.ts';

const ORIGIN = 'haochaping-sample';
const SIGNER = {name: ORIGIN, secret: new Uint8Array(32).fill(5)};
const OTHER = {name: ORIGIN, secret: new Uint8Array(32).fill(6)};
const KEYS = [noteKeyOf(ORIGIN, SIGNER.secret)];
const BATCH = 10;

/** Three batches of ten entries, a minute apart, and two entries after them. */
async function sealedLog(engine: Engine, signer = SIGNER): Promise<readonly string[]> {
  for (let batch = 0; batch < 3; batch++) {
    await append(engine, BATCH, SAMPLE_AT + batch * 60_000);
    await seal(engine, SAMPLE_AT + batch * 60_000 + 1_000, signer);
  }
  await append(engine, 2, SAMPLE_AT + 180_000);
  return (await listAudit(engine, '', 100)).map(({id}) => id);
}

async function append(engine: Engine, count: number, at: number): Promise<void> {
  const entries = Array.from({length: count}, (_, place) => ({
    at: at + place,
    actor: 'account-1',
    action: 'work-order-command',
    subject: 'order-1',
    detail: {command: 'reply', version: place},
  }));
  await appendAudit(engine.db, ...entries);
}

async function seal(engine: Engine, at: number, signer = SIGNER): Promise<void> {
  await sealEntries(engine, (tree) => signCheckpoint({origin: ORIGIN, at, ...tree}, signer), at, 100);
}

/** Throws the tree away and seals everything anew, with the right key: what an operator could do who holds all of it. */
async function sealAnew(engine: Engine, signer = SIGNER): Promise<void> {
  for (const table of ['log_leaf', 'log_node', 'log_checkpoint'] as const) await engine.db.deleteFrom(table).execute();
  await engine.db.updateTable('audit_entry').set({sealed: 0}).execute();
  await seal(engine, SAMPLE_AT + 600_000, signer);
}

async function kept(engine: Engine): Promise<Checkpoint> {
  const saved = openCheckpoint((await latestCheckpoint(engine.db))?.note ?? '', KEYS);
  if (saved === undefined) throw new Error('Nothing was published.');
  return saved;
}

const verdict = (engine: Engine, saved?: Checkpoint): Promise<LogVerdict> =>
  verifyLog(engine.db, {keys: KEYS, ...(saved !== undefined && {saved})});

type Tamper = (engine: Engine, ids: readonly string[], tools: ConformanceTools) => Promise<LogVerdict['fault']>;

/** A whole log, something done to it behind its back, and the fault that has to be named. */
function tampered(what: string, tamper: Tamper): ConformanceCase {
  return {
    title: `finds that ${what}`,
    run: async (engine, tools) => {
      const ids = await sealedLog(engine);
      tools.equal((await verdict(engine)).fault, undefined, 'whole before');
      const expected = await tamper(engine, ids, tools);
      tools.equal((await verdict(engine)).fault, expected);
    },
  };
}

async function rewrite(engine: Engine, id: string | undefined): Promise<void> {
  await engine.db
    .updateTable('audit_entry')
    .set({detail: '{"command":"reply","version":9}'})
    .where('id', '=', id ?? '')
    .execute();
}

async function hashOf(engine: Engine, id: string | undefined): Promise<string> {
  const entry = await engine.db
    .selectFrom('audit_entry')
    .select(['id', 'at', 'actor', 'action', 'subject', 'detail'])
    .where('id', '=', id ?? '')
    .executeTakeFirstOrThrow();
  return entryHash(entry);
}

export function logTamperCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'proves a log whole up to its last checkpoint, and says what lies after it',
      run: async (engine, {equal}) => {
        equal(await verdict(engine), {proved: 0, unsealed: 0, backdated: {count: 0}});
        await sealedLog(engine);
        const saved = await kept(engine);
        const {size, root, at} = saved;
        equal(await verdict(engine, saved), {
          proved: 30,
          unsealed: 2,
          last: {size, root, at},
          backdated: {count: 0},
        });
        await seal(engine, SAMPLE_AT + 240_000);
        const grown = await verdict(engine, saved);
        equal([grown.fault, grown.proved, grown.unsealed], [undefined, 32, 0]);
      },
    },
    tampered('a byte of an entry was changed', async (engine, ids) => {
      await rewrite(engine, ids[17]);
      await rewrite(engine, ids[23]);
      return {kind: 'entry-changed', position: 17, entryId: ids[17] ?? ''};
    }),
    tampered('an entry was changed, and its leaf with it', async (engine, ids) => {
      await rewrite(engine, ids[17]);
      const hash = await hashOf(engine, ids[17]);
      await engine.db.updateTable('log_leaf').set({hash}).where('position', '=', 17).execute();
      return {kind: 'tree-rewritten', position: 16, to: 18};
    }),
    tampered('an entry was deleted', async (engine, ids) => {
      await engine.db
        .deleteFrom('audit_entry')
        .where('id', '=', ids[4] ?? '')
        .execute();
      return {kind: 'entry-missing', position: 4, entryId: ids[4] ?? ''};
    }),
    tampered('an entry was deleted, and its leaf with it', async (engine, ids) => {
      await engine.db
        .deleteFrom('audit_entry')
        .where('id', '=', ids[4] ?? '')
        .execute();
      await engine.db.deleteFrom('log_leaf').where('position', '=', 4).execute();
      return {kind: 'leaf-missing', position: 4, to: 5};
    }),
    tampered('two entries were exchanged', async (engine, ids) => {
      const [six, eight] = [await hashOf(engine, ids[6]), await hashOf(engine, ids[8])];
      const put = (position: number, entry_id: string | undefined, hash: string): Promise<unknown> =>
        engine.db
          .updateTable('log_leaf')
          .set({entry_id: entry_id ?? '', hash})
          .where('position', '=', position)
          .execute();
      await put(6, 'on its way', six);
      await put(8, ids[6], six);
      await put(6, ids[8], eight);
      return {kind: 'out-of-order', position: 6, entryId: ids[8] ?? ''};
    }),
    tampered('an entry was put in that was never sealed', async (engine) => {
      await append(engine, 1, SAMPLE_AT + 61_000);
      const id = (await listAudit(engine, '', 100)).find(({at}) => at === SAMPLE_AT + 61_000)?.id ?? '';
      await engine.db.updateTable('audit_entry').set({sealed: 1}).where('id', '=', id).execute();
      return {kind: 'entry-inserted', entryId: id};
    }),
    tampered('a leaf was put behind the last checkpoint', async (engine, ids) => {
      const entryId = ids[30] ?? '';
      const hash = await hashOf(engine, entryId);
      await engine.db.insertInto('log_leaf').values({position: 30, entry_id: entryId, hash}).execute();
      return {kind: 'entry-inserted', position: 30, entryId};
    }),
    tampered('the end was cut off', async (engine, ids) => {
      await engine.db
        .deleteFrom('audit_entry')
        .where('id', '>=', ids[25] ?? '')
        .execute();
      await engine.db.deleteFrom('log_leaf').where('position', '>=', 25).execute();
      return {kind: 'leaf-missing', position: 25, to: 30};
    }),
    tampered('a checkpoint was signed with another key', async (engine) => {
      const {size, root, at} = await kept(engine);
      const note = signCheckpoint({origin: ORIGIN, size, root, at}, OTHER);
      await engine.db.updateTable('log_checkpoint').set({note}).where('size', '=', size).execute();
      return {kind: 'checkpoint-forged', position: 20, to: 30};
    }),
    tampered('a checkpoint was made up of more than there is', async (engine) => {
      const forged = {size: 40, root: '00'.repeat(32), at: SAMPLE_AT};
      await engine.db
        .insertInto('log_checkpoint')
        .values({...forged, note: signCheckpoint({origin: ORIGIN, ...forged}, OTHER)})
        .execute();
      return {kind: 'checkpoint-forged', position: 30, to: 40};
    }),
    tampered('a stored node is not what the leaves below it make', async (engine) => {
      await engine.db
        .updateTable('log_node')
        .set({hash: '00'.repeat(32)})
        .where('level', '=', 2)
        .where('number', '=', 3)
        .execute();
      return {kind: 'tree-rewritten', position: 12, to: 16};
    }),
    {
      title:
        'holds a history that was rewritten, with new checkpoints and the right key, to one that was kept elsewhere',
      run: async (engine, {equal}) => {
        const ids = await sealedLog(engine);
        const saved = await kept(engine);
        await rewrite(engine, ids[17]);
        await sealAnew(engine);
        equal((await verdict(engine)).fault, undefined, 'by itself it is whole');
        equal((await verdict(engine, saved)).fault, {kind: 'history-rewritten', position: 0, to: 30});
        await sealAnew(engine, OTHER);
        equal((await verdict(engine)).fault, {kind: 'checkpoint-forged', position: 0, to: 32});
      },
    },
    {
      title: 'holds a history whose end was cut off, checkpoints and all, to one that was kept elsewhere',
      run: async (engine, {equal}) => {
        const ids = await sealedLog(engine);
        const saved = await kept(engine);
        await engine.db
          .deleteFrom('audit_entry')
          .where('id', '>=', ids[20] ?? '')
          .execute();
        await engine.db.deleteFrom('log_leaf').where('position', '>=', 20).execute();
        await engine.db.deleteFrom('log_checkpoint').where('size', '>', 20).execute();
        equal((await verdict(engine)).fault, undefined, 'by itself it is whole');
        equal((await verdict(engine, saved)).fault, {kind: 'history-cut', position: 20, to: 30});
      },
    },
    {
      title: 'tells of entries that say they are older than a checkpoint made before they came',
      run: async (engine, {equal}) => {
        await sealedLog(engine);
        const day = 86_400_000;
        await append(engine, 2, SAMPLE_AT - day);
        await seal(engine, SAMPLE_AT + 240_000);
        const [first] = await listAudit(engine, '', 1);
        const {fault, backdated} = await verdict(engine);
        equal([fault, backdated], [undefined, {count: 2, firstId: first?.id}]);
      },
    },
  ];
}
