import {invitationEnd, localDateOf, subjectKey} from '@haochaping/core';
import type {Channel, InvitationIssued, ServiceInstance, ServiceSubject} from '@haochaping/protocol';
import type {Settings} from '../options.ts';
import type {Engine} from '../ports.ts';
import {findDepartment, noteInvited} from '../store/index.ts';
import type {Invitations} from './invitations.ts';

/** What a citizen is shown of a service instance. */
export function subjectOf(instance: ServiceInstance, departmentName: string | undefined): ServiceSubject {
  return {
    itemName: instance.itemName,
    // A body that the directory does not know yet still has its code.
    departmentName: departmentName ?? instance.departmentCode,
    ...(instance.windowName === undefined ? {} : {windowName: instance.windowName}),
    ...(instance.staffNumber === undefined ? {} : {staffNumber: instance.staffNumber}),
    caseNumber: instance.caseNumber,
    servedOn: localDateOf(Date.parse(instance.servedAt)),
  };
}

/** A fresh invitation for a service instance, with its end. That somebody was asked is noted, and counts. */
export async function issueInvitation(
  {
    engine,
    invitations,
    settings,
  }: {
    readonly engine: Engine;
    readonly invitations: Invitations;
    readonly settings: Pick<Settings, 'profile' | 'notices'>;
  },
  instance: ServiceInstance,
  {channel, at}: {readonly channel: Channel; readonly at: number},
): Promise<InvitationIssued> {
  const department = await findDepartment(engine, instance.departmentCode);
  const times = {servedAt: Date.parse(instance.servedAt), issuedAt: at};
  const expiresAt = invitationEnd(times, settings.profile, settings.notices);
  const invitation = await invitations.issue({
    subjectKey: subjectKey(instance.caseNumber, instance.serviceNumber),
    channel,
    about: subjectOf(instance, department?.name),
    issuedAt: at,
    expiresAt,
  });
  await noteInvited(engine, subjectKey(instance.caseNumber, instance.serviceNumber), at);
  return {invitation, expiresAt: new Date(expiresAt).toISOString()};
}
