import {monthOf} from '@haochaping/core';
import {keyedHash} from '../access/keyed-hash.ts';
import {HOT_WORDS_JOB, readWordPlace, type WordPlace} from '../hot-words/word-place.ts';
import {wordUses} from '../hot-words/word-uses.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {addUses, forgetRareWords, listSaid, nextDayOver, readAreaNames} from '../store/hot-words.ts';
import {moveCursor} from '../store/job-cursor.ts';

const REVIEWS_AT_ONCE = 500;
// One run does no more than this, and leaves the rest to the next: other jobs wait for their turn.
const MOST_PIECES = 200;

/**
 * Counts the words of the days that are over, piece by piece, each review once, also with several processes at it; says how many
 * reviews it looked at. The day itself is left out: who reads hot words must not see what the citizen before them has just said.
 */
export async function runHotWords(
  {engine, keys, segment}: Pick<Ports, 'engine' | 'keys' | 'segment'>,
  {profile}: Pick<Settings, 'profile'>,
  at: number,
): Promise<number> {
  const names = await readAreaNames(engine);
  const reviewerOf = (caseNumber: string): string => keyedHash(keys.hashKey, 'reviewer', caseNumber).slice(0, 16);
  let read = 0;
  for (let piece = 0; piece < MOST_PIECES; piece++) {
    const {version, place} = await readWordPlace(engine);
    const day = place.whole ? await nextDayOver(engine, place.day, at) : place.day;
    if (day === undefined || day === '') return read;
    const after = place.whole ? '' : place.after;
    const reviews = await listSaid(engine, day, after, REVIEWS_AT_ONCE);
    const uses = wordUses(reviews, day, {segment, names, reviewerOf});
    const whole = reviews.length < REVIEWS_AT_ONCE;
    const next: WordPlace = {day, after: reviews.at(-1)?.id ?? after, whole};
    const moved = await moveCursor(engine, HOT_WORDS_JOB, version, next, async (trx) => {
      await addUses(trx, uses);
      if (whole) await forgetRareWords(trx, monthOf(day), profile.disclosure.hotWordReviewersMin);
    });
    // Another process is at it: it goes on from where it is.
    if (!moved) return read;
    read += reviews.length;
  }
  return read;
}
