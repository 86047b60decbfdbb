import {indicatorSet, type Profile} from '@haochaping/core';
import type {HotWords} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import {listHotWords} from '../store/hot-words.ts';
import {EVER} from '../store/rollup-cells.ts';
import {wordsUntil} from './word-place.ts';
import {tagOf} from './word-uses.ts';

interface Asked {
  readonly area?: string | undefined;
  readonly month?: string | undefined;
}

type Told = Pick<HotWords, 'month' | 'until' | 'good' | 'bad'>;
type List = Told['good'];

// All tags of all versions and levels: those that read the same are one.
const MOST_TAGS = 500;

/** What people said of an area or the whole, in a month or ever, as the profile lets it be published. */
export async function readHotWords(
  engine: Engine,
  {area = '', month}: Asked,
  {profile, at}: {readonly profile: Profile; readonly at: number},
): Promise<Told> {
  const {hotWordReviewersMin: reviewersMin, hotWordsShown: limit} = profile.disclosure;
  const listOf = async (tone: 'good' | 'bad'): Promise<List> => {
    const place = {period: month ?? EVER, area, tone};
    const words = await listHotWords(engine, {...place, kind: 'word'}, {reviewersMin, limit});
    const tags = await listHotWords(engine, {...place, kind: 'tag'}, {reviewersMin, limit: MOST_TAGS});
    return {words: words.map(({word, reviews}) => ({text: word, reviews})), tags: tagsOf(tags).slice(0, limit)};
  };
  const until = await wordsUntil(engine, at);
  return {
    ...(month !== undefined && {month}),
    ...(until !== undefined && {until}),
    good: await listOf('good'),
    bad: await listOf('bad'),
  };
}

/** Tags by what they say: one of level 5 and one of level 4 may say the same. A tag that no version knows says nothing. */
function tagsOf(counted: readonly {readonly word: string; readonly reviews: number}[]): List['tags'] {
  const sums = new Map<string, number>();
  for (const {word, reviews} of counted) {
    const {version, code} = tagOf(word);
    const text = indicatorSet(version)?.indicators.find((indicator) => indicator.code === code)?.text;
    if (text !== undefined) sums.set(text, (sums.get(text) ?? 0) + reviews);
  }
  return [...sums]
    .map(([text, reviews]) => ({text, reviews}))
    .sort((a, b) => b.reviews - a.reviews || (a.text < b.text ? -1 : 1));
}
