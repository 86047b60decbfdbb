import {CHECK_CRITERIA, CHECK_GRADES, type CheckCriterion, type CheckGrade, type CheckRefusal} from '@haochaping/core';
import type {CheckBody, ServiceCheck} from '@haochaping/protocol/staff';
import {type EntryField, type Filled, givenOf} from '../administration/entry-form.ts';
import {CHECKS} from '../locales/checks-zh-CN.ts';

/** The office that is checked, with what of it can be named. */
export type CheckedOffice = {
  readonly windows: readonly {readonly number: string; readonly name: string}[];
  readonly items: readonly {readonly code: string; readonly name: string}[];
};

/** The fields of a check at a place: blank, or as it was kept before it is corrected. */
export function checkFields(
  office: CheckedOffice | undefined,
  today: string,
  kept: ServiceCheck | undefined,
): readonly EntryField[] {
  const none = ['', CHECKS.notSaid] as const;
  const inOffice: EntryField[] =
    office === undefined
      ? []
      : [
          {
            ...{name: 'windowNumber', label: CHECKS.window, kind: 'choice', value: kept?.windowNumber ?? ''},
            options: [none, ...office.windows.map(({number, name}) => [number, `${number} ${name}`] as const)],
          },
          {
            ...{name: 'itemCode', label: CHECKS.item, kind: 'choice', value: kept?.itemCode ?? ''},
            options: [none, ...office.items.map(({code, name}) => [code, name] as const)],
          },
        ];
  return [
    ...inOffice,
    {name: 'checkedOn', label: CHECKS.checkedOn, kind: 'date', required: true, value: kept?.checkedOn ?? today},
    ...CHECK_CRITERIA.map((criterion) => gradeField(criterion, kept?.grades[criterion])),
    {name: 'words', label: CHECKS.words, hint: CHECKS.wordsHint, kind: 'lines', value: kept?.words ?? ''},
    {name: 'evidence', label: CHECKS.evidence, hint: CHECKS.evidenceHint, kind: 'lines', value: kept?.evidence ?? ''},
    ...(kept === undefined
      ? []
      : [{name: 'reason', label: CHECKS.reason, kind: 'lines', required: true} satisfies EntryField]),
  ];
}

function gradeField(criterion: CheckCriterion, grade: CheckGrade | undefined): EntryField {
  return {
    name: criterion,
    label: CHECKS.criteria[criterion],
    kind: 'choice',
    required: true,
    value: grade ?? '',
    options: [['', CHECKS.notChosen], ...CHECK_GRADES.map((one) => [one, CHECKS.gradeNames[one]] as const)],
  };
}

/** What was filled in, as it is sent; undefined where a grade is missing, which the form does not let through. */
export function checkBody(
  filled: Filled,
  place: Pick<CheckBody, 'areaCode' | 'departmentCode'>,
  expectedVersion: number,
): CheckBody | undefined {
  const grade = (criterion: CheckCriterion): CheckGrade | undefined =>
    CHECK_GRADES.find((one) => one === filled[criterion]);
  const [timely, skilled, firstAsked] = [grade('timely'), grade('skilled'), grade('firstAsked')];
  const [warm, civil] = [grade('warm'), grade('civil')];
  if (!timely || !skilled || !firstAsked || !warm || !civil) return undefined;
  return {
    expectedVersion,
    ...place,
    ...givenOf(filled, 'windowNumber', 'itemCode'),
    checkedOn: filled['checkedOn'] ?? '',
    grades: {timely, skilled, firstAsked, warm, civil},
    words: filled['words'] ?? '',
    evidence: filled['evidence'] ?? '',
    reason: filled['reason'] ?? '',
  };
}

/** The field that a rule speaks of. Numbers of people may stand in any of three: that is told above the form. */
const REFUSED_FIELD: Readonly<Partial<Record<CheckRefusal, string>>> = {
  'day-not-come': 'checkedOn',
  'words-missing': 'words',
  'reason-missing': 'reason',
};

/** What the backend's rule found wrong, by field; undefined where it is no rule of this form, or of no one field. */
export function refusedField(refusal: string | undefined): Filled | undefined {
  if (!isRefusal(refusal)) return undefined;
  const field = REFUSED_FIELD[refusal];
  return field === undefined ? undefined : {[field]: CHECKS.refusals[refusal]};
}

function isRefusal(code: string | undefined): code is CheckRefusal {
  return code !== undefined && code in CHECKS.refusals;
}
