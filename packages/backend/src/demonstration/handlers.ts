import {localDateOf} from '@haochaping/core';
import type {ServiceInstance} from '@haochaping/protocol';
import {type Handlers, reply} from '../http/serve.ts';
import type {Invitations} from '../invitations/invitations.ts';
import {issueInvitation} from '../invitations/issue-invitation.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {DEMONSTRATION_CITIZEN, finishDemonstrationCase, readDemonstrationCases} from '../seed/demonstration-cases.ts';
import {findDepartment, readInvitationSubject} from '../store/index.ts';
import type {DemoCase, demonstrationRoutes} from './routes.ts';

interface Portal {
  readonly ports: Pick<Ports, 'engine'>;
  readonly invitations: Invitations;
  readonly settings: Settings;
}

/** Plays the portal's own backend: it knows its citizen's cases and asks for an invitation for each. */
export function createDemonstrationHandlers(portal: Portal): Handlers<typeof demonstrationRoutes> {
  const {engine} = portal.ports;
  return {
    async readMyCases({at}) {
      const keys = await readDemonstrationCases(engine);
      const subjects = await Promise.all(keys.map((key) => readInvitationSubject(engine, key)));
      const known = subjects.filter((subject) => subject !== undefined);
      const cases = await Promise.all(known.map(({instance, rated}) => caseOf(portal, instance, rated, at)));
      return reply({citizen: DEMONSTRATION_CITIZEN, cases: cases.reverse()});
    },

    async finishCase({at}) {
      return reply(await caseOf(portal, await finishDemonstrationCase(engine, at), false, at));
    },
  };
}

async function caseOf(portal: Portal, instance: ServiceInstance, rated: boolean, at: number): Promise<DemoCase> {
  const {engine} = portal.ports;
  const [issued, department] = await Promise.all([
    issueInvitation({...portal, engine}, instance, {channel: 'web-widget', at}),
    findDepartment(engine, instance.departmentCode),
  ]);
  return {
    caseNumber: instance.caseNumber,
    serviceNumber: instance.serviceNumber,
    itemName: instance.itemName,
    serviceName: instance.serviceName,
    departmentName: department?.name ?? instance.departmentCode,
    ...(instance.windowName === undefined ? {} : {windowName: instance.windowName}),
    ...(instance.staffNumber === undefined ? {} : {staffNumber: instance.staffNumber}),
    servedOn: localDateOf(Date.parse(instance.servedAt)),
    finishedAt: instance.servedAt,
    rated,
    ...issued,
  };
}
