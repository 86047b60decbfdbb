import {
  type Api,
  contactRoutes,
  type DeviceGaps,
  type ReviewOutcome,
  STAFF_ROLES,
  type StaffRole,
} from '@haochaping/protocol';
import {type SealedBox, type SealedFor, type SealingKey, type SealingSuite, seal} from '@haochaping/protocol/sealing';
import {intl} from '@haochaping/protocol/sealing-intl';
import {sm} from '@haochaping/protocol/sealing-sm';
import {assert} from 'chai';
import {complaint, said, startWork, step} from './closed-loop-steps.ts';
import {
  apiOf,
  bodyOf,
  citizen,
  type ContractCase,
  type ContractPlace,
  finishCase,
  refusedWith,
  reviewOf,
  saysOf,
  send,
  signIn,
} from './place.ts';

export const CONTACT = {name: '徐爱华', phone: '13812345206', consentedAt: '2026-11-20T02:15:00.000Z'};

async function keyOf(place: ContractPlace): Promise<SealingKey> {
  const {sealing} = bodyOf(await citizen(place).readCatalogue({}));
  assert.exists(sealing);
  return sealing;
}

function suiteOf({suite}: SealingKey): SealingSuite {
  return suite === 'sm' ? sm : intl;
}

export async function contactBox(place: ContractPlace, id: string, contact: unknown = CONTACT): Promise<SealedBox> {
  const key = await keyOf(place);
  return seal(suiteOf(key), key, {id, kind: 'review', format: 2, part: 'contact'}, JSON.stringify(contact));
}

interface SealedItem {
  readonly format: 2;
  readonly id: string;
  readonly kind: 'review';
  readonly device: NonNullable<SealedFor['device']>;
  readonly sealed: SealedBox;
}

/** A review as a shared device sends it. */
async function sealedItem(
  place: ContractPlace,
  number: number,
  device = newDevice(),
  changes: Readonly<Record<string, unknown>> = {},
): Promise<SealedItem> {
  const {invitation} = await finishCase(place, '江宁');
  const review = reviewOf(invitation, changes);
  const key = await keyOf(place);
  const to = {id: review.id, kind: 'review', format: 2, part: 'body', device: {id: device, number}} as const;
  const sealed = seal(suiteOf(key), key, to, JSON.stringify(review));
  return {format: 2, id: review.id, kind: 'review', device: to.device, sealed};
}

function newDevice(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

const room = async (place: ContractPlace, role: StaffRole): Promise<Api<typeof contactRoutes>> =>
  apiOf(place, contactRoutes, await signIn(place, role));

/** A bad review with a contact, whose order the office has signed. */
async function reachable(place: ContractPlace, said: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const {id} = reviewOf('');
  const order = await complaint(place, undefined, {id, format: 2, contact: await contactBox(place, id), ...said});
  await step(place, 'handler', order.id, {type: 'sign'});
  return order.id;
}

/** What every role meets on an order in work whose citizen left a contact. */
const MATRIX: Readonly<Record<StaffRole, Readonly<Record<keyof typeof contactRoutes, number | string>>>> = {
  handler: {readContact: 200, revealContact: 200, listDeviceGaps: 'role-not-allowed'},
  leader: {readContact: 200, revealContact: 200, listDeviceGaps: 'role-not-allowed'},
  'call-back-officer': {readContact: 200, revealContact: 200, listDeviceGaps: 'role-not-allowed'},
  management: {readContact: 200, revealContact: 200, listDeviceGaps: 200},
  'upper-management': {readContact: 200, revealContact: 200, listDeviceGaps: 200},
  dispatcher: {readContact: 200, revealContact: 'reveal-refused', listDeviceGaps: 'role-not-allowed'},
  supervisor: {readContact: 200, revealContact: 'reveal-refused', listDeviceGaps: 'role-not-allowed'},
  auditor: {readContact: 200, revealContact: 'reveal-refused', listDeviceGaps: 'role-not-allowed'},
  administrator: {
    readContact: 'role-not-allowed',
    revealContact: 'role-not-allowed',
    listDeviceGaps: 'role-not-allowed',
  },
};

async function gapsOf(place: ContractPlace, device: string): Promise<DeviceGaps | undefined> {
  const management = await room(place, 'management');
  for (let cursor: string | undefined; ;) {
    const query = {limit: '2', ...(cursor !== undefined && {cursor})};
    const page = bodyOf(await management.listDeviceGaps({query}));
    const found = page.devices.find((one) => one.device === device);
    if (found !== undefined || page.nextCursor === undefined) return found;
    cursor = page.nextCursor;
  }
}

export const sealingCases: readonly ContractCase[] = [
  {
    title: 'a sealed review is recorded like an open one, once, however often it comes',
    async run(place) {
      const item = await sealedItem(place, 1, newDevice(), {level: 1, text: '等了两个小时'});
      const [first] = await send(place, item);
      assert.deepEqual(saysOf(first), {outcome: 'recorded', late: false});
      const [again] = await send(place, item);
      assert.deepEqual(saysOf(again), {outcome: 'already-recorded', by: 'this-review'});
    },
  },
  {
    title: 'a sealed review that was tampered with is refused by its own code, and its neighbours are recorded',
    async run(place) {
      const [one, other, third] = [await sealedItem(place, 1), await sealedItem(place, 1), await sealedItem(place, 1)];
      const renumbered = {...other, device: {...other.device, number: 2}};
      const {box} = third.sealed;
      const damaged = {...third, sealed: {...third.sealed, box: (box.startsWith('A') ? 'B' : 'A') + box.slice(1)}};
      const outcomes = await send(place, one, renumbered, damaged, {...one, format: 3});
      const code = (outcome: ReviewOutcome | undefined): string | undefined =>
        outcome?.outcome === 'refused' ? outcome.code : outcome?.outcome;
      assert.deepEqual(outcomes.map(code), ['recorded', 'sealed-unreadable', 'sealed-unreadable', 'format-unknown']);
      assert.deepEqual(saysOf((await send(place, other))[0]), {outcome: 'recorded', late: false});
    },
  },
  {
    title: 'an order shows that there is a contact, and shows it whole to who may and says why, in the sight of all',
    async run(place) {
      const id = await reachable(place);
      const handler = await room(place, 'handler');
      const before = bodyOf(await handler.readContact({params: {id}}));
      assert.deepEqual(before.contact, {state: 'readable', masked: {name: '徐**', phone: '138****5206'}});
      assert.deepEqual(before.reveal, {allowed: true});
      assert.deepEqual(before.reveals, []);
      const shown = bodyOf(await handler.revealContact({params: {id}, body: {reason: '一个工作日内联系'}}));
      const {revealedAt, ...contact} = shown;
      assert.deepEqual(contact, CONTACT);
      const after = bodyOf(await (await room(place, 'auditor')).readContact({params: {id}}));
      assert.lengthOf(after.reveals, 1);
      const [reveal] = after.reveals;
      assert.deepInclude(reveal, {at: revealedAt, role: 'handler', reason: '一个工作日内联系'});
      assert.isNotEmpty(reveal?.accountName);
      assert.deepEqual(after.reveal, {allowed: false, code: 'role-not-allowed'});
    },
  },
  {
    title: 'a contact is not shown without a reason, and where there is none that is said',
    async run(place) {
      const id = await reachable(place);
      const handler = await room(place, 'handler');
      const silent = await handler.revealContact({params: {id}, body: {reason: '  '}});
      assert.deepEqual(refusedWith(silent), {status: 400, code: 'body-invalid'});
      const {id: without} = await complaint(place);
      await step(place, 'handler', without, {type: 'sign'});
      assert.isUndefined(bodyOf(await handler.readContact({params: {id: without}})).contact);
      const none = await handler.revealContact({params: {id: without}, body: {reason: '联系'}});
      assert.deepEqual(refusedWith(none), {status: 404, code: 'contact-unknown'});
      assert.deepEqual(bodyOf(await handler.readContact({params: {id}})).reveals, []);
    },
  },
  {
    title: 'an anonymous review leads nobody to its citizen, whatever came with it',
    async run(place) {
      const id = await reachable(place, {identityMode: 'anonymous'});
      for (const role of ['handler', 'management'] as const) {
        const desk = await room(place, role);
        const seen = bodyOf(await desk.readContact({params: {id}}));
        assert.isUndefined(seen.contact);
        assert.deepEqual(seen.reveal, {allowed: false, code: 'exception-not-grounded'});
        const refused = await desk.revealContact({params: {id}, body: {reason: '联系'}});
        assert.deepEqual(refusedWith(refused), {status: 422, code: 'reveal-refused'});
      }
    },
  },
  {
    title: 'a contact that does not open keeps no rating from its order',
    async run(place) {
      const {id: reviewId} = reviewOf('');
      const strange = await contactBox(place, reviewOf('').id);
      const {id} = await complaint(place, undefined, {id: reviewId, format: 2, contact: strange});
      await startWork(place, id, Date.now());
      const handler = await room(place, 'handler');
      assert.deepEqual(bodyOf(await handler.readContact({params: {id}})).contact, {state: 'unreadable'});
      const refused = await handler.revealContact({params: {id}, body: {reason: '联系'}});
      assert.deepEqual(refusedWith(refused), {status: 409, code: 'contact-unreadable'});
    },
  },
  {
    title: 'a contact of which nothing can be dialled counts as one that does not open',
    async run(place) {
      const {id: reviewId} = reviewOf('');
      const empty = await contactBox(place, reviewId, {phone: '请发邮件', consentedAt: CONTACT.consentedAt});
      const {id} = await complaint(place, undefined, {id: reviewId, format: 2, contact: empty});
      assert.deepEqual(bodyOf(await (await room(place, 'handler')).readContact({params: {id}})).contact, {
        state: 'unreadable',
      });
    },
  },
  {
    title: 'a number that a shared device gave and that never came is reported, until it comes',
    async run(place) {
      const device = newDevice();
      const items: SealedItem[] = [];
      for (const number of [1, 2, 3, 4, 5]) items.push(await sealedItem(place, number, device));
      const [one, two, three, four, five] = items;
      for (const item of [one, two, five, four]) {
        assert.equal((await send(place, item))[0]?.outcome, 'recorded');
      }
      const gaps = await gapsOf(place, device);
      assert.deepInclude(gaps, {device, highest: 5, received: 4, missingCount: 1});
      assert.deepEqual(
        gaps?.missing.map(({first, last}) => [first, last]),
        [[3, 3]],
      );
      assert.equal((await send(place, three))[0]?.outcome, 'recorded');
      assert.isUndefined(await gapsOf(place, device));
    },
  },
  {
    title: 'a number whose review was refused is still missing',
    async run(place) {
      const device = newDevice();
      const [refused] = await send(place, await sealedItem(place, 1, device, {level: 9}));
      assert.equal(refused?.outcome, 'refused');
      await send(place, await sealedItem(place, 3, device));
      const gaps = await gapsOf(place, device);
      assert.deepEqual(
        gaps?.missing.map(({first, last}) => [first, last]),
        [[1, 2]],
      );
    },
  },
  {
    title: 'every role meets at contacts and gaps what one table says',
    async run(place) {
      const id = await reachable(place);
      await step(place, 'handler', id, said(Date.now()));
      for (const role of STAFF_ROLES) {
        const desk = await room(place, role);
        const met = {
          readContact: await desk.readContact({params: {id}}),
          revealContact: await desk.revealContact({params: {id}, body: {reason: '核实情况'}}),
          listDeviceGaps: await desk.listDeviceGaps({}),
        };
        const codes = Object.entries(met).map(([name, answer]) => [
          name,
          answer.kind === 'ok' ? answer.status : answer.kind === 'problem' ? answer.problem?.code : answer.kind,
        ]);
        assert.deepEqual(Object.fromEntries(codes), MATRIX[role], role);
      }
    },
  },
];
