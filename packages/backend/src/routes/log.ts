import {consistencyRanges, inclusionRanges} from '@haochaping/core';
import type {LogCheckpoint, logRoutes} from '@haochaping/protocol';
import {type Handlers, reply} from '../http/serve.ts';
import {logSigner} from '../jobs/seal-log.ts';
import {noteKeyOf, verifierKey} from '../log/signed-note.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {problem} from '../problem.ts';
import {findLeaf, latestCheckpoint, listCheckpoints, rangeRoots, type StoredCheckpoint} from '../store/index.ts';

const USUAL_LIMIT = 50;

/** What anybody may ask of the log. A proof reads a few dozen rows, however long the log is. */
export function createLogHandlers(
  ports: Pick<Ports, 'engine' | 'keys'>,
  settings: Pick<Settings, 'deployment'>,
): Handlers<typeof logRoutes> {
  const {db} = ports.engine;
  const {name, secret} = logSigner(ports, settings);
  const key = {origin: name, verifierKey: verifierKey(noteKeyOf(name, secret))};

  /** The size asked for, or the last one; undefined beyond what is published. */
  const publishedSize = async (asked: string | undefined): Promise<number | undefined> => {
    const last = (await latestCheckpoint(db))?.size;
    if (asked === undefined || last === undefined) return last;
    return Number(asked) <= last ? Number(asked) : undefined;
  };

  return {
    async listCheckpoints({query}) {
      const limit = query.limit === undefined ? USUAL_LIMIT : Number(query.limit);
      const found = await listCheckpoints(db, Number(query.afterSize ?? 0), limit + 1);
      const shown = found.slice(0, limit);
      return reply({
        checkpoints: shown.map(shownCheckpoint),
        ...(found.length > limit && {nextAfterSize: String(shown.at(-1)?.size)}),
      });
    },

    async readLatestCheckpoint() {
      const last = await latestCheckpoint(db);
      return last === undefined ? problem('log-size-unknown') : reply(shownCheckpoint(last));
    },

    readLogKey: () => reply(key),

    async proveInclusion({query}) {
      const leaf = await findLeaf(db, query.leaf);
      if (leaf === undefined) return problem('log-entry-unknown');
      const {position, hash: leafHash} = leaf;
      const size = await publishedSize(query.size);
      if (size === undefined || position >= size) return problem('log-size-unknown');
      const [rootHash = '', ...proof] = await rangeRoots(db, [{from: 0, to: size}, ...inclusionRanges(position, size)]);
      return reply({position, size, leafHash, rootHash, proof});
    },

    async proveConsistency({query}) {
      const oldSize = Number(query.oldSize);
      const newSize = await publishedSize(query.newSize);
      if (newSize === undefined || oldSize > newSize) return problem('log-size-unknown');
      const wholes = [oldSize, newSize].map((size) => ({from: 0, to: size}));
      const [oldRootHash = '', newRootHash = '', ...proof] = await rangeRoots(db, [
        ...wholes,
        ...consistencyRanges(oldSize, newSize),
      ]);
      return reply({oldSize, newSize, oldRootHash, newRootHash, proof});
    },
  };
}

export function shownCheckpoint({size, root, at, note}: StoredCheckpoint): LogCheckpoint {
  return {size, rootHash: root, at: new Date(at).toISOString(), note};
}
