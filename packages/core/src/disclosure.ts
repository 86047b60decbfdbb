import {areaContains} from './areas.ts';
import {addDays, localDateOf} from './calendar.ts';
import type {LocalDate} from './calendar.ts';
import {METRICS} from './metric-table.ts';
import type {MetricName} from './metric-table.ts';
import type {Profile} from './profile.ts';
import type {Actor} from './work-order/roles.ts';
import {sightOf} from './work-order/visibility.ts';

/*
 * Who may read which figure. Openness is the rule (国办发〔2019〕51号): counts of areas and departments are exact and
 * everybody's, from the first review on (doc 002). Held back is only what would show a single review, or a single person at
 * a window, to whoever should not see it.
 */

/** What figures can be asked of. */
export type MetricsScope =
  /** `areaCode` is the top area, for accounts that are bound to it. */
  | {readonly kind: 'whole'; readonly areaCode?: string}
  | {readonly kind: 'area'; readonly areaCode: string}
  | {readonly kind: 'department'; readonly departmentCode: string; readonly areaCode: string}
  | {readonly kind: 'item'; readonly itemCode: string; readonly departmentCode?: string; readonly areaCode?: string}
  | {readonly kind: 'window'; readonly departmentCode: string; readonly areaCode: string; readonly windowNumber: string}
  | {readonly kind: 'channel'; readonly channel: string; readonly areaCode?: string};

/** The rates that are published; those of handling, call-back and appeal are for the bodies that supervise. */
export const PUBLIC_METRICS = [
  ...(['goodRate', 'badRate', 'activeReviewRate'] as const),
  ...(['rectificationRate', 'timelyRectificationRate', 'realNameReplyRate'] as const),
  ...(['itemCoverage', 'objectCoverage', 'channelCoverage'] as const),
] as const satisfies readonly MetricName[];

export const METRIC_NAMES = Object.keys(METRICS) as readonly MetricName[];

/**
 * Whether somebody of the staff may read all figures of a scope: an office its own, those above it what lies in their area.
 * Everybody may read the public ones; of these nothing is asked here.
 */
export function mayReadMetrics(scope: MetricsScope, actor: Actor): boolean {
  const sight = sightOf(actor);
  switch (sight.kind) {
    case 'everywhere':
      return true;
    case 'area':
      return 'areaCode' in scope && areaContains(sight.areaCode, scope.areaCode);
    case 'department':
      return 'departmentCode' in scope && scope.departmentCode === sight.departmentCode;
    case 'nowhere':
      return false;
  }
}

/** Those who read: everybody, the office that was rated, those who supervise it. */
export type MetricsReader = 'public' | 'office' | 'oversight';

export function metricsReader({role}: Actor): MetricsReader {
  return role === 'handler' || role === 'leader' ? 'office' : 'oversight';
}

/**
 * The last day whose figures a reader is shown; undefined where today counts too. Of its windows an office learns nothing on
 * the day itself: whoever stands there must not see what the citizen before them has just said.
 */
export function shownUntil(
  scope: MetricsScope,
  reader: MetricsReader,
  at: number,
  {disclosure}: Pick<Profile, 'disclosure'>,
): LocalDate | undefined {
  if (scope.kind !== 'window' || reader !== 'office') return undefined;
  return addDays(localDateOf(at), -disclosure.teamDelayDays);
}

/**
 * Whether so many reviews are enough to show the figures of a scope. None is always said. The public sees no window at all,
 * for behind it stands one person.
 */
export function isShown(
  scope: MetricsScope,
  reader: MetricsReader,
  reviews: number,
  {disclosure}: Pick<Profile, 'disclosure'>,
): boolean {
  if (reader === 'oversight') return true;
  switch (scope.kind) {
    case 'whole':
    case 'area':
    case 'department':
      return true;
    case 'item':
    case 'channel':
      return reader === 'office' || reviews === 0 || reviews >= disclosure.cellReviewsMin;
    case 'window':
      return reader === 'office' && (reviews === 0 || reviews >= disclosure.teamReviewsMin);
  }
}
