import type {Answer} from '@haochaping/protocol/public';
import type {Choice} from './choice.ts';
import type {PublicFigures} from './public-page.ts';
import type {PublicApi, PublicFailure} from './public-views.ts';

/** Everything of a choice, or the first answer that was none: numbers of one moment's half never stand beside nothing. */
export async function readPublic(
  api: PublicApi,
  {area, month}: Choice,
): Promise<
  {readonly kind: 'read'; readonly figures: PublicFigures} | {readonly kind: 'failed'; readonly failure: PublicFailure}
> {
  const period = {...(month && {month})};
  const place = {...(area && {area})};
  const [summary, areas, departments, words, trend, recount, cases, checks, channels] = await Promise.all([
    api.readSummary({query: {...place, ...period}}),
    api.readAreas({query: {...(area && {parent: area}), ...period}}),
    api.readDepartments({query: {...place, ...period}}),
    api.readHotWords({query: {...place, ...period}}),
    api.readTrend({query: {...place, ...period}}),
    api.readRecount(),
    api.listCases({query: place}),
    api.readCheckResults({query: {...place, ...period}}),
    area === undefined ? api.readChannels({query: period}) : undefined,
  ]);
  for (const answer of [summary, areas, departments, words, trend, recount, cases, checks, channels]) {
    if (answer !== undefined && answer.kind !== 'ok') return {kind: 'failed', failure: answer};
  }
  return {
    kind: 'read',
    figures: {
      summary: bodyOf(summary),
      areas: bodyOf(areas),
      departments: bodyOf(departments),
      words: bodyOf(words),
      trend: bodyOf(trend),
      recount: bodyOf(recount),
      cases: bodyOf(cases),
      checks: bodyOf(checks),
      ...(channels && {channels: bodyOf(channels)}),
    },
  };
}

/** Of an answer that was just seen to be good. */
function bodyOf<T>(answer: Answer<T>): T {
  if (answer.kind !== 'ok') throw new TypeError(`Expected an answer, got ${answer.kind}.`);
  return answer.body;
}
