import {createReviewingApi, isCatalogue, peekInvitation} from '@haochaping/protocol/citizen';
import type {Catalogue} from '@haochaping/protocol/citizen';
import type {InvitationRead, PendingReview, ProgressRead} from './contract.ts';
import {SdkError} from './errors.ts';
import {markOf} from './invitation-token.ts';
import type {readProgress} from './progress.ts';
import {pendingOf} from './pending.ts';
import {PASSING_PROBLEMS} from './passing-problems.ts';
import type {PassQueue} from './queue.ts';

// People wait for what is read, and there is something to show without it.
const PATIENCE_MS = 5_000;

export interface ReadingParts {
  readonly queue: PassQueue;
  readonly endpoint: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly clock: () => number;
  readonly answerMs: number;
  readonly onProblem: (problem: SdkError) => void;
  /** Who rates asks for no progress: a part of its own, undefined when it cannot be had. */
  readonly afterReview: () => Promise<{readonly readProgress: typeof readProgress} | undefined>;
  /** What is on this device. */
  readonly pending: () => Promise<PendingReview[]>;
}

/** What a device asks the backend, each with an answer of its own for a day without a network. */
export interface Reading {
  /** Undefined when neither the server nor this device has one. */
  catalogue(): Promise<{readonly catalogue: Catalogue; readonly source: 'network' | 'kept'} | undefined>;
  invitation(token: string): Promise<InvitationRead>;
  progress(typed: string): Promise<ProgressRead>;
}

export function createReading(parts: ReadingParts): Reading {
  const {queue, clock, onProblem} = parts;
  const asking = {
    endpoint: parts.endpoint,
    timeoutMs: Math.min(parts.answerMs, PATIENCE_MS),
    ...(parts.fetch && {fetch: parts.fetch}),
    ...(parts.headers && {headers: parts.headers}),
  };
  const api = createReviewingApi(asking);

  /** What storage knows; undefined, and a report, when it fails: reading goes on without it. */
  async function orUndefined<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (cause) {
      if (!(cause instanceof SdkError)) throw cause;
      onProblem(cause);
      return undefined;
    }
  }

  async function waitingFor(token: string): Promise<PendingReview | undefined> {
    const item = await queue.findByMark(markOf(token));
    return item && pendingOf(item, 'waiting');
  }

  return {
    async catalogue() {
      const kept = await orUndefined(() => keptCatalogue(queue));
      const etag = kept?.etag ?? undefined;
      const headers: Record<string, string> = etag === undefined ? {} : {'if-none-match': etag};
      const answer = await api.readCatalogue({}, {headers});
      if (answer.kind === 'ok') {
        const fresh = {etag: answer.headers.get('etag'), catalogue: answer.body};
        await orUndefined(() => queue.keepCatalogue(fresh));
        return {catalogue: answer.body, source: 'network'};
      }
      return kept && {catalogue: kept.catalogue, source: answer.kind === 'unchanged' ? 'network' : 'kept'};
    },

    async invitation(token) {
      const [answer, waiting] = await Promise.all([
        api.readInvitation({body: {invitation: token}}),
        orUndefined(() => waitingFor(token)),
      ]);
      const here = waiting && {waiting};
      if (answer.kind === 'ok') {
        const {state, about, channel, expiresAt} = answer.body;
        return {kind: 'reading', state, about, channel, expiresAt, ...here};
      }
      if (answer.kind === 'problem' && answer.problem && !PASSING_PROBLEMS.has(answer.problem.code)) {
        return {kind: 'problem', code: answer.problem.code};
      }
      const claims = peekInvitation(token);
      if (claims === undefined) return {kind: 'problem', code: 'invitation-forged'};
      const endsAt = claims.exp * 1_000;
      const expiresAt = new Date(endsAt).toISOString();
      return {kind: 'offline', about: claims.about, expiresAt, over: endsAt < clock(), ...here};
    },

    async progress(typed) {
      const part = await parts.afterReview();
      return part?.readProgress(typed, asking, () => orUndefined(parts.pending)) ?? {kind: 'offline'};
    },
  };
}

interface KeptCatalogue {
  readonly etag: string | null;
  readonly catalogue: Catalogue;
}

async function keptCatalogue(queue: PassQueue): Promise<KeptCatalogue | undefined> {
  const record = (await queue.catalogue()) as {readonly etag?: unknown; readonly catalogue?: unknown} | undefined;
  if (!isCatalogue(record?.catalogue)) return undefined;
  return {etag: typeof record.etag === 'string' ? record.etag : null, catalogue: record.catalogue};
}
