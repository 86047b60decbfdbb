import type {publicRoutes} from '@haochaping/protocol';
import {type Handlers, reply} from '../http/serve.ts';
import type {Engine} from '../ports.ts';
import {problem} from '../problem.ts';
import {type Area, findArea, findTopArea, readAreas, readDepartments, readSummary} from '../store/index.ts';

/** What anybody may read: exact at the moment of asking, and said to be of that moment. */
export function createStatisticsHandlers(engine: Engine): Handlers<typeof publicRoutes> {
  const areaOf = (code: string | undefined): Promise<Area | undefined> =>
    code === undefined ? findTopArea(engine) : findArea(engine, code);
  return {
    async readSummary({query, at}) {
      const area = await areaOf(query.area);
      if (area === undefined) return problem('area-unknown');
      const figures = await readSummary(engine, at, query.area);
      return reply({asOf: new Date(at).toISOString(), area: {code: area.code, name: area.name}, ...figures});
    },

    async readAreas({query, at}) {
      const parent = await areaOf(query.parent);
      if (parent === undefined) return problem('area-unknown');
      const areas = await readAreas(engine, at, parent.code);
      return reply({asOf: new Date(at).toISOString(), parent: parent.code, areas: [...areas]});
    },

    async readDepartments({query, at}) {
      const area = await areaOf(query.area);
      if (area === undefined) return problem('area-unknown');
      const departments = await readDepartments(engine, at, query.area);
      return reply({asOf: new Date(at).toISOString(), area: area.code, departments: [...departments]});
    },
  };
}
