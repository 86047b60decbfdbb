import {
  accountRoutes,
  bulletinRoutes,
  checkRoutes,
  contactRoutes,
  directoryRoutes,
  profileRoutes,
  evidenceFileRoutes,
  metricsRoutes,
  type Route,
  STAFF_ROLES,
  type StaffCommandType,
  type StaffRole,
  inboxRoutes,
  staffRoutes,
  supervisionRoutes,
  tellingRoutes,
} from '@haochaping/protocol';
import {assert} from 'chai';
import {complaint} from './closed-loop-steps.ts';
import {type ContractCase, type ContractPlace, post, signIn} from './place.ts';

const ROUTES = {
  ...contactRoutes,
  ...evidenceFileRoutes,
  ...staffRoutes,
  ...inboxRoutes,
  ...directoryRoutes,
  ...profileRoutes,
  ...supervisionRoutes,
  ...metricsRoutes,
  ...tellingRoutes,
  ...accountRoutes,
  ...bulletinRoutes,
  ...checkRoutes,
};
type RouteName = keyof typeof ROUTES;

// Signing in has its own cases; signing out everywhere else would end the sessions that other cases go on with.
type WithoutRole = 'signIn' | 'endOwnSessions';

/** What every role meets at every route of staff, on an order that all of them may see: a status, or the code of the refusal. */
const EVERYBODY = {
  readSession: 200,
  changePassword: 'password-too-weak',
  listDirectoryAreas: 200,
  listDirectoryDepartments: 200,
  readDirectoryDepartment: 'department-unknown',
  listHolidays: 200,
  listOwnSessions: 200,
  endOwnSession: 'session-unknown',
} as const;
const NO_TELLING = {
  readTelling: 'role-not-allowed',
  listWebhooks: 'role-not-allowed',
  addWebhook: 'role-not-allowed',
  changeWebhook: 'role-not-allowed',
  removeWebhook: 'role-not-allowed',
  renewWebhookSecret: 'role-not-allowed',
  listDeadLetters: 'role-not-allowed',
  replayLetter: 'role-not-allowed',
} as const;
const TELLING = {
  readTelling: 200,
  listWebhooks: 200,
  addWebhook: 201,
  changeWebhook: 'webhook-unknown',
  removeWebhook: 'webhook-unknown',
  renewWebhookSecret: 'webhook-unknown',
  listDeadLetters: 200,
  replayLetter: 'letter-unknown',
} as const;
const NO_ADMINISTRATOR = {
  ...NO_TELLING,
  changeDirectory: 'role-not-allowed',
  addHolidays: 'role-not-allowed',
  listApiKeys: 'role-not-allowed',
  issueApiKey: 'role-not-allowed',
  revokeApiKey: 'role-not-allowed',
  listAccounts: 'role-not-allowed',
  issueAccount: 'role-not-allowed',
  readAccount: 'role-not-allowed',
  changeAccount: 'role-not-allowed',
  setAccountStanding: 'role-not-allowed',
  unlockAccount: 'role-not-allowed',
  resetPassword: 'role-not-allowed',
  listAccountSessions: 'role-not-allowed',
  endAccountSessions: 'role-not-allowed',
} as const;
const NO_BULLETIN = {
  readBulletinDraft: 'role-not-allowed',
  saveBulletinDraft: 'role-not-allowed',
  issueBulletin: 'role-not-allowed',
} as const;
const WRITES_BULLETIN = {readBulletinDraft: 200, saveBulletinDraft: 200, issueBulletin: 'version-stale'} as const;
const NO_WATCHER = {
  listChecks: 'role-not-allowed',
  readCheck: 'role-not-allowed',
  recordCheck: 'role-not-allowed',
  listEarlyWarnings: 'role-not-allowed',
  acknowledgeWarning: 'role-not-allowed',
  listLedger: 'role-not-allowed',
  listSupervised: 'role-not-allowed',
  listContested: 'role-not-allowed',
  listQuarantine: 'role-not-allowed',
  releaseReview: 'role-not-allowed',
} as const;
const RECORDS_CHECK = {recordCheck: 'check-unknown'} as const;
const WATCHER = {
  ...NO_WATCHER,
  listChecks: 200,
  readCheck: 'check-unknown',
  listEarlyWarnings: 200,
  listLedger: 200,
  listSupervised: 200,
  listContested: 200,
  listQuarantine: 200,
} as const;
const SETTLER = {
  ...WATCHER,
  acknowledgeWarning: 'warning-unknown',
  releaseReview: 'review-unknown',
  ...RECORDS_CHECK,
} as const;
const NO_GAPS = {listDeviceGaps: 'role-not-allowed'} as const;
const OFFICE_ROLE = {
  ...EVERYBODY,
  readProfile: 'role-not-allowed',
  ...NO_BULLETIN,
  ...NO_GAPS,
  ...NO_ADMINISTRATOR,
  ...NO_WATCHER,
  signOut: 204,
} as const;
const WATCHING_ROLE = {
  ...EVERYBODY,
  readProfile: 200,
  ...NO_BULLETIN,
  ...NO_GAPS,
  ...NO_ADMINISTRATOR,
  ...WATCHER,
  signOut: 204,
} as const;
const SETTLING_ROLE = {
  ...EVERYBODY,
  readProfile: 200,
  ...WRITES_BULLETIN,
  listDeviceGaps: 200,
  ...NO_ADMINISTRATOR,
  ...SETTLER,
  signOut: 204,
} as const;
const ADMINISTRATOR = {
  ...EVERYBODY,
  readProfile: 200,
  ...NO_BULLETIN,
  ...TELLING,
  ...NO_GAPS,
  ...NO_WATCHER,
  changeDirectory: 200,
  addHolidays: 'notice-invalid',
  listApiKeys: 200,
  issueApiKey: 201,
  revokeApiKey: 'api-key-unknown',
  listAccounts: 200,
  issueAccount: 'account-refused',
  readAccount: 'account-unknown',
  changeAccount: 'account-unknown',
  setAccountStanding: 'account-unknown',
  unlockAccount: 'account-unknown',
  resetPassword: 'account-unknown',
  listAccountSessions: 'account-unknown',
  endAccountSessions: 'account-unknown',
  signOut: 204,
} as const;
const READS = {
  listWorkOrders: 200,
  readWorkOrder: 200,
  readContact: 200,
  readFileState: 'file-unknown',
  readInbox: 200,
  saveInboxView: 200,
  deleteInboxView: 204,
} as const;
const SEES_NONE = {
  listWorkOrders: 'role-not-allowed',
  readWorkOrder: 'role-not-allowed',
  commandWorkOrder: 'role-not-allowed',
  announceFile: 'role-not-allowed',
  readFileState: 'role-not-allowed',
  readContact: 'role-not-allowed',
  readInbox: 'role-not-allowed',
  saveInboxView: 'role-not-allowed',
  deleteInboxView: 'role-not-allowed',
  revealContact: 'role-not-allowed',
} as const;
const REFUSED = {commandWorkOrder: 'command-refused', announceFile: 'command-refused'} as const;
/** Who speaks with citizens or settles may have a contact shown; here nobody left one. */
const SPEAKS = {revealContact: 'contact-unknown'} as const;
const DOES_NOT_SPEAK = {revealContact: 'reveal-refused'} as const;
// In this order: a file is announced for an order that was signed.
const WORKS = {commandWorkOrder: 200, announceFile: 200} as const;
/** All figures of the whole; and those of a hotline, for who answers for its area. */
const SEES_PROVINCE = {readMetrics: 200, putHotlineFigures: 'role-not-allowed'} as const;
const SEES_LESS = {readMetrics: 'role-not-allowed', putHotlineFigures: 'role-not-allowed'} as const;
const OWN_HOTLINE = {readMetrics: 'role-not-allowed', putHotlineFigures: 200} as const;

const MATRIX: Readonly<Record<StaffRole, Readonly<Record<Exclude<RouteName, WithoutRole>, number | string>>>> = {
  dispatcher: {...OFFICE_ROLE, ...READS, ...REFUSED, ...DOES_NOT_SPEAK, ...SEES_PROVINCE},
  handler: {...OFFICE_ROLE, ...READS, ...WORKS, ...SPEAKS, ...SEES_LESS},
  leader: {...OFFICE_ROLE, ...READS, ...WORKS, ...SPEAKS, ...SEES_LESS},
  management: {...SETTLING_ROLE, ...READS, ...REFUSED, ...SPEAKS, ...OWN_HOTLINE},
  'upper-management': {...SETTLING_ROLE, ...READS, ...REFUSED, ...SPEAKS, ...OWN_HOTLINE},
  'call-back-officer': {...OFFICE_ROLE, ...READS, ...REFUSED, ...SPEAKS, ...SEES_PROVINCE},
  supervisor: {...WATCHING_ROLE, ...RECORDS_CHECK, ...READS, ...REFUSED, ...DOES_NOT_SPEAK, ...SEES_PROVINCE},
  auditor: {...WATCHING_ROLE, ...READS, ...REFUSED, ...DOES_NOT_SPEAK, ...SEES_PROVINCE},
  administrator: {...ADMINISTRATOR, ...SEES_NONE, ...SEES_LESS},
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

const WEBHOOK = {
  name: 'another system',
  url: 'https://hooks.example.com/haochaping',
  kinds: ['early-warning-raised'],
  withText: false,
};

type Headers = Awaited<ReturnType<typeof signIn>>;

async function meet(
  place: ContractPlace,
  {role, headers}: {readonly role: StaffRole; readonly headers: Headers},
  name: RouteName,
  id: string,
): Promise<number | string> {
  const {method, path}: Route = ROUTES[name];
  const current = place.credentials.accounts.find((account) => account.role === role)?.password;
  const bodies: Partial<Record<RouteName, unknown>> = {
    changePassword: {current, next: 'short'},
    commandWorkOrder: {idempotencyKey: crypto.randomUUID(), expectedVersion: 2, command: {type: 'sign'}},
    changeDirectory: {},
    addHolidays: {year: 2027, notices: ['nowhere'], off: ['2027-01-01'], makeup: []},
    issueApiKey: {role: 'portal', name: 'another portal'},
    issueAccount: {name: 'without-office', displayName: '无单位', role: 'handler'},
    changeAccount: {displayName: '无单位', role: 'auditor'},
    setAccountStanding: {disabled: true},
    acknowledgeWarning: {note: 'seen'},
    releaseReview: {reason: 'looked at'},
    announceFile: {digest: 'ab'.repeat(32), size: 5, name: 'a.jpg'},
    revealContact: {reason: 'to call back'},
    addWebhook: WEBHOOK,
    changeWebhook: {...WEBHOOK, enabled: false},
    saveInboxView: {name: 'mine', query: {waits: 'mine'}},
    saveBulletinDraft: {area: '320115000000', month: '2026-02', words: {comment: '', cases: []}},
    issueBulletin: {area: '320115000000', month: '2026-02', expectedVersion: 9, reason: '', checked: true},
    recordCheck: {
      ...{expectedVersion: 0, areaCode: '320115000000', checkedOn: '2026-02-03', words: '', evidence: '', reason: ''},
      grades: {timely: 'A', skilled: 'A', firstAsked: 'A', warm: 'A', civil: 'A'},
    },
    putHotlineFigures: {area: '320115000000', month: '2026-02', source: 'the hotline', counts: {}},
  };
  const queries: Partial<Record<RouteName, string>> = {
    listDirectoryDepartments: '?area=320115',
    readBulletinDraft: '?area=320115000000&month=2026-02',
  };
  const query = queries[name] ?? '';
  // What is no order has no such id: whoever may ask is told that there is none.
  const named = path.startsWith('/v1/work-orders/') ? id : 'nothing';
  const url =
    place.baseUrl + path.replace('{id}', named).replace('{code}', 'nothing').replace('{digest}', 'nothing') + query;
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
        const person = {role, headers: await signIn(place, role)};
        const names = Object.keys(MATRIX[role]) as (keyof (typeof MATRIX)[StaffRole])[];
        for (const name of names.filter((one) => one !== 'signOut')) met[name] = await meet(place, person, name, id);
        met['signOut'] = await meet(place, person, 'signOut', id);
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
