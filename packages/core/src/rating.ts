/** The five levels in the order they are shown. The integer is also the number of stars (GB/T 39734, doc 002). */
export const LEVELS = [5, 4, 3, 2, 1] as const;

export type Level = (typeof LEVELS)[number];

/** The official wording of each level. It is part of the standard, not of a translation. */
export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
};

export function isLevel(value: unknown): value is Level {
  return LEVELS.some((level) => level === value);
}

/** Whether a level counts as 差评 and so opens a work order: the last two of the five (doc 002). */
export function isNegative(level: Level): boolean {
  return level <= 2;
}

/** Whether a review of this level needs at least one indicator or one word. */
export function needsReason(level: Level, profile: {readonly negativeNeedsReason: boolean}): boolean {
  return profile.negativeNeedsReason && isNegative(level);
}
