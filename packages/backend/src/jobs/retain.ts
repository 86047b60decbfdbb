import {keptUntil, type RetentionClass} from '@haochaping/core';
import type {Settings} from '../options.ts';
import {eraseEvidence} from '../files/erase-evidence.ts';
import type {Files} from '../files/files.ts';
import type {Ports} from '../ports.ts';
import {evidenceKept} from '../store/evidence-files.ts';
import {
  appendAudit,
  carryOutRequests,
  contactsKept,
  digestOfIds,
  eraseContactsOf,
  eraseFromOrders,
  eraseReviewTexts,
  inTransaction,
  type Kept,
  type KeptQuery,
  ordersOfSubjects,
  ordersWith,
  type Queries,
  reviewTextsKept,
} from '../store/index.ts';

/** One kind of data that is kept for a time: how it is found, and how it is erased. */
interface RetentionRule {
  readonly name: string;
  readonly kind: RetentionClass;
  readonly find: KeptQuery;
  readonly erase: (queries: Queries, due: readonly Kept[], at: number, files: Files) => Promise<void>;
}

/** All that is erased by time. A new kind of data is one more line. */
const RULES: readonly RetentionRule[] = [
  {name: 'contacts', kind: 'identity', find: contactsKept, erase: eraseContactsOf},
  {
    name: 'order-numbers',
    kind: 'identity',
    find: ordersWith('numbers'),
    erase: (queries, due, at) => eraseFromOrders(queries, due, 'numbers', at),
  },
  {name: 'review-texts', kind: 'content', find: reviewTextsKept, erase: eraseReviewTexts},
  {
    name: 'order-words',
    kind: 'content',
    find: ordersWith('words'),
    erase: (queries, due, at) => eraseFromOrders(queries, due, 'words', at),
  },
  {
    name: 'evidence-files',
    kind: 'content',
    find: evidenceKept,
    erase: (queries, due, at, files) => eraseEvidence(files, queries, due, at),
  },
];

const AT_ONCE = 100;
const DAY_MS = 86_400_000;

/** How many were erased of each kind; `requests` counts persons who had asked. */
export type RetentionReport = Readonly<Record<string, number>>;

/**
 * Erases what has been kept long enough, and what persons have asked to be erased, a page at a time; each page with its line in the
 * log. Nothing that an open order needs is due. Run again at the same moment it does nothing.
 */
export async function runRetain(
  {engine, files}: Pick<Ports, 'engine' | 'files'>,
  {profile}: Pick<Settings, 'profile'>,
  at: number,
): Promise<RetentionReport> {
  const report: Record<string, number> = {requests: await carryOutRequests(engine, profile, at, AT_ONCE)};
  for (const rule of RULES) report[rule.name] = await runRule({engine, files}, rule, profile, at);
  return report;
}

async function runRule(
  {engine, files}: Pick<Ports, 'engine' | 'files'>,
  rule: RetentionRule,
  profile: Settings['profile'],
  at: number,
): Promise<number> {
  const {identityDays, contentDays} = profile.retention;
  const until = at - (rule.kind === 'identity' ? identityDays : contentDays) * DAY_MS;
  let after: Pick<Kept, 'at' | 'id'> = {at: -1, id: ''};
  let erased = 0;
  for (;;) {
    const page = await inTransaction(engine, (trx) => erasePage({trx, files}, rule, profile, until, after, at));
    erased += page.due;
    if (page.last === undefined) return erased;
    after = page.last;
  }
}

async function erasePage(
  {trx, files}: {readonly trx: Queries; readonly files: Files},
  {name, kind, find, erase}: RetentionRule,
  profile: Settings['profile'],
  until: number,
  after: Pick<Kept, 'at' | 'id'>,
  at: number,
): Promise<{readonly due: number; readonly last: Kept | undefined}> {
  const found = await find(trx, until, after, AT_ONCE);
  const orders = await ordersOfSubjects(
    trx,
    found.map(({subjectKey}) => subjectKey),
  );
  const due = found.filter((kept) => {
    const end = keptUntil(kind, kept.at, orders.get(kept.subjectKey) ?? [], profile);
    return end !== undefined && end <= at;
  });
  if (due.length > 0) {
    await erase(trx, due, at, files);
    const detail = {why: 'retention', kind, count: due.length, digest: digestOfIds(due)};
    await appendAudit(trx, {at, actor: 'system', action: 'personal-data-erased', subject: name, detail});
  }
  return {due: due.length, last: found.length < AT_ONCE ? undefined : found.at(-1)};
}
