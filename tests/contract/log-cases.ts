import {isConsistent} from '@haochaping/core';
import {type Api, logRoutes, type LogCheckpoint} from '@haochaping/protocol';
import {sha256} from '@noble/hashes/sha2.js';
import {hexToBytes} from '@noble/hashes/utils.js';
import {assert} from 'chai';
import {apiOf, assertProblem, bodyOf, type ContractCase, type ContractPlace, get, refusedWith} from './place.ts';

const log = (place: ContractPlace): Api<typeof logRoutes> => apiOf(place, logRoutes);

async function latest(place: ContractPlace): Promise<LogCheckpoint> {
  return bodyOf(await log(place).readLatestCheckpoint());
}

export const logCases: readonly ContractCase[] = [
  {
    title: 'anybody reads what was published of the log, with the key it is signed with',
    async run(place) {
      const {origin, verifierKey} = bodyOf(await log(place).readLogKey());
      assert.match(verifierKey, /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/);
      assert.isTrue(verifierKey.startsWith(`${origin}+`));
      const last = await latest(place);
      assert.isAbove(last.size, 100, 'the demonstration has done something');
      const [name, size, root, at, none, signature] = last.note.split('\n');
      assert.deepEqual([name, size, none], [origin, String(last.size), '']);
      assert.equal(at, `at ${last.at}`);
      assert.deepEqual(
        Uint8Array.from(atob(root ?? ''), (character) => character.charCodeAt(0)),
        hexToBytes(last.rootHash),
      );
      assert.isTrue(signature?.startsWith(`— ${origin} `));
    },
  },
  {
    title: 'checkpoints come page by page, smallest first, and none twice',
    async run(place) {
      const {checkpoints, nextAfterSize} = bodyOf(await log(place).listCheckpoints({query: {limit: '1'}}));
      assert.lengthOf(checkpoints, 1);
      const rest = bodyOf(await log(place).listCheckpoints({query: {afterSize: String(checkpoints[0]?.size)}}));
      assert.equal(nextAfterSize !== undefined, rest.checkpoints.length > 0);
      const sizes = [...checkpoints, ...rest.checkpoints].map(({size}) => size);
      assert.deepEqual(
        sizes,
        [...new Set(sizes)].sort((a, b) => a - b),
      );
      for (const query of ['limit=0', 'limit=201', 'afterSize=-1', 'afterSize=x', 'after=1']) {
        await assertProblem(await get(place, `/v1/public/log/checkpoints?${query}`), 'query-invalid', 400);
      }
    },
  },
  {
    title: 'the log proves that it begins with each earlier one, and knows no size that was not published',
    async run(place) {
      const {size: newSize, rootHash} = await latest(place);
      for (const oldSize of [0, 1, 2, 7, 64, newSize - 1, newSize]) {
        const query = {oldSize: String(oldSize), newSize: String(newSize)};
        const shown = bodyOf(await log(place).proveConsistency({query}));
        assert.equal(shown.newRootHash, rootHash);
        const [oldRoot, newRoot] = [hexToBytes(shown.oldRootHash), hexToBytes(shown.newRootHash)];
        const claim = {oldSize, oldRoot, newSize, newRoot, proof: shown.proof.map(hexToBytes)};
        assert.isTrue(isConsistent(sha256, claim), String(oldSize));
      }
      const beyond = await log(place).proveConsistency({query: {oldSize: '1', newSize: '999999999'}});
      assert.deepEqual(refusedWith(beyond), {status: 404, code: 'log-size-unknown'});
      const backwards = await log(place).proveConsistency({query: {oldSize: '5', newSize: '4'}});
      assert.deepEqual(refusedWith(backwards), {status: 404, code: 'log-size-unknown'});
    },
  },
  {
    title: 'an entry that is not in the log is not proved to be',
    async run(place) {
      const strange = await log(place).proveInclusion({query: {leaf: '00'.repeat(32)}});
      assert.deepEqual(refusedWith(strange), {status: 404, code: 'log-entry-unknown'});
      await assertProblem(await get(place, '/v1/public/log/inclusion?leaf=xyz'), 'query-invalid', 400);
    },
  },
];
