import type {DirectoryKind} from '@haochaping/core';
import {DIRECTORY, headingsOf} from '../locales/administration-zh-CN.ts';
import type {EntryField, Filled} from './entry-form.ts';

/** A row as it was read; what is asked of no row of its kind does no harm in it. */
export type DirectoryRow = Readonly<Record<string, string | number | undefined>>;

const KEYS: Readonly<Record<DirectoryKind, readonly string[]>> = {
  areas: ['code'],
  departments: ['code'],
  items: ['code'],
  windows: ['number'],
  staffMembers: ['number'],
};
const CHANGEABLE = ['name', 'windowNumber', 'validUntil', 'successorCode'];

/** What may be changed in a row, as fields of a form: its code stands, for what was rated hangs on it. */
export function rowFields(
  kind: DirectoryKind,
  row: DirectoryRow,
  windows: readonly {readonly number: string; readonly name: string}[] = [],
): readonly EntryField[] {
  const headings = headingsOf(kind);
  const keys = headings.filter(([member]) => KEYS[kind].includes(member));
  const rest = CHANGEABLE.flatMap((name) => headings.filter(([member]) => member === name));
  return [
    ...keys.map(([name, label]) => ({name, label, value: wordsOf(row[name]), required: true, fixed: true})),
    ...rest.map(([name, label]): EntryField => {
      const value = wordsOf(row[name]);
      if (name === 'windowNumber') {
        const options = windows.map(({number, name: words}) => [number, DIRECTORY.window(number, words)] as const);
        return {name, label, value, kind: 'choice', options: [['', DIRECTORY.noWindow], ...options]};
      }
      if (name === 'validUntil') return {name, label, value, kind: 'date', hint: DIRECTORY.untilHint};
      if (name === 'successorCode') {
        return {name, label, value, hint: DIRECTORY.successorHint, lengthMax: 18};
      }
      return {name, label, value, required: true};
    }),
  ];
}

/** The whole row as it shall be: what was filled in, and what the form does not ask for as it was. */
export function rowChanged(
  kind: DirectoryKind,
  row: DirectoryRow,
  filled: Filled,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    headingsOf(kind).flatMap(([member]) => {
      const value = CHANGEABLE.includes(member) ? filled[member] : row[member];
      return value === undefined || value === '' ? [] : [[member, value]];
    }),
  );
}

/** Whether this change puts an end to a row, or another end than it had. */
export function endsRow(row: DirectoryRow, filled: Filled): boolean {
  const {validUntil = ''} = filled;
  return validUntil !== '' && validUntil !== row['validUntil'];
}

function wordsOf(value: string | number | undefined): string {
  return value === undefined ? '' : String(value);
}
