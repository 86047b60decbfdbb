import {consistencyRanges, inclusionRanges, isConsistent, isIncluded, type LeafRange} from '@haochaping/core';
import {sha256} from '@noble/hashes/sha2.js';
import {hexToBytes} from '@noble/hashes/utils.js';
import {entryHash} from '../log/entry-bytes.ts';
import type {Engine} from '../ports.ts';
import {appendAudit} from '../store/audit.ts';
import {entriesOn, findLeaf, latestCheckpoint, listCheckpoints, rangeRoots, sealEntries} from '../store/log.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {SAMPLE_AT} from './samples.ts';

const sign = ({size}: {readonly size: number}): string => `signed ${size}`;

async function append(engine: Engine, count: number, from = 0): Promise<void> {
  const entries = Array.from({length: count}, (_, place) => ({
    at: SAMPLE_AT + from + place,
    actor: 'account-1',
    action: 'sign-in',
    subject: `subject-${from + place}`,
    detail: {place},
  }));
  await appendAudit(engine.db, ...entries);
}

async function proofOf(engine: Engine, ranges: readonly LeafRange[]): Promise<Uint8Array[]> {
  return (await rangeRoots(engine.db, ranges)).map(hexToBytes);
}

export function logCases(): readonly ConformanceCase[] {
  return [
    {
      title: 'seals entries in order, each once, with a checkpoint each time',
      run: async (engine, {equal}) => {
        equal(await latestCheckpoint(engine.db), undefined);
        equal(await sealEntries(engine, sign, SAMPLE_AT, 3), 0);
        await append(engine, 7);
        equal(await sealEntries(engine, sign, SAMPLE_AT + 1, 3), 3);
        equal(await sealEntries(engine, sign, SAMPLE_AT + 2, 3), 3);
        // Come late with an early time: it is sealed with the next, and not lost.
        await append(engine, 1, -1000);
        equal(await sealEntries(engine, sign, SAMPLE_AT + 3, 3), 2);
        equal(await sealEntries(engine, sign, SAMPLE_AT + 4, 3), 0);
        const checkpoints = await listCheckpoints(engine.db, 0, 10);
        equal(
          checkpoints.map(({size, at, note}) => ({size, at, note})),
          [3, 6, 8].map((size, place) => ({size, at: SAMPLE_AT + 1 + place, note: `signed ${size}`})),
        );
        equal(await listCheckpoints(engine.db, 3, 1), checkpoints.slice(1, 2));
        equal(await latestCheckpoint(engine.db), checkpoints[2]);
        const [late] = await entriesOn(engine.db, ['subject--1000'], 10);
        equal(late?.position, 6);
      },
    },
    {
      title: 'proves of each sealed entry that it is in the log, and of each checkpoint that the log begins with it',
      run: async (engine, {equal}) => {
        for (const from of [0, 5, 10]) {
          await append(engine, 5, from);
          await sealEntries(engine, sign, SAMPLE_AT + from, 100);
        }
        await append(engine, 1, 99);
        const checkpoints = await listCheckpoints(engine.db, 0, 10);
        const last = checkpoints[2];
        for (let place = 0; place < 15; place++) {
          const [logged] = await entriesOn(engine.db, [`subject-${place}`], 10);
          const hash = logged === undefined ? '' : entryHash(logged.entry);
          const leaf = await findLeaf(engine.db, hash);
          equal(leaf, {position: place, hash});
          const claim = {leaf: hexToBytes(hash), position: place, size: 15, root: hexToBytes(last?.root ?? '')};
          equal(isIncluded(sha256, {...claim, proof: await proofOf(engine, inclusionRanges(place, 15))}), true);
        }
        for (const {size, root} of checkpoints) {
          const claim = {oldSize: size, oldRoot: hexToBytes(root), newSize: 15, newRoot: hexToBytes(last?.root ?? '')};
          equal(isConsistent(sha256, {...claim, proof: await proofOf(engine, consistencyRanges(size, 15))}), true);
        }
        const [waiting] = await entriesOn(engine.db, ['subject-99'], 10);
        equal(waiting?.position, undefined);
        equal(await findLeaf(engine.db, waiting === undefined ? '' : entryHash(waiting.entry)), undefined);
      },
    },
    {
      title: 'seals nothing twice when several seal at the same time, and loses nothing',
      run: async (engine, {equal}) => {
        await append(engine, 40);
        const sealing = Array.from({length: 6}, (_, one) => sealEntries(engine, sign, SAMPLE_AT + one, 10));
        const more = append(engine, 20, 40);
        const sealed = await Promise.all(sealing);
        await more;
        const rest = await sealEntries(engine, sign, SAMPLE_AT + 100, 100);
        equal(
          sealed.reduce((sum, count) => sum + count, rest),
          60,
        );
        equal((await latestCheckpoint(engine.db))?.size, 60);
        const leaves = await engine.db.selectFrom('log_leaf').selectAll().orderBy('position').execute();
        equal(
          leaves.map(({position}) => position),
          Array.from({length: 60}, (_, position) => position),
        );
        equal(new Set(leaves.map(({entry_id}) => entry_id)).size, 60);
      },
    },
  ];
}
