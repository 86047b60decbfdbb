import type {Catalogue} from '@haochaping/protocol/citizen';
import {createAnnouncements} from './announcements.ts';
import {compose, contentOf} from './compose.ts';
import type {Composed} from './compose.ts';
import type {
  CatalogueRead,
  Client,
  ClientOptions,
  ExportedOutbox,
  FlushReport,
  InvitationRead,
  PendingReview,
  ProgressRead,
  Word,
} from './contract.ts';
import type {Diagnosis} from './diagnosis-contract.ts';
import type * as deliveryPart from './delivery.ts';
import type {Delivery} from './delivery.ts';
import type {Cause} from './drain.ts';
import {SdkError} from './errors.ts';
import type * as exportPart from './export.ts';
import {expiryOf} from './invitation-token.ts';
import {demanded, latePart} from './late-part.ts';
import {DEFAULT_LIMITS, DEFAULT_STORAGE_NAME} from './defaults.ts';
import {createOutbox} from './outbox.ts';
import {pendingReviews} from './pending.ts';
import type * as rulesPart from './rules.ts';
import type * as sealPart from './seal.ts';
import type {Sealer} from './seal.ts';
import type {Draft, Submission, UnsavedReason} from './submission.ts';
import type {Transport} from './transport.ts';
import {onWake, whenIdle} from './wake.ts';

// A token of protocol's InvitationToken; a longer one is none.
const LONGEST_INVITATION = 4_096;
// A part that is not there by then counts as missing: nobody waits for a network to have something saved.
const RULES_PATIENCE_MS = 1_000;
// Longer: without it a citizen cannot be reached.
const SEALING_PATIENCE_MS = 3_000;
const LOAD_AGAIN_MS = 30_000;

/** The parts that come later, and the way to the backend; tests hand in their own. */
export interface ClientParts {
  readonly delivery: () => Promise<typeof deliveryPart>;
  readonly rules: () => Promise<typeof rulesPart>;
  readonly export: () => Promise<typeof exportPart>;
  readonly seal: () => Promise<typeof sealPart>;
  readonly transport?: Transport;
  /** Where there is no page to be told by. */
  readonly onWake?: typeof onWake;
  readonly whenIdle?: typeof whenIdle;
}

const PARTS: ClientParts = {
  // By name: else the chunk holds a namespace beside its exports.
  delivery: () => import('./delivery.ts').then(({createDelivery}) => ({createDelivery})),
  rules: () => import('./rules.ts'),
  export: () => import('./export.ts'),
  seal: () => import('./seal.ts'),
};

/**
 * A client of the backend at `endpoint`. It begins to deliver what earlier visits left as soon as the page is idle; nothing has to
 * be awaited, and every method works at once.
 */
export function createClient(options: ClientOptions): Client {
  return assembleClient(options, PARTS);
}

/** As `createClient`, with parts of one's own. */
export function assembleClient(options: ClientOptions, parts: ClientParts): Client {
  const {storageName: name = DEFAULT_STORAGE_NAME, clock = Date.now, onProblem = ignore, sharedDevice} = options;
  const limits = {...DEFAULT_LIMITS, ...options.limits};
  const outbox = options.outbox ?? createOutbox(name, limits, onProblem);
  const announcements = createAnnouncements(name, onProblem);
  const loadRules = latePart(parts.rules, onProblem);
  const loadDelivery = latePart(async () => {
    const {createDelivery} = await parts.delivery();
    const {random = Math.random} = options;
    const shared = {options, name, limits, outbox, announcements, clock, random, onProblem, pending};
    const transport = parts.transport ?? options.transport;
    return createDelivery({...shared, ...(transport && {transport})});
  }, onProblem);
  const loadSealing = latePart(async () => {
    const {createSealing} = await parts.seal();
    return createSealing({options, limits, outbox, onProblem, known: () => lastCatalogue, ask: catalogue});
  }, onProblem);
  /** Set once it was asked for. */
  let delivering: Promise<Delivery | undefined> | undefined;
  let delivery: Delivery | undefined;
  let loadAgain: ReturnType<typeof setTimeout> | undefined;
  let lastCatalogue: Catalogue | undefined;
  /** The last review that could not be kept, so that the same draft goes under the same id when it is submitted again. */
  let unsaved: Composed | undefined;
  let closed = false;

  const stopWaking = (parts.onWake ?? onWake)(wake);
  const stopWaiting = (parts.whenIdle ?? whenIdle)(() => {
    void loadRules();
    if (sharedDevice) void sealer();
    wake('load');
  });

  function mustBeOpen(): void {
    if (closed) throw new SdkError('closed', 'This client was closed.');
  }

  /** What seals; undefined while it cannot. */
  async function sealer(): Promise<Sealer | undefined> {
    return (await loadSealing())?.();
  }

  async function withDelivery(): Promise<Delivery | undefined> {
    delivery = await (delivering = loadDelivery());
    return delivery;
  }

  function wake(cause: Cause | 'left'): void {
    void withDelivery().then((loaded) => {
      clearTimeout(loadAgain);
      if (closed) return;
      if (loaded === undefined) loadAgain = setTimeout(() => wake('load'), LOAD_AGAIN_MS);
      else loaded.wake(cause);
    });
  }

  /**
   * Why the draft cannot be recorded. Where the rules could not be loaded, which is offline on a first visit at most, nobody here
   * can tell, and a citizen's words are kept rather than lost: the server judges them.
   */
  async function refusalOf(draft: Draft): Promise<string | undefined> {
    const {length} = draft.invitation;
    if (length === 0 || length > LONGEST_INVITATION) return 'invitation-forged';
    const rules = await withPatience(loadRules(), RULES_PATIENCE_MS);
    return rules?.draftProblem(contentOf(draft), lastCatalogue);
  }

  /** Posts what cannot be stored. */
  async function post(composed: Composed, reason: UnsavedReason): Promise<Submission> {
    unsaved = composed;
    const posted = await (await withDelivery())?.post(composed.item, composed.receiptCode);
    if (posted === undefined) return {state: 'unsaved', reason};
    if (posted.state === 'later') return {state: 'unsaved', reason, cause: posted.cause};
    unsaved = undefined;
    if (posted.state === 'delivered') {
      announcements.announce({type: 'delivered', id: posted.id, outcome: posted.outcome});
    }
    return posted;
  }

  async function submit(draft: Draft): Promise<Submission> {
    mustBeOpen();
    const sealing = draft.contact || sharedDevice ? await withPatience(sealer(), SEALING_PATIENCE_MS) : undefined;
    const refusal = (await refusalOf(draft)) ?? sealing?.contactProblem(draft);
    if (refusal !== undefined) return {state: 'refused', code: refusal};
    const words = JSON.stringify(draft);
    const composed = unsaved?.words === words ? unsaved : compose(draft, words, clock(), sealing);
    const submission = await keep(draft, composed, sharedDevice ? sealing?.put : (item) => outbox.put(item));
    return draft.contact && !composed.item.body['contact'] && 'receiptCode' in submission
      ? {...submission, contactLeftOut: true}
      : submission;
  }

  async function keep(draft: Draft, composed: Composed, put: Sealer['put'] | undefined): Promise<Submission> {
    const {item, receiptCode} = composed;
    const expiresAt = expiryOf(draft.invitation);
    // Saved would mean "it will be recorded", and only a server whose clock says otherwise can promise that.
    if (expiresAt !== undefined && expiresAt < clock()) return post(composed, 'invitation-over');
    if (put === undefined) return post(composed, 'not-sealed');
    try {
      if ((await put(item)) === 'full') {
        onProblem(new SdkError('queue-full', 'The outbox is full.'));
        wake('submit');
        return {state: 'unsaved', reason: 'queue-full'};
      }
    } catch (cause) {
      if (!(cause instanceof SdkError)) throw cause;
      onProblem(cause);
      const posted = await post(composed, reasonOf(cause));
      if (cause.code === 'storage-full') wake('full');
      return posted;
    }
    unsaved = undefined;
    announcements.announce({type: 'saved', id: item.id});
    wake('submit');
    return {state: 'saved', id: item.id, receiptCode};
  }

  async function say(word: Word): Promise<Submission> {
    mustBeOpen();
    return demanded(await withDelivery()).say(word);
  }

  async function pending(): Promise<PendingReview[]> {
    mustBeOpen();
    try {
      return pendingReviews(await outbox.records(), delivery?.sending, clock());
    } catch (cause) {
      // No storage, so nothing in it.
      if (cause instanceof SdkError && cause.code === 'storage-blocked') return [];
      throw cause;
    }
  }

  async function exportAll(): Promise<ExportedOutbox> {
    mustBeOpen();
    const part = demanded(await latePart(parts.export, onProblem)());
    return part.exportOutbox({records: await outbox.records(), storageName: name, at: clock()});
  }

  async function diagnose(): Promise<Diagnosis> {
    mustBeOpen();
    return demanded(await withDelivery()).diagnose();
  }

  async function flush(): Promise<FlushReport> {
    mustBeOpen();
    const loaded = await withDelivery();
    if (loaded !== undefined) return loaded.flush();
    const waiting = (await pending()).filter(({state}) => state === 'waiting').length;
    return {delivered: 0, refused: 0, waiting, stopped: 'later'};
  }

  async function catalogue(): Promise<CatalogueRead> {
    mustBeOpen();
    const read = await (await withDelivery())?.reading.catalogue();
    lastCatalogue = read?.catalogue;
    if (read !== undefined) return read;
    const rules = await loadRules();
    return {catalogue: demanded(rules).builtInCatalogue(), source: 'built-in'};
  }

  async function readInvitation(invitation: string): Promise<InvitationRead> {
    mustBeOpen();
    const loaded = await withDelivery();
    return loaded === undefined ? {kind: 'problem', code: 'part-not-loaded'} : loaded.reading.invitation(invitation);
  }

  async function progress(receiptCode: string): Promise<ProgressRead> {
    mustBeOpen();
    const loaded = await withDelivery();
    return loaded === undefined ? {kind: 'offline'} : loaded.reading.progress(receiptCode);
  }

  async function close(): Promise<void> {
    if (closed) return;
    closed = true;
    unsaved = undefined;
    stopWaking();
    stopWaiting();
    clearTimeout(loadAgain);
    await (await delivering)?.close();
    announcements.close();
    outbox.close();
  }

  return {
    submit,
    followUp: (said) => say({kind: 'follow-up', ...said}),
    stateMistake: (said) => say({kind: 'mistake', ...said}),
    object: (said) => say({kind: 'objection', ...said}),
    pending,
    export: exportAll,
    diagnose,
    flush,
    catalogue,
    readInvitation,
    progress,
    prepareSealing: () => sealer().then(Boolean),
    close,
    subscribe(listener) {
      mustBeOpen();
      return announcements.subscribe(listener);
    },
  };
}

function ignore(): void {
  return;
}

function reasonOf({code}: SdkError): UnsavedReason {
  if (code === 'storage-timeout') return 'timeout';
  return code === 'storage-blocked' || code === 'not-sealed' ? code : 'storage-failed';
}

async function withPatience<T>(promise: Promise<T>, patienceMs: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  const first = await Promise.race([promise, enough]);
  clearTimeout(timer);
  return first;
}
