import {PUBLIC_METRICS, type Profile} from '@haochaping/core';
import type {publicRoutes} from '@haochaping/protocol';
import {readHotWords} from '../hot-words/read-hot-words.ts';
import {type Handlers, reply} from '../http/serve.ts';
import {askedScope, askedSpan} from '../metrics/asked-scope.ts';
import {readFairness} from '../metrics/fairness.ts';
import {readFigures, shownMetrics} from '../metrics/read-figures.ts';
import {aboutOf} from '../metrics/told-scope.ts';
import type {Engine} from '../ports.ts';
import {problem} from '../problem.ts';
import {
  type Area,
  findArea,
  findTopArea,
  readAreas,
  readDepartments,
  readLastRecount,
  readSummary,
} from '../store/index.ts';

/** What anybody may read: exact at the moment of asking, and said to be of that moment. */
export function createStatisticsHandlers(
  engine: Engine,
  {profile}: {readonly profile: Profile},
): Handlers<typeof publicRoutes> {
  const areaOf = (code: string | undefined): Promise<Area | undefined> =>
    code === undefined ? findTopArea(engine) : findArea(engine, code);
  return {
    async readSummary({query, at}) {
      const area = await areaOf(query.area);
      if (area === undefined) return problem('area-unknown');
      const span = askedSpan(query);
      const figures = await readSummary(engine, at, query.area, span);
      return reply({asOf: isoOf(at), ...span, area: {code: area.code, name: area.name}, ...figures});
    },

    async readAreas({query, at}) {
      const parent = await areaOf(query.parent);
      if (parent === undefined) return problem('area-unknown');
      const span = askedSpan(query);
      const areas = await readAreas(engine, at, parent.code, span);
      return reply({asOf: isoOf(at), ...span, parent: parent.code, areas: [...areas]});
    },

    async readDepartments({query, at}) {
      const area = await areaOf(query.area);
      if (area === undefined) return problem('area-unknown');
      const span = askedSpan(query);
      const departments = await readDepartments(engine, at, query.area, span);
      return reply({asOf: isoOf(at), ...span, area: area.code, departments: [...departments]});
    },

    async readPublicMetrics({query, at}) {
      const asked = await askedScope(engine, query);
      if ('kind' in asked) return asked;
      const read = await readFigures(engine, asked, 'public', askedSpan(query), {profile, at});
      const about = aboutOf(asked, read, at);
      if (read.figures === undefined) return reply(about);
      const {levels, averageLevel, counts} = read.figures;
      return reply({...about, figures: {levels, averageLevel, metrics: shownMetrics(PUBLIC_METRICS, counts)}});
    },

    async readHotWords({query, at}) {
      const area = await areaOf(query.area);
      if (area === undefined) return problem('area-unknown');
      const words = await readHotWords(engine, query, {profile, at});
      return reply({asOf: isoOf(at), area: {code: area.code, name: area.name}, ...words});
    },

    async readFairness({query, at}) {
      const area = await areaOf(query.area);
      if (area === undefined) return problem('area-unknown');
      const span = askedSpan(query);
      const departments = await readFairness(engine, at, query.area, span);
      return reply({asOf: isoOf(at), area: area.code, ...span, departments});
    },

    async readRecount({at}) {
      const last = await readLastRecount(engine);
      if (last === undefined) return reply({asOf: isoOf(at), last: null});
      const {startedAt, finishedAt, ...drift} = last;
      return reply({asOf: isoOf(at), last: {startedAt: isoOf(startedAt), finishedAt: isoOf(finishedAt), ...drift}});
    },
  };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
