import {STAFF_ROLES, type StaffCommandType, type StaffRole, staffRoutes} from '@haochaping/protocol';
import {assert} from 'chai';
import {complaint} from './closed-loop-steps.ts';
import {type ContractCase, type ContractPlace, post, signIn} from './place.ts';

type RouteName = keyof typeof staffRoutes;

/** What every role meets at every route of staff, on an order that all of them may see: a status, or the code of the refusal. */
const EVERYBODY = {readSession: 200, changePassword: 'password-too-weak', signOut: 204} as const;
const READS = {listWorkOrders: 200, readWorkOrder: 200} as const;
const SEES_NONE = {
  listWorkOrders: 'role-not-allowed',
  readWorkOrder: 'role-not-allowed',
  commandWorkOrder: 'role-not-allowed',
} as const;
const REFUSED = {commandWorkOrder: 'command-refused'} as const;

const MATRIX: Readonly<Record<StaffRole, Readonly<Record<Exclude<RouteName, 'signIn'>, number | string>>>> = {
  dispatcher: {...EVERYBODY, ...READS, ...REFUSED},
  handler: {...EVERYBODY, ...READS, commandWorkOrder: 200},
  leader: {...EVERYBODY, ...READS, commandWorkOrder: 200},
  management: {...EVERYBODY, ...READS, ...REFUSED},
  'upper-management': {...EVERYBODY, ...READS, ...REFUSED},
  'call-back-officer': {...EVERYBODY, ...READS, ...REFUSED},
  supervisor: {...EVERYBODY, ...READS, ...REFUSED},
  auditor: {...EVERYBODY, ...READS, ...REFUSED},
  administrator: {...EVERYBODY, ...SEES_NONE},
};

const OFFICE = [
  'sign',
  'record-contact',
  'classify',
  'add-evidence',
  'determine',
  'start-rectification',
  'reply',
  'request-extension',
] as const;

/** The commands of each role, whatever the state of the order. */
const COMMANDS: Readonly<Record<Exclude<StaffRole, 'administrator'>, readonly StaffCommandType[]>> = {
  dispatcher: ['dispatch', 'decide-return', 'merge'],
  handler: OFFICE,
  leader: [...OFFICE, 'request-return', 'file-appeal'],
  management: [
    'classify',
    'decide-return',
    'decide-extension',
    'decide-appeal',
    'issue-supervision',
    'escalate',
    'publish-text',
  ],
  'upper-management': ['open-appeal-review', 'decide-appeal-review', 'reopen', 'issue-supervision', 'escalate'],
  'call-back-officer': ['record-call-back', 'confirm-mistake'],
  supervisor: [
    'close',
    'return-for-rework',
    'reopen',
    'release-reply',
    'issue-supervision',
    'escalate',
    'publish-text',
  ],
  auditor: [],
};

async function meet(place: ContractPlace, role: StaffRole, name: RouteName, id: string): Promise<number | string> {
  const headers = await signIn(place, role);
  const {method, path} = staffRoutes[name];
  const current = place.credentials.accounts.find((account) => account.role === role)?.password;
  const bodies: Partial<Record<RouteName, unknown>> = {
    changePassword: {current, next: 'short'},
    commandWorkOrder: {idempotencyKey: crypto.randomUUID(), expectedVersion: 2, command: {type: 'sign'}},
  };
  const url = place.baseUrl + path.replace('{id}', id);
  const body = bodies[name];
  const answer = await place.fetch(
    new Request(url, {
      method,
      headers: {...headers, ...(body === undefined ? {} : {'content-type': 'application/json'})},
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    }),
  );
  const text = await answer.text();
  return answer.ok ? answer.status : (JSON.parse(text) as {code: string}).code;
}

export const matrixCases: readonly ContractCase[] = [
  {
    title: 'every role meets at every route of staff what one table says',
    async run(place) {
      for (const role of STAFF_ROLES) {
        const {id} = await complaint(place);
        const met: Record<string, number | string> = {};
        for (const name of Object.keys(MATRIX[role]) as (keyof (typeof MATRIX)[StaffRole])[]) {
          met[name] = await meet(place, role, name, id);
        }
        assert.deepEqual(met, MATRIX[role], role);
        const without = await post(place, `/v1/work-orders/${id}/commands`, {
          idempotencyKey: crypto.randomUUID(),
          expectedVersion: 2,
          command: {type: 'sign'},
        });
        assert.equal(without.status, 401);
        await without.body?.cancel();
      }
    },
  },
  {
    title: 'every role is offered the commands of its office, and told of all others that they are not its own',
    async run(place) {
      const {id} = await complaint(place);
      for (const role of Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]) {
        const headers = await signIn(place, role);
        const answer = await place.fetch(new Request(`${place.baseUrl}/v1/work-orders/${id}`, {headers}));
        const {commands} = (await answer.json()) as {commands: {type: string; code?: string}[]};
        const own = commands.filter(({code}) => code !== 'role-not-allowed').map(({type}) => type);
        assert.sameMembers(own, [...COMMANDS[role]], role);
      }
    },
  },
];
