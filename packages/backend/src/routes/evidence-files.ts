import {allowedCommands, type Actor, type Circumstances, maySeeOrder, type WorkOrder} from '@haochaping/core';
import type {evidenceBytesRoutes, evidenceFileRoutes, FileState} from '@haochaping/protocol';
import {actorOf} from '../access/actor-of.ts';
import type {StaffAccess} from '../access/staff-access.ts';
import {EvidenceFiles} from '../files/evidence.ts';
import {type Handlers, reply} from '../http/serve.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {appendAudit, readWorkOrder} from '../store/index.ts';
import {announceFile, type EvidenceFileRecord, findFile, readyFiles} from '../store/evidence-files.ts';

interface Seen {
  readonly actor: Actor;
  readonly accountId: string;
  readonly order: WorkOrder;
}

/** Evidence in files. Whoever may add evidence to an order may bring its files; whoever may see the order may read them. */
export function createEvidenceFileHandlers(
  {engine, files}: Pick<Ports, 'engine' | 'files'>,
  access: StaffAccess,
  {profile, notices}: Settings,
): Handlers<typeof evidenceFileRoutes> & Handlers<typeof evidenceBytesRoutes> {
  const evidence = new EvidenceFiles(engine, files);

  const visible = async (request: Request, at: number, id: string): Promise<Seen | Refusal> => {
    const person = await access.require(request, at);
    if ('kind' in person) return person;
    const {account} = person;
    if (account.role === 'administrator') return problem('role-not-allowed');
    const actor = actorOf(account);
    const order = (await readWorkOrder(engine, id))?.order;
    return order !== undefined && maySeeOrder(order, actor)
      ? {actor, accountId: account.id, order}
      : problem('work-order-unknown');
  };

  /** Somebody who may add evidence now. */
  const adding = async (request: Request, at: number, id: string): Promise<Seen | Refusal> => {
    const seen = await visible(request, at, id);
    if ('kind' in seen) return seen;
    const circumstances: Circumstances = {at, profile, notices};
    const offer = allowedCommands(seen.order, seen.actor, circumstances).find(({type}) => type === 'add-evidence');
    if (offer?.allowed === true) return seen;
    return problem('command-refused', offer?.code === undefined ? {} : {refusal: offer.code});
  };

  return {
    async announceFile({params, body, request, at}) {
      const seen = await adding(request, at, params.id);
      if ('kind' in seen) return seen;
      if (body.size > profile.evidence.fileBytesMax) return problem('file-too-large');
      const {filesMax} = profile.evidence;
      const file = await announceFile(engine, {...ownerOf(seen.order), ...body, account: seen.accountId, at, filesMax});
      return file === undefined ? problem('too-many-files') : reply(stateOf(file));
    },

    async readFileState({params, request, at}) {
      const seen = await visible(request, at, params.id);
      if ('kind' in seen) return seen;
      const file = await findFile(engine.db, ownerOf(seen.order), params.digest);
      return file === undefined ? problem('file-unknown') : reply(stateOf(file));
    },

    async sendFilePart({params, body, request, at}) {
      const seen = await adding(request, at, params.id);
      if ('kind' in seen) return seen;
      const file = await findFile(engine.db, ownerOf(seen.order), params.digest);
      if (file === undefined) return problem('file-unknown');
      const offset = /^\d{1,9}$/.test(params.offset) ? Number(params.offset) : -1;
      const taken = await evidence.take(file, {offset, bytes: body, actor: seen.accountId, at});
      return 'kind' in taken ? taken : reply(stateOf(taken));
    },

    async downloadFile({params, request, at}) {
      const seen = await visible(request, at, params.id);
      if ('kind' in seen) return seen;
      const ready = await readyFiles(engine.db, ownerOf(seen.order));
      const file = ready.find(
        ({ready: {fileDigest, erasedAt}}) => fileDigest === params.digest && erasedAt === undefined,
      );
      if (file === undefined) return problem('file-unknown');
      const bytes = await evidence.read(params.digest);
      if (bytes === undefined) throw new Error(`Evidence ${params.digest} is gone or was changed.`);
      await appendAudit(engine.db, {
        at,
        actor: seen.accountId,
        action: 'read-evidence-file',
        subject: seen.order.id,
        detail: {fileDigest: params.digest},
      });
      return reply(bytes, attachmentHeaders(file.name, file.ready.mediaType));
    },
  };
}

function ownerOf({id, subjectKey}: WorkOrder): {readonly orderId: string; readonly subjectKey: string} {
  return {orderId: id, subjectKey};
}

function stateOf({digest, name, size, received, ready}: EvidenceFileRecord): FileState {
  const come = {digest, name, size, received};
  if (ready === undefined) return {...come, state: 'receiving'};
  return {...come, state: 'ready', fileDigest: ready.fileDigest, mediaType: ready.mediaType};
}

/** What a browser saves and never runs, whatever the bytes would like to be (design §8). */
function attachmentHeaders(name: string, mediaType: string): Headers {
  return new Headers({
    'content-type': mediaType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
}

// RFC 8187 lets fewer characters stand than encodeURIComponent does.
const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
