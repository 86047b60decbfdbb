import {hasMembers, isArrayOf, isNumber, isString, optional, type Guard} from './guard.ts';
import type {Problem} from './problem.ts';

/** Says yes to exactly what the schema `Problem` says yes to. One reading for every client: a problem may answer any request. */
export const isProblem: Guard<Problem> = hasMembers({
  type: isString,
  title: isString,
  status: isNumber,
  code: isString,
  detail: optional(isString),
  errors: optional(isArrayOf(hasMembers({pointer: isString, code: isString, detail: optional(isString)}))),
  refusal: optional(isString),
  currentVersion: optional(isNumber),
});
