import type {Profile} from './profile.ts';

/**
 * A profile as an earlier release kept it, with what later releases have added to profiles taken from `defaults`: those fields
 * were decided by these numbers before there was a choice.
 */
export function completedProfile(kept: unknown, defaults: Profile): Profile {
  return completed(kept, defaults) as Profile;
}

function completed(kept: unknown, defaults: unknown): unknown {
  if (kept === undefined) return defaults;
  if (!isGroup(kept) || !isGroup(defaults)) return kept;
  const names = new Set([...Object.keys(defaults), ...Object.keys(kept)]);
  return Object.fromEntries([...names].map((name) => [name, completed(kept[name], defaults[name])]));
}

/**
 * The fields in which two profiles of one version differ, as paths; fields that only one of them has are left out. A version
 * names its numbers for good: orders that were opened by it are decided by it for years.
 */
export function changedFields(kept: unknown, given: unknown, path = ''): string[] {
  if (isGroup(kept) && isGroup(given)) {
    return Object.keys(kept)
      .filter((name) => Object.hasOwn(given, name))
      .flatMap((name) => changedFields(kept[name], given[name], path === '' ? name : `${path}.${name}`));
  }
  return JSON.stringify(kept) === JSON.stringify(given) ? [] : [path];
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
