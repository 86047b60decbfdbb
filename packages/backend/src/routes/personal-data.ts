import {
  inclusionRanges,
  indicatorSet,
  keptUntil,
  LEVEL_NAMES,
  localDateOf,
  maskName,
  maskNumber,
  type Profile,
} from '@haochaping/core';
import type {ErasureStanding, HeldData, PersonalDataCopy, personalDataRoutes, ReceiptLog} from '@haochaping/protocol';
import {AttemptCounter} from '../access/attempts.ts';
import {keyedHash} from '../access/keyed-hash.ts';
import {type Handlers, reply} from '../http/serve.ts';
import {subjectOf} from '../invitations/issue-invitation.ts';
import {PERSONAL_DATA_TEXT, STEP_TEXT} from '../locales/personal-data-zh-cn.ts';
import {entryHash, entryText} from '../log/entry-bytes.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {problem, type Refusal, tooManyAttempts} from '../problem.ts';
import type {Keyring} from '../sealing/keyring.ts';
import {openContact} from '../sealing/received-contact.ts';
import {
  appendAudit,
  entriesOn,
  type ErasureStanding as StoredStanding,
  type HeldOnReview,
  latestCheckpoint,
  rangeRoots,
  readErasure,
  readHeldOnReview,
  readReceipt,
  requestErasure,
  type StoredReview,
  type WorkOrderEntry,
} from '../store/index.ts';
import {shownCheckpoint} from './log.ts';

// An order that went every way there is has a few dozen; a proof of each costs a few dozen rows.
const MOST_LOG_ENTRIES = 200;

/** What a person may ask about their own data, on the strength of a receipt code. */
export function createPersonalDataHandlers(
  {engine, keys}: Pick<Ports, 'engine' | 'keys'>,
  keyring: Keyring,
  {access, profile}: Pick<Settings, 'access' | 'profile'>,
): Handlers<typeof personalDataRoutes> {
  const attempts = new AttemptCounter(access.secretReads);

  /** The hash by which a code is known here, unless it was asked about too often. */
  const admit = (receiptCode: string, at: number): string | Refusal => {
    const hash = keyedHash(keys.hashKey, 'receipt', receiptCode);
    const waitMs = attempts.take(hash, at);
    return waitMs > 0 ? tooManyAttempts(waitMs) : hash;
  };

  return {
    async copyPersonalData({body, at}) {
      const hash = admit(body.receiptCode, at);
      if (typeof hash !== 'string') return hash;
      const held = await readHeldOnReview(engine, hash);
      if (held === undefined) return problem('receipt-unknown');
      const standing = await readErasure(engine.db, held.review, profile);
      await appendAudit(engine.db, {
        at,
        actor: 'citizen',
        action: 'personal-data-copied',
        subject: held.review.id,
        detail: {},
      });
      return reply(copyOf(held, standing, keyring, profile, at));
    },

    async erasePersonalData({body, at}) {
      const hash = admit(body.receiptCode, at);
      if (typeof hash !== 'string') return hash;
      const standing = await requestErasure(engine, hash, profile, at);
      const held = await readHeldOnReview(engine, hash);
      if (standing === undefined || held === undefined) return problem('receipt-unknown');
      return reply({
        erasure: shownStanding(standing),
        says: wordsOf(standing, profile),
        held: heldOf(held, standing, profile),
      });
    },

    async readReceiptLog({body, at}) {
      const hash = admit(body.receiptCode, at);
      if (typeof hash !== 'string') return hash;
      const receipt = await readReceipt(engine, hash);
      if (receipt === undefined) return problem('receipt-unknown');
      const last = await latestCheckpoint(engine.db);
      const subjects = [receipt.review.id, ...(receipt.order === undefined ? [] : [receipt.order.id])];
      const entries: ReceiptLog['entries'] = [];
      for (const {entry, position} of await entriesOn(engine.db, subjects, MOST_LOG_ENTRIES)) {
        const size = last?.size ?? 0;
        const sealed = position !== undefined && position < size;
        const proof = sealed ? [...(await rangeRoots(engine.db, inclusionRanges(position, size)))] : [];
        entries.push({
          text: entryText(entry),
          leafHash: entryHash(entry),
          ...(sealed && {proved: {position, proof}}),
        });
      }
      return reply({...(last && {checkpoint: shownCheckpoint(last)}), entries});
    },
  };
}

const instant = (at: number): string => new Date(at).toISOString();

function copyOf(
  held: HeldOnReview,
  standing: StoredStanding | undefined,
  keyring: Keyring,
  profile: Profile,
  at: number,
): PersonalDataCopy {
  const {order, instance, departmentName, reviews, entries} = held;
  const contact = contactOf(held, keyring);
  return {
    madeAt: instant(at),
    explanation: [...PERSONAL_DATA_TEXT.explanation],
    about: subjectOf(instance, departmentName),
    reviews: reviews.map(copiedReview),
    ...(contact && {contact}),
    ...(order && {
      workOrder: {
        number: order.number,
        state: order.state,
        openedAt: instant(order.openedAt),
        ...(order.closedAt !== undefined && {closedAt: instant(order.closedAt)}),
        ...(order.archivedAt !== undefined && {archivedAt: instant(order.archivedAt)}),
        history: entries.map(copiedStep),
      },
    }),
    held: heldOf(held, standing, profile),
    ...(standing && {erasure: shownStanding(standing)}),
  };
}

function copiedReview(review: StoredReview): PersonalDataCopy['reviews'][number] {
  const known = indicatorSet(review.indicatorsVersion)?.indicators ?? [];
  return {
    id: review.id,
    level: review.level,
    levelName: LEVEL_NAMES[review.level],
    indicators: review.indicators.map((code) => {
      const text = known.find((indicator) => indicator.code === code)?.text;
      return {code, ...(text !== undefined && {text})};
    }),
    text: review.text,
    identityMode: review.identityMode,
    channel: review.channel,
    submittedAt: instant(review.submittedAt),
    receivedAt: instant(review.receivedAt),
  };
}

function contactOf({contact, review}: HeldOnReview, keyring: Keyring): PersonalDataCopy['contact'] {
  if (contact === undefined) return undefined;
  const {box, consentedAt, receivedAt, erasedAt, reveals} = contact;
  const details = box && openContact(keyring, review.id, box, review.identityMode);
  const state = box === undefined ? 'erased' : details === undefined ? 'unreadable' : 'readable';
  const {name, phone} = details ?? {};
  return {
    state,
    ...(details && {masked: {...(name && {name: maskName(name)}), ...(phone && {phone: maskNumber(phone)})}}),
    receivedAt: instant(receivedAt),
    ...(consentedAt !== undefined && {consentedAt: instant(consentedAt)}),
    ...(erasedAt !== undefined && {erasedAt: instant(erasedAt)}),
    shownTo: reveals.map(({at, role, departmentCode, reason}) => ({
      at: instant(at),
      role,
      reason,
      ...(departmentCode !== undefined && {departmentCode}),
    })),
  };
}

/** The members of commands that hold what the person said, or what was said to them. */
const WORDS_TO_THE_PERSON = ['reason', 'request', 'text', 'note', 'numberUsed'] as const;
const STEPS_WITH_THE_PERSON: ReadonlySet<string> = new Set([
  'record-contact',
  'reply',
  'record-call-back',
  'confirm-mistake',
  'state-mistake',
  'object',
  'publish-text',
]);

function copiedStep({at, by, command}: WorkOrderEntry): NonNullable<PersonalDataCopy['workOrder']>['history'][number] {
  const said: Readonly<Record<string, unknown>> = STEPS_WITH_THE_PERSON.has(command.type) ? {...command} : {};
  const words = WORDS_TO_THE_PERSON.map((name) => said[name]).filter((word) => typeof word === 'string');
  return {
    at: instant(at),
    by: by.role,
    ...(by.departmentCode !== undefined && {departmentCode: by.departmentCode}),
    what: command.type,
    means: STEP_TEXT[command.type],
    ...(typeof said['result'] === 'string' && {result: said['result']}),
    words: words.filter((word) => word !== ''),
  };
}

/** What is held, and until when. */
function heldOf(held: HeldOnReview, standing: StoredStanding | undefined, profile: Profile): HeldData[] {
  const {review, order, contact, reviews} = held;
  const {identityDays, contentDays} = profile.retention;
  const orders = order === undefined ? [] : [order];
  const until = (kind: 'identity' | 'content'): {until?: string} => {
    const byTime = keptUntil(kind, review.receivedAt, orders, profile);
    const at = standing?.kind === 'waiting' ? standing.time.at : byTime;
    return at === undefined ? {} : {until: localDateOf(at)};
  };
  const withWords = reviews.some(({text}) => text !== '') || order !== undefined;
  const words = standing?.kind === 'done' ? PERSONAL_DATA_TEXT.officeWordsHeld : PERSONAL_DATA_TEXT.wordsHeld;
  return [
    ...(contact?.box === undefined
      ? []
      : [{what: 'contact', why: PERSONAL_DATA_TEXT.contactHeld(identityDays), ...until('identity')} as const]),
    ...(withWords ? [{what: 'words', why: words(contentDays), ...until('content')} as const] : []),
    {what: 'rating', why: PERSONAL_DATA_TEXT.ratingHeld},
    {what: 'log', why: PERSONAL_DATA_TEXT.logHeld},
  ];
}

function shownStanding(standing: StoredStanding): ErasureStanding {
  const askedAt = instant(standing.askedAt);
  if (standing.kind === 'done') return {outcome: 'erased', askedAt, erasedAt: instant(standing.at)};
  const {at} = standing.time;
  return {outcome: 'scheduled', askedAt, ...(at !== undefined && {on: localDateOf(at)})};
}

function wordsOf(standing: StoredStanding, profile: Profile): string[] {
  if (standing.kind === 'done') return [...PERSONAL_DATA_TEXT.erased];
  const {at} = standing.time;
  return at === undefined
    ? [...PERSONAL_DATA_TEXT.scheduled(profile.archiveAfterDays)]
    : [...PERSONAL_DATA_TEXT.scheduledOn(localDateOf(at))];
}
