import {COUNT_NAMES, mayReadMetrics, METRIC_NAMES, metricsReader, padAreaCode} from '@haochaping/core';
import type {metricsRoutes, MetricsRead} from '@haochaping/protocol';
import {actorOf} from '../access/actor-of.ts';
import type {StaffAccess} from '../access/staff-access.ts';
import {type Handlers, reply} from '../http/serve.ts';
import {askedScope, askedSpan} from '../metrics/asked-scope.ts';
import {readFigures, shownMetrics} from '../metrics/read-figures.ts';
import {aboutOf} from '../metrics/told-scope.ts';
import type {Settings} from '../options.ts';
import type {Engine} from '../ports.ts';
import {problem} from '../problem.ts';
import {findArea} from '../store/index.ts';
import {putHotlineFigures} from '../store/hotline-figures.ts';

/** Every figure, for those whose office it is and those who supervise it; and figures that are brought in from elsewhere. */
export function createMetricsHandlers(
  engine: Engine,
  access: StaffAccess,
  {profile}: Pick<Settings, 'profile'>,
): Handlers<typeof metricsRoutes> {
  return {
    async readMetrics({query, request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      const actor = actorOf(person.account);
      const asked = await askedScope(engine, query);
      if ('kind' in asked) return asked;
      if (!mayReadMetrics(asked.scope, actor)) return problem('role-not-allowed');
      const read = await readFigures(engine, asked, metricsReader(actor), askedSpan(query), {profile, at});
      const about = aboutOf(asked, read, at);
      if (read.figures === undefined) return reply(about);
      const {levels, averageLevel, counts} = read.figures;
      const known = COUNT_NAMES.filter((name) => counts[name] !== undefined).map((name) => [name, counts[name]]);
      const figures: MetricsRead['figures'] = {
        levels,
        averageLevel,
        counts: Object.fromEntries(known) as NonNullable<MetricsRead['figures']>['counts'],
        metrics: shownMetrics(METRIC_NAMES, counts),
      };
      return reply({...about, figures});
    },

    async putHotlineFigures({body, request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      const {role, accountId, areaCode} = {...actorOf(person.account), accountId: person.account.id};
      const area = await findArea(engine, padAreaCode(body.area));
      if (area === undefined) return problem('area-unknown');
      // Whoever answers for the figures of an area brings them in.
      const answers = role === 'management' || role === 'upper-management';
      if (!answers || !mayReadMetrics({kind: 'area', areaCode: area.code}, {role, ...(areaCode && {areaCode})})) {
        return problem('role-not-allowed');
      }
      await putHotlineFigures(engine, {...body, area: area.code}, accountId, at);
      const {month, source} = body;
      return reply({area: area.code, month, source, importedAt: new Date(at).toISOString()});
    },
  };
}
