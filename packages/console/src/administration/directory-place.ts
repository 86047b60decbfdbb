import type {DirectoryKind} from '@haochaping/core';

/** What of the directory is looked at: an area (the top without a code) or a department; and which row is to be changed. */
export type DirectoryPlace = {
  readonly area?: string;
  readonly department?: string;
  readonly change?: {readonly kind: DirectoryKind; readonly key: string};
};

const HERE = '#/administration/directory';
const BELOW_DEPARTMENT = ['items', 'windows', 'staffMembers'] as const;

/** The place that the steps of an address name; the top where they name none. */
export function placeOfSteps([what, code, kind, key]: readonly string[]): DirectoryPlace {
  if (code === undefined) return {};
  if (what === 'areas') {
    return kind === 'change' ? {area: code, change: {kind: 'areas', key: code}} : {area: code};
  }
  if (what !== 'departments') return {};
  if (kind === 'change') return {department: code, change: {kind: 'departments', key: code}};
  const below = BELOW_DEPARTMENT.find((known) => known === kind);
  return below === undefined || key === undefined ? {department: code} : {department: code, change: {kind: below, key}};
}

/** The address of a place; `placeOfSteps` of its steps gives it back. */
export function addressOf({area, department, change}: DirectoryPlace): string {
  const owner = department === undefined ? ['areas', area] : ['departments', department];
  if (owner[1] === undefined) return HERE;
  const isOwn = change?.kind === 'areas' || change?.kind === 'departments';
  const below = change === undefined ? [] : isOwn ? ['change'] : [change.kind, change.key];
  return [HERE, ...[...owner, ...below].map((step = '') => encodeURIComponent(step))].join('/');
}
