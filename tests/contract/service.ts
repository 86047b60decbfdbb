import type {ReviewOutcome} from '@haochaping/protocol';
import {bodyOf, business, citizen, type ContractPlace, reviewOf, type ReviewSent, saysOf, send} from './place.ts';

/** Where and by whom somebody was served, as a business system tells of it. */
export type Service = Parameters<ReturnType<typeof business>['putServiceInstance']>[0]['body'];

export const JIANGNING_OFFICE = '11320115MB10005717';

/** A service at the first window of the office in 江宁, unless told otherwise. */
export function service(at: number, other: Partial<Service> = {}): Service {
  return {
    serviceName: '出证办结',
    servedAt: new Date(at).toISOString(),
    itemCode: `${JIANGNING_OFFICE}4000717051000`,
    itemName: '企业设立登记',
    departmentCode: JIANGNING_OFFICE,
    areaCode: '320115',
    windowNumber: '1',
    windowName: '企业开办 1 号窗口',
    place: 'on-site',
    caseStatus: 'finished',
    ...other,
  };
}

/** Tells of a service and lets its citizen rate it, the way that a business system, a portal and a device do. */
export async function rated(
  place: ContractPlace,
  body: Service,
  said: Readonly<Record<string, unknown>> = {},
): Promise<{readonly review: ReviewSent; readonly says: Record<string, unknown>; readonly number: string | undefined}> {
  const params = {caseNumber: `S-${crypto.randomUUID()}`, serviceNumber: '1'};
  bodyOf(await business(place, 'business-system').putServiceInstance({params, body}));
  const issued = await business(place, 'portal').issueInvitation({params, body: {channel: 'desk-evaluator'}});
  const review = reviewOf(bodyOf(issued).invitation, {submittedAt: body.servedAt, ...said});
  const [outcome]: readonly (ReviewOutcome | undefined)[] = await send(place, review);
  const progress = bodyOf(await citizen(place).readReceipt({body: {receiptCode: review.receiptCode}}));
  return {review, says: saysOf(outcome), number: progress.workOrder?.number};
}

/** Rates one service with five stars and then, on the same invitation, with one; what the second came to. */
export async function ratedTwice(
  place: ContractPlace,
  params: {readonly caseNumber: string; readonly serviceNumber: string},
  said: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  bodyOf(await business(place, 'business-system').putServiceInstance({params, body: service(Date.now())}));
  const issued = await business(place, 'portal').issueInvitation({params, body: {channel: 'sms-link'}});
  const {invitation} = bodyOf(issued);
  await send(place, reviewOf(invitation, said));
  const [second] = await send(place, reviewOf(invitation, {level: 1, indicators: ['115'], ...said}));
  return second?.outcome;
}
