import {type Actor, maskName, maskNumber, maySeeOrder, revealObjection, type WorkOrder} from '@haochaping/core';
import type {contactRoutes, ContactSeen, DeviceGaps} from '@haochaping/protocol';
import {actorOf} from '../access/actor-of.ts';
import {displayNames, type SignedIn, type StaffAccess} from '../access/staff-access.ts';
import {type Handlers, reply} from '../http/serve.ts';
import type {Engine} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import type {Keyring} from '../sealing/keyring.ts';
import {openContact} from '../sealing/received-contact.ts';
import {
  appendAudit,
  type DeviceWithGaps,
  findDepartment,
  listContactReveals,
  listDevicesWithGaps,
  readContact,
  readWorkOrder,
  recordContactReveal,
  type StoredContact,
} from '../store/index.ts';

const DEVICES_ON_A_PAGE = 50;
const MOST_RUNS_SHOWN = 100;

type Opened = ReturnType<typeof openContact>;

/** Who wrote a review, as far as anybody may know; and which reviews are missing. */
export function createContactHandlers(
  engine: Engine,
  access: StaffAccess,
  keyring: Keyring,
): Handlers<typeof contactRoutes> {
  const signedIn = async (request: Request, at: number): Promise<SignedIn | Refusal> => {
    const person = await access.require(request, at);
    return 'kind' in person || person.account.role !== 'administrator' ? person : problem('role-not-allowed');
  };

  const visibleOrder = async (person: SignedIn, id: string): Promise<WorkOrder | Refusal> => {
    const order = (await readWorkOrder(engine, id))?.order;
    return order !== undefined && maySeeOrder(order, actorOf(person.account)) ? order : problem('work-order-unknown');
  };

  const opened = ({box}: StoredContact, order: WorkOrder): Opened =>
    box && openContact(keyring, order.reviewId, box, order.identityMode);

  return {
    async readContact({params, request, at}) {
      const person = await signedIn(request, at);
      if ('kind' in person) return person;
      const order = await visibleOrder(person, params.id);
      if ('kind' in order) return order;
      const contact = await readContact(engine, order);
      const objection = revealObjection(order, actorOf(person.account));
      return reply({
        ...(contact && {contact: seen(contact, opened(contact, order))}),
        reveal: objection === undefined ? {allowed: true} : {allowed: false, code: objection},
        reveals: await revealsOf(engine, order),
      });
    },

    async revealContact({params, body: {reason}, request, at}) {
      const person = await signedIn(request, at);
      if ('kind' in person) return person;
      const order = await visibleOrder(person, params.id);
      if ('kind' in order) return order;
      const {account} = person;
      const actor = actorOf(account);
      const objection = revealObjection(order, actor);
      if (objection !== undefined) {
        const detail = {refusal: objection, role: actor.role};
        await appendAudit(engine.db, {at, actor: account.id, action: 'contact-refused', subject: order.id, detail});
        return problem('reveal-refused', {refusal: objection});
      }
      const contact = await readContact(engine, order);
      if (contact?.box === undefined) return problem('contact-unknown');
      const details = opened(contact, order);
      if (details === undefined) return problem('contact-unreadable');
      await recordContactReveal(engine, order, contact, revealBy(account.id, actor, reason, at));
      return reply({...details, revealedAt: new Date(at).toISOString()});
    },

    async listDeviceGaps({query, request, at}) {
      const person = await signedIn(request, at);
      if ('kind' in person) return person;
      const {role, areaCode} = person.account;
      if (role !== 'management' && role !== 'upper-management') return problem('role-not-allowed');
      const limit = Number(query.limit ?? DEVICES_ON_A_PAGE);
      const devices = await listDevicesWithGaps(engine, {
        ...(areaCode !== undefined && {areaCode}),
        ...(query.cursor !== undefined && {after: query.cursor}),
        limit: limit + 1,
      });
      const shown = devices.slice(0, limit);
      const last = devices.length > limit ? shown.at(-1)?.device : undefined;
      const named = await Promise.all(
        shown.map(async (device) => gapsOf(device, (await findDepartment(engine, device.departmentCode))?.name)),
      );
      return reply({devices: named, ...(last !== undefined && {nextCursor: last})});
    },
  };
}

function seen({box}: StoredContact, details: Opened): NonNullable<ContactSeen['contact']> {
  if (box === undefined) return {state: 'erased'};
  if (details === undefined) return {state: 'unreadable'};
  const {name, phone} = details;
  const masked = {...(name && {name: maskName(name)}), ...(phone && {phone: maskNumber(phone)})};
  return {state: 'readable', masked};
}

async function revealsOf(engine: Engine, order: WorkOrder): Promise<ContactSeen['reveals']> {
  const reveals = await listContactReveals(engine, order.id);
  const names = await displayNames(
    {engine},
    reveals.map(({account}) => account),
  );
  return reveals.map(({at, role, account, reason}) => {
    const accountName = names.get(account);
    return {at: new Date(at).toISOString(), role, reason, ...(accountName !== undefined && {accountName})};
  });
}

function revealBy(
  account: string,
  {role, departmentCode}: Actor,
  reason: string,
  at: number,
): Parameters<typeof recordContactReveal>[3] {
  return {at, account, role, reason, ...(departmentCode !== undefined && {departmentCode})};
}

function gapsOf(device: DeviceWithGaps, departmentName: string | undefined): DeviceGaps {
  const {missing, firstReceivedAt, lastReceivedAt, ...plain} = device;
  return {
    ...plain,
    missingCount: device.highest - device.received,
    missing: missing
      .slice(0, MOST_RUNS_SHOWN)
      .map(({first, last, knownAt}) => ({first, last, knownAt: new Date(knownAt).toISOString()})),
    firstReceivedAt: new Date(firstReceivedAt).toISOString(),
    lastReceivedAt: new Date(lastReceivedAt).toISOString(),
    ...(departmentName !== undefined && {departmentName}),
  };
}
