import type {operationsRoutes} from '@haochaping/protocol';
import {type Handlers, reply} from '../http/serve.ts';
import type {Ports} from '../ports.ts';
import {problem} from '../problem.ts';
import {findTopArea} from '../store/index.ts';

export function createOperationsHandlers({
  engine,
  report,
}: Pick<Ports, 'engine' | 'report'>): Handlers<typeof operationsRoutes> {
  return {
    readHealth: () => reply({status: 'ok'}),

    async readReadiness() {
      try {
        // Any question will do: it goes through the engine to the database and back.
        await findTopArea(engine);
        return reply({status: 'ok'});
      } catch (cause) {
        report('readiness', cause);
        return problem('not-ready', {headers: {'retry-after': '5'}});
      }
    },
  };
}
