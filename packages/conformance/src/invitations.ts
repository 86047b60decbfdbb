import {randomUUID} from 'node:crypto';
import {businessRoutes, createApi} from '@haochaping/protocol';
import * as z from 'zod/mini';
import type {Backend} from './backend-call.ts';

/** Brings an invitation to a service that nobody has rated yet; undefined when there is none left. Rejects with a sentence. */
export type Invitations = () => Promise<string | undefined>;

/** Tokens that somebody made by hand, each used once. */
export function givenInvitations(tokens: readonly string[]): Invitations {
  const left = tokens.values();
  return () => Promise.resolve(left.next().value);
}

/** What a service instance is made of, but its number. */
export const InstanceTemplate = z.looseObject({departmentCode: z.string(), areaCode: z.string()});
export type InstanceTemplate = z.infer<typeof InstanceTemplate>;

/** The service instance of the demonstration that our own server seeds. */
export const DEMONSTRATION_INSTANCE: InstanceTemplate = {
  serviceName: '出证办结',
  itemCode: '11320115MB100057174000717051000',
  itemName: '企业设立登记',
  departmentCode: '11320115MB10005717',
  areaCode: '320115',
  place: 'on-site',
  caseStatus: 'finished',
};

export interface BusinessKeys {
  /** Of a business system: it tells of service instances. */
  readonly key: string;
  /** Of a portal: it asks for their invitations. */
  readonly portalKey: string;
  readonly template: InstanceTemplate;
}

/** Makes a service instance of its own for each invitation, by the routes for business systems. */
export function issuedInvitations(backend: Backend, {key, portalKey, template}: BusinessKeys): Invitations {
  const api = (secret: string): ReturnType<typeof createApi<typeof businessRoutes>> =>
    createApi(businessRoutes, {
      endpoint: backend.endpoint,
      headers: {...backend.headers, authorization: `Bearer ${secret}`},
      timeoutMs: backend.timeoutMs,
    });
  const [system, portal] = [api(key), api(portalKey)];
  const run = randomUUID().slice(0, 8);
  let made = 0;
  return async () => {
    const params = {caseNumber: `CONFORMANCE-${run}-${String(++made)}`, serviceNumber: '1'};
    const instance = {servedAt: new Date().toISOString(), ...template};
    const put = await system.putServiceInstance({params, body: instance as never});
    if (put.kind !== 'ok') throw new Error(`PUT /v1/service-instances: ${said(put)}`);
    const issued = await portal.issueInvitation({params, body: {channel: 'web-widget'}});
    if (issued.kind !== 'ok') throw new Error(`POST …/invitation: ${said(issued)}`);
    return issued.body.invitation;
  };
}

function said(answer: {readonly kind: string}): string {
  const {kind, status, problem} = answer as {kind: string; status?: number; problem?: unknown};
  return [kind, status, problem === undefined ? undefined : JSON.stringify(problem)].filter(Boolean).join(' ');
}
