import type {staffRoutes} from '@haochaping/protocol';
import {actorOf} from '../access/actor-of.ts';
import type {StaffAccess} from '../access/staff-access.ts';
import {type Handlers, reply} from '../http/serve.ts';
import type {Settings} from '../options.ts';
import type {Engine} from '../ports.ts';
import {OrderDesk} from '../work-orders/order-desk.ts';

/**
 * What staff may do. Every handler but signing in begins with who is asking; those of the session and the password are all that
 * somebody may use who must change the password first.
 */
export function createStaffHandlers(
  engine: Engine,
  access: StaffAccess,
  settings: Settings,
): Handlers<typeof staffRoutes> {
  const desk = new OrderDesk(engine, settings);
  return {
    async signIn({body, request, at}) {
      const foreign = access.refuseForeignOrigin(request);
      if (foreign !== undefined) return foreign;
      const headers = new Headers();
      const session = await access.signIn(body, request, headers, at);
      return 'kind' in session ? session : reply(session, headers);
    },

    async readSession({request, at}) {
      const person = await access.identify(request, at);
      return 'kind' in person ? person : reply(await access.describe(person));
    },

    async signOut({request, at}) {
      const foreign = access.refuseForeignOrigin(request);
      if (foreign !== undefined) return foreign;
      const headers = new Headers();
      await access.signOut(request, headers, at);
      return reply(undefined, headers);
    },

    async changePassword({body, request, at}) {
      const person = await access.identify(request, at);
      if ('kind' in person) return person;
      const session = await access.changePassword(person, body, at);
      return 'kind' in session ? session : reply(session);
    },

    async listWorkOrders({query, request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      const page = await desk.list(actorOf(person.account), query, at);
      return 'kind' in page ? page : reply(page);
    },

    async readWorkOrder({params, request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      const detail = await desk.read(actorOf(person.account), params.id, at);
      return 'kind' in detail ? detail : reply(detail);
    },

    async commandWorkOrder({params, body, request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      const detail = await desk.command(actorOf(person.account), params.id, body, at);
      return 'kind' in detail ? detail : reply(detail);
    },
  };
}
