import {
  APPEAL_DECISIONS,
  APPEAL_ELEMENTS,
  APPEAL_GROUNDS,
  CALL_BACK_RESULTS,
  CAUSES,
  CONFIRMATION_RESULTS,
  CONTACT_CHANNELS,
  CONTACT_EXCEPTIONS,
  ESCALATION_GROUNDS,
  EVIDENCE_KINDS,
  FINDINGS,
  MEASURES,
  MERGE_GROUNDS,
  ORDER_CLASSES,
  REPLY_OUTCOMES,
  REVIEW_DECISIONS,
  REWORK_REASONS,
} from '@haochaping/core';
import type {StaffCommandType} from '@haochaping/protocol/staff';
import {FIELD} from '../locales/commands-zh-CN.ts';
import {FILES} from '../locales/evidence-zh-CN.ts';
import {
  APPEAL_DECISION_WORDS,
  APPEAL_ELEMENT_WORDS,
  APPEAL_GROUND_WORDS,
  CALL_BACK_WORDS,
  CAUSE_WORDS,
  CHANNEL_WORDS,
  CLASS_WORDS,
  CONFIRMATION_WORDS,
  CONTACT_RESULT_WORDS,
  ESCALATION_WORDS,
  EVIDENCE_WORDS,
  EXCEPTION_WORDS,
  FINDING_WORDS,
  MEASURE_WORDS,
  MERGE_GROUND_WORDS,
  OUTCOME_WORDS,
  REVIEW_DECISION_WORDS,
  REWORK_WORDS,
} from '../locales/staff-zh-CN.ts';

export type Option = {readonly value: string; readonly label: string};

type FieldWords = {readonly label: string; readonly hint?: string};

/** One control of a form. `onlyIf` says for which value of another field it is asked at all. */
export type Field = FieldWords & {
  readonly name: string;
  readonly required?: true;
  readonly onlyIf?: {readonly field: string; readonly isOneOf: readonly string[]};
} & (
    | {readonly kind: 'text' | 'moment' | 'number' | 'department' | 'departments' | 'evidence' | 'file'}
    | {readonly kind: 'long-text'}
    | {readonly kind: 'choice' | 'yes-no' | 'list'; readonly options: readonly Option[]}
  );

/** Fields that are asked several times over: deliveries of a reply, attempts of a call-back, proofs of an appeal. */
export type Rows = {
  readonly member: 'deliveries' | 'attempts' | 'proofs';
  readonly legend: string;
  readonly title: (number: number) => string;
  readonly fields: readonly Field[];
};

export type CommandForm = {
  readonly note?: string;
  readonly fields: readonly Field[];
  readonly rows?: Rows;
  /** Fields asked after the rows. */
  readonly after?: readonly Field[];
};

function options<Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>): Option[] {
  return values.map((value) => ({value, label: words[value]}));
}

const CHANNELS = options(CONTACT_CHANNELS, CHANNEL_WORDS);
const EXCEPTIONS = options(CONTACT_EXCEPTIONS, EXCEPTION_WORDS);
const REASON: Field = {name: 'reason', kind: 'long-text', required: true, ...FIELD.reason};
const WORKING_DAYS: Field = {name: 'workingDays', kind: 'number', required: true, ...FIELD.workingDays};
// Doc 003: whoever calls or writes notes the number used.
const WITH_A_NUMBER = {field: 'channel', isOneOf: ['phone', 'sms']};
const CALLS: Rows = {
  member: 'attempts',
  legend: FIELD.attempts.legend,
  title: FIELD.attempts.row,
  fields: [
    {name: 'calledAt', kind: 'moment', required: true, label: FIELD.attempts.at},
    {name: 'channel', kind: 'list', required: true, options: CHANNELS, label: FIELD.attempts.channel},
    {name: 'numberUsed', kind: 'text', required: true, onlyIf: WITH_A_NUMBER, ...FIELD.numberUsed},
    {
      name: 'answered',
      kind: 'yes-no',
      required: true,
      label: FIELD.attempts.answered,
      options: [
        {value: 'true', label: FIELD.attempts.yes},
        {value: 'false', label: FIELD.attempts.no},
      ],
    },
  ],
};

function decided<Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>): CommandForm {
  return {
    fields: [
      {name: 'decision', kind: 'choice', required: true, options: options(values, words), ...FIELD.decision},
      REASON,
    ],
  };
}

/** How each command is asked for. What its values mean together is core's decision, told when it refuses. */
export const COMMAND_FORMS: Readonly<Record<StaffCommandType, CommandForm>> = {
  dispatch: {
    fields: [
      {name: 'departmentCode', kind: 'department', required: true, ...FIELD.departmentCode},
      {name: 'assistingDepartmentCodes', kind: 'departments', ...FIELD.assistingDepartmentCodes},
    ],
  },
  sign: {note: FIELD.signNote, fields: []},
  'record-contact': {
    fields: [
      {
        name: 'result',
        kind: 'choice',
        required: true,
        options: options(['reached', ...CONTACT_EXCEPTIONS], CONTACT_RESULT_WORDS),
        ...FIELD.contactResult,
      },
      {name: 'contactedAt', kind: 'moment', required: true, ...FIELD.contactedAt},
      {name: 'channel', kind: 'list', required: true, options: CHANNELS, ...FIELD.channel},
      {name: 'numberUsed', kind: 'text', required: true, onlyIf: WITH_A_NUMBER, ...FIELD.numberUsed},
      {name: 'person', kind: 'text', required: true, ...FIELD.person},
      {
        name: 'reason',
        kind: 'long-text',
        required: true,
        onlyIf: {field: 'result', isOneOf: ['reached']},
        ...FIELD.contactReason,
      },
      {
        name: 'request',
        kind: 'long-text',
        required: true,
        onlyIf: {field: 'result', isOneOf: ['reached']},
        ...FIELD.request,
      },
    ],
  },
  classify: {
    fields: [
      {name: 'class', kind: 'choice', required: true, options: options(ORDER_CLASSES, CLASS_WORDS), ...FIELD.class},
      {name: 'reason', kind: 'long-text', ...FIELD.classReason},
    ],
  },
  'add-evidence': {
    fields: [
      {
        name: 'kind',
        kind: 'list',
        required: true,
        options: options(EVIDENCE_KINDS, EVIDENCE_WORDS),
        ...FIELD.evidenceKind,
      },
      {name: 'note', kind: 'long-text', required: true, ...FIELD.evidenceNote},
      {name: 'fileDigest', kind: 'file', label: FILES.label},
    ],
  },
  determine: {
    fields: [
      {name: 'finding', kind: 'choice', required: true, options: options(FINDINGS, FINDING_WORDS), ...FIELD.finding},
      {
        name: 'reasonable',
        kind: 'yes-no',
        required: true,
        label: FIELD.reasonable.label,
        options: [
          {value: 'true', label: FIELD.reasonable.yes},
          {value: 'false', label: FIELD.reasonable.no},
        ],
      },
      {name: 'cause', kind: 'list', required: true, options: options(CAUSES, CAUSE_WORDS), ...FIELD.cause},
      {name: 'explanation', kind: 'long-text', required: true, ...FIELD.explanation},
    ],
  },
  'start-rectification': {fields: [{name: 'plan', kind: 'long-text', ...FIELD.plan}]},
  reply: {
    fields: [
      {
        name: 'outcome',
        kind: 'choice',
        required: true,
        options: options(REPLY_OUTCOMES, OUTCOME_WORDS),
        ...FIELD.outcome,
      },
      {name: 'text', kind: 'long-text', required: true, ...FIELD.replyText},
      {name: 'measure', kind: 'list', required: true, options: options(MEASURES, MEASURE_WORDS), ...FIELD.measure},
      {name: 'systemicMeasure', kind: 'long-text', ...FIELD.systemicMeasure},
      {
        name: 'basis',
        kind: 'long-text',
        onlyIf: {field: 'outcome', isOneOf: ['explained', 'long-term']},
        ...FIELD.basis,
      },
      {name: 'publicText', kind: 'long-text', onlyIf: {field: 'outcome', isOneOf: ['long-term']}, ...FIELD.publicText},
      {name: 'exception', kind: 'list', options: EXCEPTIONS, ...FIELD.replyException},
    ],
    rows: {
      member: 'deliveries',
      legend: FIELD.deliveries.legend,
      title: FIELD.deliveries.row,
      fields: [
        {name: 'deliveredAt', kind: 'moment', required: true, label: FIELD.deliveries.at},
        {name: 'channel', kind: 'list', required: true, options: CHANNELS, label: FIELD.deliveries.channel},
        {name: 'numberUsed', kind: 'text', required: true, onlyIf: WITH_A_NUMBER, ...FIELD.numberUsed},
        {
          name: 'result',
          kind: 'choice',
          required: true,
          label: FIELD.deliveries.result,
          options: [
            {value: 'delivered', label: FIELD.deliveries.delivered},
            {value: 'failed', label: FIELD.deliveries.failed},
          ],
        },
      ],
    },
  },
  'record-call-back': {
    note: FIELD.callBackScript,
    fields: [
      {
        name: 'result',
        kind: 'choice',
        required: true,
        options: options(CALL_BACK_RESULTS, CALL_BACK_WORDS),
        ...FIELD.callBackResult,
      },
      {
        name: 'exception',
        kind: 'list',
        required: true,
        options: EXCEPTIONS,
        onlyIf: {field: 'result', isOneOf: ['unreachable']},
        ...FIELD.callBackException,
      },
    ],
    rows: CALLS,
    after: [{name: 'note', kind: 'long-text', ...FIELD.callBackNote}],
  },
  close: {note: FIELD.closeNote, fields: [{name: 'reason', kind: 'long-text', ...FIELD.closeReason}]},
  'return-for-rework': {
    fields: [
      {
        name: 'reworkReason',
        kind: 'choice',
        required: true,
        options: options(REWORK_REASONS, REWORK_WORDS),
        ...FIELD.reworkReason,
      },
      {name: 'reason', kind: 'long-text', required: true, ...FIELD.returnReason},
    ],
  },
  'request-return': {
    fields: [
      {name: 'reason', kind: 'long-text', required: true, ...FIELD.notOurs},
      {name: 'legalBasis', kind: 'long-text', required: true, ...FIELD.legalBasis},
      {name: 'proposedDepartmentCode', kind: 'department', required: true, ...FIELD.proposedDepartmentCode},
    ],
  },
  'decide-return': {
    fields: [
      {
        name: 'decision',
        kind: 'choice',
        required: true,
        options: options(['accept', 'refuse'], FIELD),
        ...FIELD.decision,
      },
      {
        name: 'departmentCode',
        kind: 'department',
        required: true,
        onlyIf: {field: 'decision', isOneOf: ['accept']},
        ...FIELD.departmentCode,
      },
      {
        name: 'assistingDepartmentCodes',
        kind: 'departments',
        onlyIf: {field: 'decision', isOneOf: ['accept']},
        ...FIELD.assistingDepartmentCodes,
      },
      REASON,
    ],
  },
  'request-extension': {fields: [WORKING_DAYS, REASON]},
  'decide-extension': decided(['grant', 'refuse'], {grant: FIELD.accept, refuse: FIELD.refuse}),
  'file-appeal': {
    fields: [
      {
        name: 'ground',
        kind: 'choice',
        required: true,
        options: options(APPEAL_GROUNDS, APPEAL_GROUND_WORDS),
        ...FIELD.ground,
      },
      {name: 'statement', kind: 'long-text', required: true, ...FIELD.statement},
    ],
    rows: {
      member: 'proofs',
      legend: FIELD.proofs.legend,
      title: FIELD.proofs.row,
      fields: [
        {
          name: 'element',
          kind: 'list',
          required: true,
          options: options(APPEAL_ELEMENTS, APPEAL_ELEMENT_WORDS),
          label: FIELD.proofs.element,
        },
        {name: 'evidenceId', kind: 'evidence', required: true, label: FIELD.proofs.evidence},
      ],
    },
  },
  'confirm-mistake': {
    note: FIELD.confirmScript,
    fields: [
      {
        name: 'result',
        kind: 'choice',
        required: true,
        options: options(CONFIRMATION_RESULTS, CONFIRMATION_WORDS),
        ...FIELD.confirmation,
      },
    ],
    rows: CALLS,
    after: [{name: 'note', kind: 'long-text', ...FIELD.callBackNote}],
  },
  'decide-appeal': decided(APPEAL_DECISIONS, APPEAL_DECISION_WORDS),
  'open-appeal-review': {fields: [REASON]},
  'decide-appeal-review': decided(REVIEW_DECISIONS, REVIEW_DECISION_WORDS),
  merge: {
    fields: [
      {name: 'intoNumber', kind: 'text', required: true, ...FIELD.intoNumber},
      {
        name: 'ground',
        kind: 'choice',
        required: true,
        options: options(MERGE_GROUNDS, MERGE_GROUND_WORDS),
        ...FIELD.ground,
      },
      {name: 'note', kind: 'long-text', ...FIELD.mergeNote},
    ],
  },
  reopen: {fields: [REASON]},
  'release-reply': {fields: [REASON]},
  'issue-supervision': {fields: [WORKING_DAYS, REASON]},
  escalate: {
    fields: [
      {
        name: 'ground',
        kind: 'choice',
        required: true,
        options: options(ESCALATION_GROUNDS, ESCALATION_WORDS),
        ...FIELD.ground,
      },
      {name: 'note', kind: 'long-text', required: true, ...FIELD.escalationNote},
    ],
  },
  'publish-text': {fields: [{name: 'text', kind: 'long-text', required: true, ...FIELD.publishedText}]},
};

export function isStaffCommand(type: string): type is StaffCommandType {
  return Object.hasOwn(COMMAND_FORMS, type);
}

/** Whether a field is asked for, as the other values of its form or row stand. */
export function isAsked(field: Field, values: Readonly<Record<string, string>>): boolean {
  return field.onlyIf === undefined || field.onlyIf.isOneOf.includes(values[field.onlyIf.field] ?? '');
}

export function allFields(form: CommandForm): readonly Field[] {
  return [...form.fields, ...(form.after ?? [])];
}
