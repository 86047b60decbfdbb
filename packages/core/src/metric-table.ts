import {rate, truncatedPercent, truncatedQuotient} from './metrics.ts';
import type {Rate} from './metrics.ts';

/** Plain counts of one period and scope, from which every rate is made. */
export const COUNT_NAMES = [
  // Reviews and service instances
  'good',
  'bad',
  'instances',
  'instancesReviewed',
  'instancesInvited',
  'instancesContested',
  'defaultReviews',
  'items',
  'itemsReviewable',
  'objects',
  'objectsReviewable',
  'channels',
  'channelsReviewable',
  'followUps',
  'followUpsImproved',
  // Orders
  'opened',
  'dispatched',
  'sentBack',
  'contactDue',
  'contactedOnTime',
  'rectificationDue',
  'rectified',
  'rectifiedOnTime',
  'overdue',
  'replyDue',
  'repliedOnTime',
  'answered',
  'realNameReplyDue',
  'realNameReplied',
  'replied',
  'calledBack',
  'callBacksAnswered',
  'callBacksSatisfied',
  'callBacksBasicallySatisfied',
  'audited',
  'reworked',
  'extended',
  'closed',
  'appeals',
  'appealsDecided',
  'appealsUpheld',
  'struckOutAsMistake',
  'struckOutAsMalicious',
  // The hotline, where its figures are imported
  'accepted',
  'answeredDirectly',
  'callsOffered',
  'callsConnected',
  'callsAnswered',
  'callsAnsweredInTime',
  'seats',
  'inspections',
  'inspectionsA',
  'inspectionsB',
] as const;
export type CountName = (typeof COUNT_NAMES)[number];
export type Counts = Readonly<Partial<Record<CountName, number>>>;

type Formula = {readonly numerator: readonly CountName[]; readonly denominator: readonly CountName[]};

/** Each rate as sums of counts over sums of counts (domain of doc 000 to 004). Numerator and denominator are both published. */
export const METRICS = {
  /** 好评率, 差评率. */
  goodRate: {numerator: ['good'], denominator: ['good', 'bad']},
  badRate: {numerator: ['bad'], denominator: ['good', 'bad']},
  /** 主动评价率: instances with a review that somebody gave. */
  activeReviewRate: {numerator: ['instancesReviewed'], denominator: ['instances']},
  /** 评价率: those with a default review too. */
  reviewRate: {numerator: ['instancesReviewed', 'defaultReviews'], denominator: ['instances']},
  /** Instances whose citizen was asked, and on which ratings of different levels met: signs of ratings that are kept away or made up. */
  invitationRate: {numerator: ['instancesInvited'], denominator: ['instances']},
  contestedRate: {numerator: ['instancesContested'], denominator: ['instances']},
  /** 覆盖率. */
  itemCoverage: {numerator: ['itemsReviewable'], denominator: ['items']},
  objectCoverage: {numerator: ['objectsReviewable'], denominator: ['objects']},
  channelCoverage: {numerator: ['channelsReviewable'], denominator: ['channels']},
  /** 差评整改率 of effective bad reviews, 按期整改率. Due: the deadline has passed, or it was done before. */
  rectificationRate: {numerator: ['rectified'], denominator: ['rectificationDue']},
  timelyRectificationRate: {numerator: ['rectifiedOnTime'], denominator: ['rectificationDue']},
  /** 实名差评回复率. */
  realNameReplyRate: {numerator: ['realNameReplied'], denominator: ['realNameReplyDue']},
  /** 联系及时率. */
  timelyContactRate: {numerator: ['contactedOnTime'], denominator: ['contactDue']},
  /** 回访率, 回访满意率, 群众满意率. */
  callBackRate: {numerator: ['calledBack'], denominator: ['replied']},
  callBackSatisfactionRate: {
    numerator: ['callBacksSatisfied', 'callBacksBasicallySatisfied'],
    denominator: ['callBacksAnswered'],
  },
  satisfactionRate: {numerator: ['callBacksSatisfied'], denominator: ['callBacksAnswered']},
  /** 追评改善率. */
  followUpImprovementRate: {numerator: ['followUpsImproved'], denominator: ['followUps']},
  /** 申诉率, 申诉成立率. */
  appealRate: {numerator: ['appeals'], denominator: ['bad']},
  appealUpheldRate: {numerator: ['appealsUpheld'], denominator: ['appealsDecided']},
  /** 超期率, 退回重办率, 延期率. */
  overdueRate: {numerator: ['overdue'], denominator: ['rectificationDue']},
  reworkRate: {numerator: ['reworked'], denominator: ['audited']},
  extensionRate: {numerator: ['extended'], denominator: ['dispatched']},
  /** 按期回复率, 退回率, 答复率, 反馈率, 办结率. */
  timelyReplyRate: {numerator: ['repliedOnTime'], denominator: ['replyDue']},
  sendBackRate: {numerator: ['sentBack'], denominator: ['dispatched']},
  answerRate: {numerator: ['answered'], denominator: ['dispatched']},
  feedbackRate: {numerator: ['repliedOnTime'], denominator: ['dispatched']},
  conclusionRate: {numerator: ['closed'], denominator: ['opened']},
  /** 直办率, 接通率, 应答及时率, 坐席日均受理量, 抽查合格率. */
  directAnswerRate: {numerator: ['answeredDirectly'], denominator: ['accepted']},
  connectionRate: {numerator: ['callsConnected'], denominator: ['callsOffered']},
  timelyAnswerRate: {numerator: ['callsAnsweredInTime'], denominator: ['callsAnswered']},
  acceptedPerSeat: {numerator: ['accepted'], denominator: ['seats']},
  inspectionPassRate: {numerator: ['inspectionsA', 'inspectionsB'], denominator: ['inspections']},
} as const satisfies Readonly<Record<string, Formula>>;

export type MetricName = keyof typeof METRICS;

/** A rate by its two counts; undefined where one of the counts it needs has no source here. A zero denominator stays zero. */
export function metric(name: MetricName, counts: Counts): Rate | undefined {
  const {numerator, denominator}: Formula = METRICS[name];
  const [above, below] = [sumOf(numerator, counts), sumOf(denominator, counts)];
  return above === undefined || below === undefined ? undefined : rate(above, below);
}

/** A rate with its value in decimal digits, cut and never rounded up; null where there is nothing to divide by. */
export type ShownMetric = Rate & {readonly value: string | null};

// 差评率 of a province is some thousandths of a per cent (doc 002): two places would show none.
const PERCENT_PLACES = 2;
const BAD_RATE_PLACES = 4;
/** What is divided here are things of two kinds: the value is how many of one fall to one of the other, no per cent. */
const QUOTIENTS: ReadonlySet<MetricName> = new Set(['acceptedPerSeat']);

/** A metric as it is published: both counts, and the value in per cent. Null where a count has no source here. */
export function shownMetric(name: MetricName, counts: Counts): ShownMetric | null {
  const of = metric(name, counts);
  if (of === undefined) return null;
  const places = name === 'badRate' ? BAD_RATE_PLACES : PERCENT_PLACES;
  return {...of, value: QUOTIENTS.has(name) ? truncatedQuotient(of, places) : truncatedPercent(of, places)};
}

function sumOf(names: readonly CountName[], counts: Counts): number | undefined {
  let sum = 0;
  for (const name of names) {
    const count = counts[name];
    if (count === undefined) return undefined;
    sum += count;
  }
  return sum;
}

/** 有效差评: the bad reviews less those struck out by appeal; the raw count stays beside it. */
export function effectiveBadCount(counts: {
  readonly bad: number;
  readonly struckOutAsMistake: number;
  readonly struckOutAsMalicious: number;
}): number {
  return counts.bad - counts.struckOutAsMistake - counts.struckOutAsMalicious;
}

/** Counts of two scopes or periods taken together; a count that either lacks is lacking. */
export function addedCounts(one: Counts, other: Counts): Counts {
  const sums: Partial<Record<CountName, number>> = {};
  for (const name of COUNT_NAMES) {
    const [a, b] = [one[name], other[name]];
    if (a !== undefined && b !== undefined) sums[name] = a + b;
  }
  return sums;
}
