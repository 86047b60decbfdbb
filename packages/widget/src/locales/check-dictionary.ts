import type {WrittenDictionary} from './written.ts';

/** One level of a dictionary: sentences, and other levels by their names. */
type Branch = {readonly [key: string]: string | Branch};

// What may be left out, or have other keys: the tags of a version to come, and a locality's own.
const TAG_NAMES = 'late.tagNames';
const TAG_CODE = /^(\d{3}|L[\w-]+)$/;
const DIRECTIONS = ['ltr', 'rtl'];
const REVIEWS: readonly WrittenDictionary['review'][] = ['reviewed', 'not-yet-reviewed-by-a-native-speaker'];
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;

/**
 * A dictionary that somebody wrote as JSON, held against one that is known to be whole: nothing missing and nothing unknown, every sentence with the
 * same places, no markup. Each problem begins with where it is.
 */
export function checkDictionary(
  body: unknown,
  model: WrittenDictionary,
): {readonly dictionary: WrittenDictionary} | {readonly problems: readonly string[]} {
  const problems = isBranch(body)
    ? [...headProblems(body), ...branchProblems(body, branchOf(model), '')]
    : ['no object'];
  return problems.length === 0 ? {dictionary: body as WrittenDictionary} : {problems};
}

function headProblems({language, direction, review}: Branch): string[] {
  const problems: string[] = [];
  if (typeof language === 'string' && !LANGUAGE.test(language)) problems.push('language: no language tag');
  if (typeof direction === 'string' && !DIRECTIONS.includes(direction)) problems.push('direction: neither ltr nor rtl');
  if (typeof review === 'string' && !REVIEWS.some((known) => known === review))
    problems.push(`review: neither ${REVIEWS.join(' nor ')}`);
  return problems;
}

function branchProblems(branch: Branch, model: Branch, path: string): string[] {
  const problems: string[] = [];
  for (const key of Object.keys(branch)) {
    if (!(key in model)) problems.push(`${path}${key}: unknown`);
  }
  for (const [key, expected] of Object.entries(model)) {
    const place = path + key;
    const found = Object.prototype.hasOwnProperty.call(branch, key) ? branch[key] : undefined;
    if (place === TAG_NAMES) problems.push(...tagProblems(found));
    else if (found === undefined) problems.push(`${place}: missing`);
    else if (typeof expected === 'string') problems.push(...sentenceProblems(found, expected, place));
    else if (!isBranch(found)) problems.push(`${place}: no object`);
    else problems.push(...branchProblems(found, expected, `${place}.`));
  }
  return problems;
}

function tagProblems(found: unknown): string[] {
  if (found === undefined) return [];
  if (!isBranch(found)) return [`${TAG_NAMES}: no object`];
  return Object.entries(found).flatMap(([code, name]) => {
    const place = `${TAG_NAMES}.${code}`;
    return TAG_CODE.test(code) ? sentenceProblems(name, '', place) : [`${place}: unknown`];
  });
}

function sentenceProblems(found: unknown, expected: string, place: string): string[] {
  if (typeof found !== 'string' || found.trim() === '') return [`${place}: no sentence`];
  if (/<[a-z!/?]|&(#|[a-z]+;)/i.test(found)) return [`${place}: markup`];
  const [wanted, written] = [placesOf(expected), placesOf(found)];
  return wanted === written ? [] : [`${place}: its places are ${written || 'none'} instead of ${wanted || 'none'}`];
}

/** Which places a sentence has, whatever their order. */
function placesOf(sentence: string): string {
  return [...new Set(sentence.match(/\{\w+\}/g))].sort().join(' ');
}

function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function branchOf(dictionary: WrittenDictionary): Branch {
  return dictionary as unknown as Branch;
}
