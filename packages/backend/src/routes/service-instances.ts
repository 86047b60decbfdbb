import {type Actor, padAreaCode, subjectKey} from '@haochaping/core';
import {type businessRoutes, ServiceInstance} from '@haochaping/protocol';
import {actorOfKey, requireApiKey} from '../access/api-keys.ts';
import {detailsOf, type Handlers, reply} from '../http/serve.ts';
import type {Invitations} from '../invitations/invitations.ts';
import {issueInvitation} from '../invitations/issue-invitation.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {putServiceInstances, readServiceInstance} from '../store/index.ts';
import {OrderDesk} from '../work-orders/order-desk.ts';

// The number of a service as a path carries it: what `Number` would also read, like 1e2, is none.
const SERVICE_NUMBER = /^[1-9]\d{0,3}$/;

/** What business systems tell, and what portals may ask for. Only a portal gets invitations: a counter never holds one. */
export function createBusinessHandlers(
  ports: Pick<Ports, 'engine' | 'keys'>,
  invitations: Invitations,
  settings: Settings,
): Handlers<typeof businessRoutes> {
  const {engine} = ports;
  const desk = new OrderDesk(engine, settings);

  const outsideSystem = async (request: Request): Promise<Actor | Refusal> => {
    const key = await requireApiKey(ports, request, 'outside-system');
    return 'kind' in key ? key : (actorOfKey(key) ?? problem('role-not-allowed'));
  };

  return {
    async putServiceInstance({params, body, request, at}) {
      const key = await requireApiKey(ports, request, 'business-system');
      if ('kind' in key) return key;
      const {caseNumber} = params;
      const parsed = ServiceInstance.safeParse({...body, caseNumber, serviceNumber: serviceNumberOf(params)});
      if (!parsed.success) return problem('service-instance-invalid', {errors: detailsOf(parsed.error.issues)});
      const [stored] = await putServiceInstances(engine, [withFullArea(parsed.data)], at);
      if (stored === undefined) throw new Error('The store gave no outcome for a service instance.');
      return reply(stored);
    },

    async putServiceInstances({body, request, at}) {
      const key = await requireApiKey(ports, request, 'business-system');
      if ('kind' in key) return key;
      const parsed = body.serviceInstances.map((instance) => ServiceInstance.safeParse(instance));
      const good = parsed.flatMap((result) => (result.success ? [withFullArea(result.data)] : []));
      const stored = (good.length === 0 ? [] : await putServiceInstances(engine, good, at)).values();
      const outcomes = parsed.map((result, index) => {
        if (!result.success) {
          return {index, outcome: 'refused' as const, errors: detailsOf(result.error.issues)};
        }
        const next = stored.next();
        if (next.done === true) throw new Error('The store gave fewer outcomes than service instances.');
        return next.value;
      });
      return reply({outcomes});
    },

    async issueInvitation({params, body, request, at}) {
      const key = await requireApiKey(ports, request, 'portal');
      if ('kind' in key) return key;
      const serviceNumber = serviceNumberOf(params);
      const instance =
        serviceNumber === undefined
          ? undefined
          : await readServiceInstance(engine, subjectKey(params.caseNumber, serviceNumber));
      if (instance === undefined) return problem('service-instance-unknown');
      return reply(await issueInvitation({engine, invitations, settings}, instance, {channel: body.channel, at}));
    },

    async listOrdersBySystem({query, request, at}) {
      const actor = await outsideSystem(request);
      if ('kind' in actor) return actor;
      const page = await desk.list(actor, query, at);
      return 'kind' in page ? page : reply(page);
    },

    async readOrderBySystem({params, request, at}) {
      const actor = await outsideSystem(request);
      if ('kind' in actor) return actor;
      const detail = await desk.read(actor, params.id, at);
      return 'kind' in detail ? detail : reply(detail);
    },

    async commandOrderBySystem({params, body, request, at}) {
      const actor = await outsideSystem(request);
      if ('kind' in actor) return actor;
      const detail = await desk.command(actor, params.id, body, at);
      return 'kind' in detail ? detail : reply(detail);
    },
  };
}

function serviceNumberOf({serviceNumber}: {readonly serviceNumber: string}): number | undefined {
  return SERVICE_NUMBER.test(serviceNumber) ? Number(serviceNumber) : undefined;
}

function withFullArea(instance: ServiceInstance): ServiceInstance {
  return {...instance, areaCode: padAreaCode(instance.areaCode)};
}
