import type {MetricsScope} from '@haochaping/core';
import type {MetricsRead} from '@haochaping/protocol';
import type {AskedScope} from './asked-scope.ts';
import type {FiguresRead} from './read-figures.ts';

/** What an answer says of its question: of what, when, and of which days. */
export function aboutOf(
  {scope, name}: AskedScope,
  {span}: FiguresRead,
  at: number,
): Pick<MetricsRead, 'asOf' | 'scope' | 'from' | 'to'> {
  return {
    asOf: new Date(at).toISOString(),
    scope: {kind: scope.kind, ...codesOf(scope), ...(name !== undefined && {name})},
    ...span,
  };
}

function codesOf(scope: MetricsScope): {readonly code?: string; readonly window?: string} {
  switch (scope.kind) {
    case 'whole':
      return {};
    case 'area':
      return {code: scope.areaCode};
    case 'department':
      return {code: scope.departmentCode};
    case 'item':
      return {code: scope.itemCode};
    case 'window':
      return {code: scope.departmentCode, window: scope.windowNumber};
    case 'channel':
      return {code: scope.channel};
  }
}
