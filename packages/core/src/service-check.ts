import {areaContains} from './areas.ts';
import type {LocalDate} from './calendar.ts';
import {type Rate, rate} from './metrics.ts';
import {findPersonalData} from './personal-data.ts';
import {isBlank} from './text.ts';
import type {Actor} from './work-order/roles.ts';
import {mayWatch} from './work-order/visibility.ts';

/** What a 监督查评 looks at: answered in time, skilled, 首问负责 done, warm attitude, civil words (doc 000). */
export const CHECK_CRITERIA = ['timely', 'skilled', 'firstAsked', 'warm', 'civil'] as const;
export type CheckCriterion = (typeof CHECK_CRITERIA)[number];

/** The grades of doc 000, the best first. */
export const CHECK_GRADES = ['A', 'B', 'C', 'D'] as const;
export type CheckGrade = (typeof CHECK_GRADES)[number];

/** One grade for each of the five criteria. */
export type CriterionGrades = Readonly<Record<CheckCriterion, CheckGrade>>;
/** How many checks got each grade. */
export type GradeCounts = Readonly<Record<CheckGrade, number>>;

/**
 * The grade of a check as a whole: that of its worst criterion, so that a check passes only where each of the five does. Doc 000 gives one
 * grade to each unit and does not say how it comes from the five.
 */
export function checkGrade(grades: CriterionGrades): CheckGrade {
  return CHECK_CRITERIA.map((criterion) => grades[criterion]).reduce((worst, grade) => (grade > worst ? grade : worst));
}

/** 合格率: A and B of all that were checked (doc 000). Show it with `truncatedPercent`, as every rate. */
export function checkPassRate({A, B, C, D}: GradeCounts): Rate {
  return rate(A + B, A + B + C + D);
}

/** Where a check was made: at an office of an area, or at what the area keeps as a whole, such as its hotline. */
export type CheckedPlace = {readonly areaCode: string; readonly departmentCode?: string | undefined};

/** Whether somebody may record or correct a check: the management bodies and the supervisors of the area, never the office that was checked. */
export function mayRecordCheck(actor: Actor, place: CheckedPlace): boolean {
  return actor.role !== 'auditor' && maySeeCheck(actor, place);
}

/** Whether somebody may read a check in full: whoever watches over the area, but nobody of the office, who could tell the visitor by it. */
export function maySeeCheck({role, areaCode, departmentCode}: Actor, place: CheckedPlace): boolean {
  if (!mayWatch(role)) return false;
  if (departmentCode !== undefined && departmentCode === place.departmentCode) return false;
  return areaCode === undefined || areaContains(areaCode, place.areaCode);
}

/** Why a check cannot be recorded. */
export type CheckRefusal = 'day-not-come' | 'words-missing' | 'personal-data' | 'reason-missing';

/**
 * Whether a check may be recorded as it stands; undefined where nothing stands against it. A grade of C or D says what was seen; words hold
 * nobody's numbers; a correction says why.
 */
export function checkProblem({
  checkedOn,
  today,
  version,
  grades,
  words,
  evidence,
  reason,
}: {
  readonly checkedOn: LocalDate;
  readonly today: LocalDate;
  /** Of the record that is to be kept, from 1. */
  readonly version: number;
  readonly grades: CriterionGrades;
  readonly words: string;
  readonly evidence: string;
  readonly reason: string;
}): CheckRefusal | undefined {
  if (checkedOn > today) return 'day-not-come';
  if (checkGrade(grades) > 'B' && isBlank(words)) return 'words-missing';
  if ([words, evidence, reason].some((text) => findPersonalData(text).length > 0)) return 'personal-data';
  if (version > 1 && isBlank(reason)) return 'reason-missing';
  return undefined;
}
