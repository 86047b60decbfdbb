import {findPersonalData} from '@haochaping/core';
import type {WebhookKind} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import type {OutgoingEvent} from '../store/index.ts';

/** By what name the outside knows an event. */
export function webhookKindOf({type}: OutgoingEvent): WebhookKind {
  return type === 'tell' ? 'work-order-notice' : type;
}

/**
 * What a subscription is told of an event: ids, places, states. Never a level, a name, a number of a case or of a person; what the citizen
 * wrote only where the subscription may have it, with what looks like somebody's number struck out. The same event gives the same text
 * on every attempt, except that an erased text is gone.
 */
export async function webhookPayload(engine: Engine, event: OutgoingEvent, withText: boolean): Promise<string> {
  const {subjectKey: _, ...told} = event.body;
  const facts = await factsOf(engine, event);
  const data = {
    ...told,
    ...facts?.place,
    ...(withText && facts !== undefined && TEXT_KINDS.has(event.type) && {text: withoutNumbers(facts.text)}),
  };
  return JSON.stringify({type: webhookKindOf(event), timestamp: new Date(event.at).toISOString(), data});
}

const TEXT_KINDS: ReadonlySet<OutgoingEvent['type']> = new Set(['review-recorded', 'work-order-opened']);

interface Facts {
  readonly place: {readonly areaCode: string; readonly ratedDepartmentCode: string; readonly itemCode: string};
  readonly text: string;
}

/** What was rated, which never changes; undefined where the event is about no single review. */
async function factsOf(engine: Engine, {body}: OutgoingEvent): Promise<Facts | undefined> {
  const {orderId, reviewId} = body;
  let reviews = engine.db
    .selectFrom('review')
    .select(['review.area', 'review.department', 'review.item_code', 'review.text']);
  if (typeof reviewId === 'string') reviews = reviews.where('review.id', '=', reviewId);
  else if (typeof orderId === 'string') {
    reviews = reviews
      .innerJoin('work_order', (join) =>
        join.onRef('work_order.subject_key', '=', 'review.subject_key').onRef('work_order.review_id', '=', 'review.id'),
      )
      .where('work_order.id', '=', orderId);
  } else return undefined;
  const row = await reviews.executeTakeFirst();
  return (
    row && {
      place: {areaCode: row.area, ratedDepartmentCode: row.department, itemCode: row.item_code},
      text: row.text,
    }
  );
}

function withoutNumbers(text: string): string {
  return findPersonalData(text)
    .toReversed()
    .reduce((left, {start, end}) => `${left.slice(0, start)}＊＊＊${left.slice(end)}`, text);
}
