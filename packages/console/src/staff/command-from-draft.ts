import {isUnifiedSocialCreditCode} from '@haochaping/core';
import {StaffCommand, type StaffCommandType} from '@haochaping/protocol/staff';
import {fromLocalInput} from '../day-words.ts';
import {FIELD} from '../locales/commands-zh-CN.ts';
import {COMMANDS} from '../locales/staff-pages-zh-CN.ts';
import {allFields, COMMAND_FORMS, isAsked, type Field} from './command-forms.ts';
import {rowPlace, type Draft, type DraftRow, type Place} from './draft.ts';

/** Something to mend before a form can be sent, at the control where it is. */
export type DraftError = {readonly place: Place; readonly words: string};

export type Drafted =
  | {readonly ok: true; readonly command: StaffCommand}
  | {readonly ok: false; readonly errors: readonly [DraftError, ...DraftError[]]};

/**
 * The command that a filled form means, as the protocol has it; or what is missing, in the order of the form. Fields that
 * were not asked for, and optional ones left empty, are left out.
 */
export function commandFromDraft(type: StaffCommandType, draft: Draft): Drafted {
  const form = COMMAND_FORMS[type];
  const errors: DraftError[] = [];
  const said: Record<string, unknown> = {type};
  const read = (fields: readonly Field[]): void =>
    readInto(said, fields, draft.values, (name, words) => errors.push({place: name, words}));
  read(form.fields);
  if (form.rows !== undefined) {
    const {fields, member} = form.rows;
    said[member] = draft.rows.map((row, index) => {
      const once: Record<string, unknown> = {};
      readInto(once, fields, row, (name, words) => errors.push({place: rowPlace(index, name), words}));
      return once;
    });
  }
  read(form.after ?? []);
  const [first, ...others] = errors;
  if (first !== undefined) return {ok: false, errors: [first, ...others]};
  const parsed = StaffCommand.safeParse(said);
  if (parsed.success) return {ok: true, command: parsed.data};
  const [issue, ...issues] = parsed.error.issues.map(errorOfIssue);
  // A schema that fails without saying where still has to be told somewhere: at the form itself.
  return {ok: false, errors: [issue ?? {place: '', words: COMMANDS.invalid}, ...issues]};
}

function readInto(
  said: Record<string, unknown>,
  fields: readonly Field[],
  values: DraftRow,
  fail: (name: string, words: string) => void,
): void {
  for (const field of fields) {
    if (!isAsked(field, values)) continue;
    const typed = (values[field.name] ?? '').trim();
    if (typed === '') {
      if (field.required === true) fail(field.name, missingWords(field));
      continue;
    }
    const value = valueOf(field, typed);
    if (value === undefined) fail(field.name, wrongWords(field));
    else said[field.name] = value;
  }
}

function valueOf(field: Field, typed: string): unknown {
  switch (field.kind) {
    case 'text':
    case 'long-text':
    case 'evidence':
    case 'file':
    case 'choice':
    case 'list':
      return typed;
    case 'yes-no':
      return typed === 'true';
    case 'number':
      return /^\d{1,3}$/.test(typed) ? Number(typed) : undefined;
    case 'moment':
      return fromLocalInput(typed);
    case 'department':
      return isUnifiedSocialCreditCode(typed) ? typed : undefined;
    case 'departments': {
      const codes = typed.split(/[\s,，、;；]+/).filter((code) => code !== '');
      return codes.every(isUnifiedSocialCreditCode) ? codes : undefined;
    }
  }
}

function missingWords(field: Field): string {
  switch (field.kind) {
    case 'choice':
    case 'yes-no':
    case 'list':
    case 'evidence':
      return COMMANDS.missing.choice;
    case 'moment':
      return COMMANDS.missing.moment;
    default:
      return COMMANDS.missing.text;
  }
}

function wrongWords(field: Field): string {
  switch (field.kind) {
    case 'department':
    case 'departments':
      return FIELD.departmentUnknown;
    case 'moment':
      return COMMANDS.missing.moment;
    default:
      return COMMANDS.invalid;
  }
}

function errorOfIssue(issue: {readonly code: string; readonly path: readonly PropertyKey[]}): DraftError {
  const words = issue.code === 'too_big' ? COMMANDS.tooLong : COMMANDS.invalid;
  const [member, row, name] = issue.path;
  if (typeof row === 'number') return {place: typeof name === 'string' ? rowPlace(row, name) : '', words};
  return {place: String(member ?? ''), words};
}

/** What a blank form already knows: when it is now, and how one usually reaches somebody. */
export function blankDraft(
  type: StaffCommandType,
  now: {readonly moment: string; readonly person: string; readonly anonymous: boolean},
): Draft {
  switch (type) {
    case 'record-contact':
      return {
        values: now.anonymous
          ? {result: 'anonymous', channel: 'none', contactedAt: now.moment, person: now.person}
          : {contactedAt: now.moment, channel: 'phone', person: now.person},
        rows: [],
      };
    case 'reply':
      // Whoever wrote no name cannot be sent an answer.
      return now.anonymous
        ? {values: {exception: 'anonymous'}, rows: []}
        : {values: {}, rows: [blankRow('reply', now.moment)]};
    case 'record-call-back':
      return now.anonymous
        ? {values: {result: 'unreachable', exception: 'anonymous'}, rows: []}
        : {values: {}, rows: [blankRow('record-call-back', now.moment)]};
    case 'confirm-mistake':
    case 'file-appeal':
      return {values: {}, rows: [blankRow(type, now.moment)]};
    default:
      return {values: {}, rows: []};
  }
}

/** One more time that something happened, as the form offers it: now, by telephone. */
export function blankRow(type: StaffCommandType, moment: string): DraftRow {
  switch (COMMAND_FORMS[type].rows?.member) {
    case 'deliveries':
      return {deliveredAt: moment, channel: 'phone'};
    case 'attempts':
      return {calledAt: moment, channel: 'phone'};
    default:
      return {};
  }
}

/** The kind of a field by its place, for whoever has to find the control again. */
export function fieldAt(type: StaffCommandType, place: Place): Field | undefined {
  const form = COMMAND_FORMS[type];
  const row = /^rows\.\d+\.(.+)$/.exec(place);
  const fields = row === null ? allFields(form) : (form.rows?.fields ?? []);
  return fields.find((field) => field.name === (row?.[1] ?? place));
}
