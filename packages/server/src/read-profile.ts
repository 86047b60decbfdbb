import fs from 'node:fs';
import {type Engine, keepProfile} from '@haochaping/backend';
import {JIANGSU_PROFILE, type Profile, profileProblems} from '@haochaping/core';
import {OFFICE_TEXT} from './locales/office-zh-cn.ts';
import {StartError} from './start-error.ts';

// One sentence in a terminal: whoever made more mistakes mends these first.
const MOST_PROBLEMS = 10;

/** The profile in a file, looked through; the one of Jiangsu without a file. Rejects with a sentence that names each wrong field. */
export function readProfile(file: string | undefined): Profile {
  if (file === undefined) return JIANGSU_PROFILE;
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (cause) {
    throw new StartError(OFFICE_TEXT.profileUnreadable(file), {cause});
  }
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (cause) {
    throw new StartError(OFFICE_TEXT.profileNotJson(file), {cause});
  }
  const problems = profileProblems(given);
  if (problems.length > 0) {
    const named = problems
      .slice(0, MOST_PROBLEMS)
      .map(({field, code}) => OFFICE_TEXT.profileField(field, OFFICE_TEXT.profile[code]));
    throw new StartError(OFFICE_TEXT.profileWrong(file, named));
  }
  return given as Profile;
}

/** Keeps the profile for the orders opened by it. Rejects where its version once stood for other numbers. */
export async function keepOrRefuseProfile(engine: Engine, profile: Profile, at: number): Promise<void> {
  const kept = await keepProfile(engine, profile, at);
  if (kept.outcome === 'changed') throw new StartError(OFFICE_TEXT.profileChanged(profile.version, kept.fields));
}
