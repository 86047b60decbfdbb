import {judgeReview, localDateOf, opensWorkOrder, type ReviewJudgement} from '@haochaping/core';
import type {Insertable, Selectable} from 'kysely';
import {auditRow} from '../audit.ts';
import {contactRow} from '../contacts.ts';
import {DeltaSheet} from '../delta-sheet.ts';
import {measureOf} from '../measures.ts';
import {addShares, shareRows} from '../order-shares.ts';
import {eventRow} from '../outgoing-events.ts';
import type {
  AuditEntryTable,
  ContactTable,
  CountDeltaTable,
  OrderShareTable,
  DeviceNumberTable,
  OutgoingEventTable,
  ReviewTable,
  WorkOrderEntryTable,
  WorkOrderSerialTable,
  WorkOrderTable,
} from '../schema.ts';
import {areaOfDay, type Held, type HeldInstance, type HeldReview, serialKey, serialOf} from './held.ts';
import {openOrder} from './open-order.ts';
import type {PreparedReview, RecordedReview, RecordingRules} from './prepared-review.ts';

/** All that one transaction writes, and what its callers are told once it is on disk. */
export interface RecordingPlan {
  readonly outcomes: readonly RecordedReview[];
  readonly reviews: readonly Insertable<ReviewTable>[];
  readonly contacts: readonly Insertable<ContactTable>[];
  readonly deviceNumbers: readonly Insertable<DeviceNumberTable>[];
  readonly contested: readonly {readonly subject_key: string; readonly at: number}[];
  readonly orders: readonly Insertable<WorkOrderTable>[];
  readonly entries: readonly Insertable<WorkOrderEntryTable>[];
  readonly serials: readonly Insertable<WorkOrderSerialTable>[];
  readonly shares: readonly Insertable<OrderShareTable>[];
  readonly deltas: readonly Insertable<CountDeltaTable>[];
  readonly events: readonly Insertable<OutgoingEventTable>[];
  readonly audit: readonly Insertable<AuditEntryTable>[];
}

type ReviewRow = Selectable<ReviewTable>;
type Stored = Exclude<ReviewJudgement, {readonly outcome: 'refused'}>;
type Fresh = Extract<Stored, {readonly standing: unknown}>;

/**
 * Decides what becomes of each review, in order, each seeing what the ones before it will have written. It touches nothing:
 * the same plan is carried out by every engine. New rows get random ids.
 */
export function planRecording(reviews: readonly PreparedReview[], held: Held, rules: RecordingRules): RecordingPlan {
  const planning = new Planning(held, rules);
  const outcomes = reviews.map((review) => planning.add(review));
  return {...planning.rows(), outcomes};
}

class Planning {
  readonly #held: Held;
  readonly #rules: RecordingRules;
  readonly #reviews: Map<string, HeldReview>;
  readonly #firsts: Map<string, {readonly id: string; readonly level: PreparedReview['level']}>;
  readonly #serials = new Map<string, Insertable<WorkOrderSerialTable>>();
  readonly #contested = new Map<string, number>();
  readonly #rows = {
    reviews: [] as ReviewRow[],
    contacts: [] as Insertable<ContactTable>[],
    deviceNumbers: [] as Insertable<DeviceNumberTable>[],
    orders: [] as Insertable<WorkOrderTable>[],
    entries: [] as Insertable<WorkOrderEntryTable>[],
    shares: [] as Insertable<OrderShareTable>[],
    events: [] as Insertable<OutgoingEventTable>[],
    audit: [] as Insertable<AuditEntryTable>[],
  };
  readonly #deltas = new DeltaSheet();
  #lastAt = 0;

  constructor(held: Held, rules: RecordingRules) {
    this.#held = held;
    this.#rules = {...rules, notices: [...rules.notices, ...held.notices]};
    this.#reviews = new Map(held.reviews);
    this.#firsts = new Map(held.firsts);
  }

  add(review: PreparedReview): RecordedReview {
    const existing = this.#reviews.get(review.id);
    const judged = judgeReview({
      incoming: review,
      existing: existing && {id: existing.id, level: existing.level, bodyDigest: existing.body_digest},
      first: this.#firsts.get(review.subjectKey),
    });
    if (judged.outcome === 'refused') return {id: review.id, outcome: 'refused', code: judged.code};
    if (existing !== undefined) return told(review, judged, existing.received_at, existing.order_id ?? undefined);
    const instance = this.#held.instances.get(review.subjectKey);
    if (instance === undefined) return {id: review.id, outcome: 'refused', code: 'service-instance-unknown'};
    if (!('standing' in judged)) throw new TypeError('A review that is not stored cannot be replayed.');
    const orderId = this.#store(review, judged, instance);
    return told(review, judged, review.receivedAt, orderId);
  }

  rows(): Omit<RecordingPlan, 'outcomes'> {
    return {
      ...this.#rows,
      contested: [...this.#contested].map(([subject_key, at]) => ({subject_key, at})),
      serials: [...this.#serials.values()],
      deltas: this.#deltas.rows(this.#lastAt),
    };
  }

  #store(review: PreparedReview, judged: Fresh, instance: HeldInstance): string | undefined {
    const first = judged.standing === 'first';
    const placed = {
      ...instance,
      area: areaOfDay(this.#held.endedAreas, instance.area, localDateOf(review.receivedAt)),
    };
    const row = reviewRow(review, judged, placed);
    this.#rows.reviews.push(row);
    this.#keepBeside(review, row, instance);
    this.#lastAt = Math.max(this.#lastAt, review.receivedAt);
    const subject = {reviewId: review.id, subjectKey: review.subjectKey};
    this.#rows.events.push(eventRow(review.receivedAt, 'review-recorded', subject));
    if (first) this.#firsts.set(review.subjectKey, {id: review.id, level: review.level});
    if (row.counted_on !== null) {
      this.#deltas.add({...row, day: row.counted_on, measure: row.level}, 1);
      this.#countInstance(instance, 'instancesReviewed');
    }
    if (judged.outcome === 'contested') this.#contest(review, instance);
    const orderId = opensWorkOrder({...judged, level: review.level}) ? this.#open(review, row, placed) : undefined;
    this.#reviews.set(review.id, {...row, order_id: orderId ?? null});
    return orderId;
  }

  /** What came with a review and lies apart from it. */
  #keepBeside(review: PreparedReview, {area, department}: ReviewRow, {window_number}: HeldInstance): void {
    const {contact, device, id: review_id, receivedAt: received_at} = review;
    if (contact !== undefined) this.#rows.contacts.push(contactRow(review, contact));
    if (device === undefined) return;
    const {id, number} = device;
    this.#rows.deviceNumbers.push({device: id, number, review_id, area, department, window_number, received_at});
  }

  #contest(review: PreparedReview, instance: HeldInstance): void {
    const {receivedAt: at, subjectKey} = review;
    if (instance.contested_at === null && !this.#contested.has(subjectKey)) {
      this.#contested.set(subjectKey, at);
      this.#countInstance(instance, 'instancesContested');
    }
    this.#rows.events.push(eventRow(at, 'review-contested', {reviewId: review.id, subjectKey}));
    const detail = {reviewId: review.id};
    this.#rows.audit.push(auditRow({at, actor: 'system', action: 'review-contested', subject: subjectKey, detail}));
  }

  /** What is known of an instance is counted where it lies, by the day of the service. */
  #countInstance(instance: HeldInstance, name: 'instancesReviewed' | 'instancesContested'): void {
    this.#deltas.add({...instance, channel: null, day: instance.served_on, measure: measureOf(name)}, 1);
  }

  #open(review: PreparedReview, row: ReviewRow, instance: HeldInstance): string {
    const serial = this.#nextSerial(instance.area, localDateOf(review.receivedAt));
    const opened = openOrder(review, instance, serial, this.#held, this.#rules);
    this.#rows.orders.push({...opened.order, counted: row.counted_on === null ? 0 : 1});
    this.#rows.entries.push(...opened.entries);
    this.#rows.events.push(...opened.events);
    this.#rows.audit.push(...opened.audit);
    if (row.counted_on !== null) {
      const {area, department, item_code, window_number, channel} = row;
      const shares = shareRows(opened.opened, {area, department, item_code, window_number, channel});
      this.#rows.shares.push(...shares);
      addShares(this.#deltas, shares, 1);
    }
    return opened.order.id;
  }

  #nextSerial(areaCode: string, day: string): number {
    const serial = serialOf(areaCode, day);
    const key = serialKey(serial);
    const last = (this.#serials.get(key)?.last ?? this.#held.serials.get(key) ?? 0) + 1;
    this.#serials.set(key, {...serial, last});
    return last;
  }
}

function reviewRow(review: PreparedReview, judged: Fresh, instance: HeldInstance): ReviewRow {
  const first = judged.standing === 'first';
  return {
    subject_key: review.subjectKey,
    id: review.id,
    assess_number: first ? 1 : null,
    standing: judged.standing,
    outcome: judged.outcome,
    level: review.level,
    indicators: JSON.stringify(review.indicators),
    indicators_version: review.indicatorsVersion,
    text: review.text,
    identity_mode: review.identityMode,
    channel: review.channel,
    late: review.late ? 1 : 0,
    area: instance.area,
    department: instance.department,
    item_code: instance.item_code,
    window_number: instance.window_number,
    counted_on: first && !review.late ? localDateOf(review.receivedAt) : null,
    submitted_at: review.submittedAt,
    received_at: review.receivedAt,
    invitation_id: review.invitationId,
    receipt_hash: review.receiptHash,
    body_digest: review.bodyDigest,
    format: review.format,
    validity: 'valid',
  };
}

function told(review: PreparedReview, judged: Stored, receivedAt: number, orderId: string | undefined): RecordedReview {
  const {id, late} = review;
  const order = orderId === undefined ? {} : {orderId};
  switch (judged.outcome) {
    case 'recorded':
      return {id, outcome: 'recorded', receivedAt, late, ...order};
    case 'already-recorded':
      return {id, outcome: 'already-recorded', by: judged.by, receivedAt, ...order};
    case 'contested':
      return {id, outcome: 'contested', receivedAt, ...order};
  }
}
