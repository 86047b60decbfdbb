import {type BadCount, indicatorSet, isWarningDue, repeatedBad, suddenRise} from '@haochaping/core';
import type {Settings} from '../options.ts';
import type {Engine} from '../ports.ts';
import {
  type BadReview,
  countBadByPeriod,
  firstOpenedAt,
  listBadReviews,
  type NewWarning,
  raiseWarning,
} from '../store/index.ts';

const DAY_MS = 86_400_000;
// More of the past than the rule asks for only makes it slower to see a change.
const HISTORY_FACTOR = 2;

/**
 * Looks whether bad reviews lie too close together (风险预警): at one window, of one item or indicator of a department, or suddenly
 * more at a department than before. Says how many warnings it raised; the same one is not raised again while it is fresh.
 */
export async function runEarlyWarning(
  {engine}: {readonly engine: Engine},
  {profile}: Pick<Settings, 'profile'>,
  at: number,
): Promise<number> {
  const {days} = profile.earlyWarning;
  const bad = await listBadReviews(engine, at - days * DAY_MS, at);
  const warnings = [...repeated(bad, profile, at), ...(await risen(engine, bad, profile, at))];
  let raised = 0;
  for (const warning of warnings) {
    if (await raiseWarning(engine, warning, (lastAt) => isWarningDue(lastAt, at, profile))) raised += 1;
  }
  return raised;
}

interface Subject extends Pick<NewWarning, 'key' | 'name'> {
  readonly of: BadCount['of'];
}

/** What a bad review adds to. Keys begin with the department: numbers and codes are unique within it alone. */
function subjectsOf({departmentCode, itemCode, itemName, window, indicators, indicatorsVersion}: BadReview): Subject[] {
  const known = indicatorSet(indicatorsVersion)?.indicators ?? [];
  return [
    ...(window === undefined
      ? []
      : [{of: 'window', key: `${departmentCode} ${window.number}`, name: window.name} as const]),
    {of: 'item', key: `${departmentCode} ${itemCode}`, name: itemName},
    ...indicators.map(
      (code) =>
        ({
          of: 'indicator',
          key: `${departmentCode} ${code}`,
          name: known.find((indicator) => indicator.code === code)?.text ?? code,
        }) as const,
    ),
  ];
}

function repeated(bad: readonly BadReview[], profile: Settings['profile'], at: number): NewWarning[] {
  const counts = new Map<string, {readonly subject: Subject; readonly latest: BadReview; count: number}>();
  for (const review of bad) {
    for (const subject of subjectsOf(review)) {
      const name = `${subject.of} ${subject.key}`;
      const known = counts.get(name) ?? {subject, latest: review, count: 0};
      known.count += 1;
      counts.set(name, known);
    }
  }
  const all = [...counts.values()].map(({subject: {of, key}, count}): BadCount => ({of, key, count}));
  return repeatedBad(all, profile).flatMap(({of, key, count}): NewWarning[] => {
    const found = counts.get(`${of} ${key}`);
    return found === undefined ? [] : [warningOf(of, found.subject, found.latest, count, profile, at)];
  });
}

/** Departments with suddenly more bad reviews than in the periods before, once there are enough of those. */
async function risen(
  engine: Engine,
  bad: readonly BadReview[],
  profile: Settings['profile'],
  at: number,
): Promise<NewWarning[]> {
  const {days, periodsMin} = profile.earlyWarning;
  const periodMs = days * DAY_MS;
  const first = (await firstOpenedAt(engine)) ?? at;
  const periods = Math.min(Math.floor((at - first) / periodMs) - 1, HISTORY_FACTOR * periodsMin);
  if (periods < periodsMin) return [];
  const counts = await countBadByPeriod(engine, {after: at - (periods + 1) * periodMs, until: at, periodMs});
  const latest = new Map(bad.toReversed().map((review) => [review.departmentCode, review]));
  return [...latest.values()].flatMap((review): NewWarning[] => {
    const {departmentCode, departmentName} = review;
    const own = new Map(
      counts.filter((one) => one.departmentCode === departmentCode).map(({period, count}) => [period, count]),
    );
    const present = own.get(0) ?? 0;
    const history = Array.from({length: periods}, (_, before) => own.get(before + 1) ?? 0);
    const rise = suddenRise(history, present, profile);
    if (rise === undefined) return [];
    const subject = {key: departmentCode, name: departmentName};
    return [{...warningOf('department', subject, review, present, profile, at), rise}];
  });
}

function warningOf(
  subject: NewWarning['subject'],
  {key, name}: Pick<NewWarning, 'key' | 'name'>,
  {departmentCode, areaCode}: BadReview,
  count: number,
  {earlyWarning}: Settings['profile'],
  raisedAt: number,
): NewWarning {
  return {subject, key, name, departmentCode, areaCode, raisedAt, count, days: earlyWarning.days};
}
