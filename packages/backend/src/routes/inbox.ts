import {type inboxRoutes, MOST_COUNTED, MOST_INBOX_VIEWS} from '@haochaping/protocol';
import {actorOf} from '../access/actor-of.ts';
import type {SignedIn, StaffAccess} from '../access/staff-access.ts';
import {type Handlers, reply} from '../http/serve.ts';
import type {Engine} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {deleteInboxView, listInboxViews, saveInboxView} from '../store/index.ts';
import {countFor, countsFor} from '../work-orders/order-list.ts';

/** The inbox as its owner arranges it; for those who have one. */
export function createInboxHandlers(engine: Engine, access: StaffAccess): Handlers<typeof inboxRoutes> {
  const owner = async (request: Request, at: number): Promise<SignedIn | Refusal> => {
    const person = await access.require(request, at);
    return 'kind' in person || person.account.role !== 'administrator' ? person : problem('role-not-allowed');
  };

  return {
    async readInbox({request, at}) {
      const person = await owner(request, at);
      if ('kind' in person) return person;
      const actor = actorOf(person.account);
      const counts = await countsFor(engine, actor, at, MOST_COUNTED);
      const views = [];
      for (const view of await listInboxViews(engine, person.account.id)) {
        views.push({...view, count: await countFor(engine, actor, view.query, {at, most: MOST_COUNTED})});
      }
      return reply({counts, views});
    },

    async saveInboxView({params, body, request, at}) {
      const person = await owner(request, at);
      if ('kind' in person) return person;
      const {id} = person.account;
      const saved = await saveInboxView(engine, id, {id: params.id, ...body}, {at, most: MOST_INBOX_VIEWS});
      return saved ? reply({views: [...(await listInboxViews(engine, id))]}) : problem('too-many-views');
    },

    async deleteInboxView({params, request, at}) {
      const person = await owner(request, at);
      if ('kind' in person) return person;
      await deleteInboxView(engine, person.account.id, params.id, at);
      return reply(undefined);
    },
  };
}
