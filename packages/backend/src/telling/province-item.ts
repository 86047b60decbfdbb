import type {Engine} from '../ports.ts';
import {type Letter, readOrder} from '../store/index.ts';
import type {Needless} from './compose-letter.ts';
import type {ProvinceItem} from './ways.ts';

/**
 * What the platform above is told of a review or of an order, under our own names. A review as it was given; an order as it stands
 * now, so that what was held up is not told in old words. An anonymous review names no case.
 */
export async function composeProvince(engine: Engine, {event}: Letter): Promise<ProvinceItem | Needless> {
  const {id, type, body} = event;
  const found = type === 'review-recorded' ? await reviewRecord(engine, String(body['reviewId'])) : undefined;
  if (type === 'review-recorded') return found === undefined ? {needless: 'gone'} : {id, kind: 'review', record: found};
  const order = await readOrder(engine, String(body['orderId']));
  if (order === undefined) return {needless: 'gone'};
  const {number, reviewId, state, subject, departmentCode, openedAt, closedAt, reply, callBack, flags} = order;
  return {
    id,
    kind: 'work-order',
    record: {
      number,
      reviewId,
      state,
      areaCode: subject.areaCode,
      itemCode: subject.itemCode,
      ratedDepartmentCode: subject.departmentCode,
      ...(departmentCode !== undefined && {departmentCode}),
      openedAt,
      overdue: flags.overdue,
      ...(reply !== undefined && {replyOutcome: reply.outcome, replyText: reply.text, repliedAt: reply.repliedAt}),
      ...(callBack !== undefined && {callBackResult: callBack.result}),
      ...(closedAt !== undefined && {closedAt}),
    },
  };
}

async function reviewRecord(engine: Engine, reviewId: string): Promise<Record<string, unknown> | undefined> {
  const row = await engine.db
    .selectFrom('review')
    .innerJoin('service_instance', 'service_instance.subject_key', 'review.subject_key')
    .select(['review.id', 'review.level', 'review.indicators', 'review.text', 'review.channel', 'review.received_at'])
    .select(['review.identity_mode', 'review.area', 'review.department', 'review.item_code', 'review.assess_number'])
    .select(['service_instance.case_number', 'service_instance.service_number', 'service_instance.item_name'])
    .where('review.id', '=', reviewId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const named = row.identity_mode !== 'anonymous';
  return {
    reviewId: row.id,
    level: row.level,
    indicators: JSON.parse(row.indicators) as string[],
    text: row.text,
    channel: row.channel,
    receivedAt: row.received_at,
    areaCode: row.area,
    departmentCode: row.department,
    itemCode: row.item_code,
    itemName: row.item_name,
    ...(row.assess_number !== null && {assessNumber: row.assess_number}),
    ...(named && {caseNumber: row.case_number, serviceNumber: row.service_number}),
  };
}
