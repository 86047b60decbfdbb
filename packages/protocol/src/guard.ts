/** Whether a value that came from outside is what it should be. Members that nobody knows are no mistake: a later release may add some. */
export type Guard<T> = (value: unknown) => value is T;

export const isString: Guard<string> = (value) => typeof value === 'string';
export const isBoolean: Guard<boolean> = (value) => typeof value === 'boolean';
/** Finite: JSON can say 1e999. */
export const isNumber: Guard<number> = (value): value is number => Number.isFinite(value);

export function matches(pattern: RegExp): Guard<string> {
  return (value): value is string => isString(value) && pattern.test(value);
}

export function isOneOf<T>(values: readonly T[]): Guard<T> {
  return (value): value is T => values.includes(value as T);
}

export function isAnyOf<Types extends readonly unknown[]>(
  ...guards: {readonly [Place in keyof Types]: Guard<Types[Place]>}
): Guard<Types[number]> {
  return (value): value is Types[number] => guards.some((guard) => guard(value));
}

export function optional<T>(guard: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || guard(value);
}

export function isArrayOf<T>(guard: Guard<T>): Guard<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(guard);
}

/** An object with these members. One that may be absent stands here too, as `optional`. */
export function hasMembers<T extends object>(members: {readonly [Name in keyof T]-?: Guard<T[Name]>}): Guard<T> {
  const guards = Object.entries<Guard<unknown>>(members);
  return (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    guards.every(([name, guard]) => guard((value as Record<string, unknown>)[name]));
}
