import {type LocalDate, localDateOf} from '@haochaping/core';
import {sql, type Transaction} from 'kysely';
import type {Engine} from '../ports.ts';
import {chunks} from './chunks.ts';
import {EVER} from './rollup-cells.ts';
import type {HotWordTable, Schema} from './schema.ts';

/** A review as its words are looked at. */
export interface SaidReview {
  readonly id: string;
  readonly caseNumber: string;
  readonly level: number;
  readonly text: string;
  readonly indicators: readonly string[];
  readonly indicatorsVersion: string;
  readonly area: string;
}

/** The counted reviews of a day that say something, after an id, at most `limit`, by id. */
export async function listSaid(
  engine: Engine,
  day: LocalDate,
  after: string,
  limit: number,
): Promise<readonly SaidReview[]> {
  const rows = await engine.db
    .selectFrom('review')
    .innerJoin('service_instance', 'service_instance.subject_key', 'review.subject_key')
    .select(['review.id', 'review.level', 'review.text', 'review.indicators', 'review.indicators_version'])
    .select(['review.area', 'service_instance.case_number'])
    .where('review.counted_on', '=', day)
    .where('review.id', '>', after)
    .orderBy('review.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    caseNumber: row.case_number,
    level: row.level,
    text: row.text,
    indicators: JSON.parse(row.indicators) as string[],
    indicatorsVersion: row.indicators_version,
    area: row.area,
  }));
}

/** The first day after `day` on which a counted review came, and that is over by `at`; undefined when there is none. */
export async function nextDayOver(engine: Engine, day: string, at: number): Promise<LocalDate | undefined> {
  const row = await engine.db
    .selectFrom('review')
    .select('counted_on')
    .where('counted_on', '>', day)
    .where('counted_on', '<', localDateOf(at))
    .orderBy('counted_on')
    .limit(1)
    .executeTakeFirst();
  return (row?.counted_on ?? undefined) as LocalDate | undefined;
}

type Place = Pick<HotWordTable, 'period' | 'area' | 'tone' | 'kind'>;

/** One word of one place, with those who used it. */
export interface WordUse extends Place {
  readonly word: string;
  readonly reviews: number;
  /** As keyed hashes, each once. */
  readonly reviewers: readonly string[];
}

// So many different people are remembered; a profile that asks for more sees fewer words, never more.
const MOST_REVIEWERS = 20;

/** Adds uses to what was counted before. */
export async function addUses(trx: Transaction<Schema>, uses: readonly WordUse[]): Promise<void> {
  // In one order, whoever adds: two that meet wait for each other, and never in a circle.
  const keyed = uses.map((use) => ({use, key: keyOf(use)})).sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const part of chunks(keyed.map(({use}) => use))) await addPart(trx, part);
}

function keyOf({period, area, tone, kind, word}: Place & Pick<WordUse, 'word'>): string {
  return [period, area, tone, kind, word].join(' ');
}

async function addPart(trx: Transaction<Schema>, part: readonly WordUse[]): Promise<void> {
  const asked = part.map(({period, area, tone, kind, word}) => sql`(${sql.join([period, area, tone, kind, word])})`);
  const known = await trx
    .selectFrom('hot_word')
    .select(['period', 'area', 'tone', 'kind', 'word', 'reviewers'])
    .where(sql<boolean>`(period, area, tone, kind, word) in (values ${sql.join(asked)})`)
    .execute();
  const before = new Map(known.map((row) => [keyOf(row), JSON.parse(row.reviewers) as string[]]));
  const rows = part.map(({reviewers, ...use}) => {
    const together = [...new Set([...(before.get(keyOf(use)) ?? []), ...reviewers])].slice(0, MOST_REVIEWERS);
    return {...use, reviewers: JSON.stringify(together), reviewer_count: together.length};
  });
  await trx
    .insertInto('hot_word')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['period', 'area', 'tone', 'kind', 'word']).doUpdateSet((eb) => ({
        reviews: sql<number>`hot_word.reviews + excluded.reviews`,
        reviewers: eb.ref('excluded.reviewers'),
        reviewer_count: eb.ref('excluded.reviewer_count'),
      })),
    )
    .execute();
}

/** Of a month that is over nothing more is said: what too few have said there is forgotten. */
export async function forgetRareWords(trx: Transaction<Schema>, before: string, reviewersMin: number): Promise<void> {
  await trx
    .deleteFrom('hot_word')
    .where('period', '<', before)
    .where('period', '<>', EVER)
    .where('reviewer_count', '<', reviewersMin)
    .execute();
}

/** The words of a place that at least so many people used, most frequent first. */
export async function listHotWords(
  engine: Engine,
  {period, area, tone, kind}: Place,
  {reviewersMin, limit}: {readonly reviewersMin: number; readonly limit: number},
): Promise<readonly {readonly word: string; readonly reviews: number}[]> {
  return engine.db
    .selectFrom('hot_word')
    .select(['word', 'reviews'])
    .where('period', '=', period)
    .where('area', '=', area)
    .where('tone', '=', tone)
    .where('kind', '=', kind)
    .where('reviewer_count', '>=', reviewersMin)
    .orderBy('reviews', 'desc')
    .orderBy('word')
    .limit(limit)
    .execute();
}

/** The names of all areas, and each without what kind of area it is: 江宁区, 江宁. */
export async function readAreaNames(engine: Engine): Promise<ReadonlySet<string>> {
  const rows = await engine.db.selectFrom('area').select('name').execute();
  return new Set(
    rows.flatMap(({name}) => [name, name.replace(/(?:省|市|区|县|镇|乡|村|街道|社区|自治[区州县])$/u, '')]),
  );
}
