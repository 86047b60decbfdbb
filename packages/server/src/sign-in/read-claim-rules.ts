import fs from 'node:fs';
import {ClaimRulesFile} from '@haochaping/protocol';
import {SIGN_IN_TEXT} from '../locales/sign-in-zh-cn.ts';
import {StartError} from '../start-error.ts';

// One sentence in a terminal.
const MOST_PLACES = 10;

/** The rules in a file, looked through. Rejects with a sentence that names each wrong place. */
export function readClaimRules(file: string): ClaimRulesFile {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (cause) {
    throw new StartError(SIGN_IN_TEXT.rulesUnreadable(file), {cause});
  }
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (cause) {
    throw new StartError(SIGN_IN_TEXT.rulesNotJson(file), {cause});
  }
  const parsed = ClaimRulesFile.safeParse(given);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.slice(0, MOST_PLACES).map(({path}) => `/${path.map(String).join('/')}`);
  throw new StartError(SIGN_IN_TEXT.rulesWrong(file, places));
}
