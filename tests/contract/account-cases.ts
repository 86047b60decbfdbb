import {accountRoutes, oidcRoutes, staffRoutes} from '@haochaping/protocol';
import {assert} from 'chai';
import {apiOf, bodyOf, type ContractCase, type ContractPlace, post, refusedWith, signIn} from './place.ts';
import {JIANGNING_OFFICE} from './service.ts';

type Keeping = ReturnType<typeof apiOf<typeof accountRoutes>>;

async function keeping(place: ContractPlace): Promise<Keeping> {
  return apiOf(place, accountRoutes, await signIn(place, 'administrator'));
}

interface Clerk {
  readonly id: string;
  readonly name: string;
  readonly password: string;
}

async function newClerk(desk: Keeping, other: object = {}): Promise<Clerk> {
  const name = `clerk-${crypto.randomUUID().slice(0, 8)}`;
  const body = {name, displayName: '林晓', role: 'handler', departmentCode: JIANGNING_OFFICE, ...other} as const;
  return {name, ...bodyOf(await desk.issueAccount({body}))};
}

/** Signs a clerk in and, where asked, past the change of the first password. */
async function enter(
  place: ContractPlace,
  {name, password}: Clerk,
  next?: string,
): Promise<Readonly<Record<string, string>>> {
  const response = await post(place, '/v1/staff/session', {account: name, password});
  assert.equal(response.status, 200);
  const headers = place.sessionHeaders(response);
  if (next !== undefined) {
    bodyOf(await apiOf(place, staffRoutes, headers).changePassword({body: {current: password, next}}));
  }
  return headers;
}

const NEXT = 'a sentence about tea';

export const accountCases: readonly ContractCase[] = [
  {
    title: 'an administrator makes an account, whose first password opens nothing but its own change',
    async run(place) {
      const desk = await keeping(place);
      const clerk = await newClerk(desk, {staffNumber: '0411'});
      const taken = await desk.issueAccount({
        body: {name: clerk.name, displayName: '另一人', role: 'auditor', departmentCode: JIANGNING_OFFICE},
      });
      assert.deepEqual(refusedWith(taken), {status: 409, code: 'account-name-taken'});
      const headers = await enter(place, clerk);
      const own = apiOf(place, accountRoutes, headers);
      assert.deepEqual(refusedWith(await own.listOwnSessions()), {status: 403, code: 'password-change-needed'});
      const staff = apiOf(place, staffRoutes, headers);
      for (const [next, why] of [
        ['short', 'too-short'],
        [clerk.password, 'as-before'],
        [`this is ${clerk.name}`, 'own-name'],
        ['window 0411 of mine', 'own-name'],
        ['password2026', 'common'],
      ] as const) {
        const weak = await staff.changePassword({body: {current: clerk.password, next}});
        assert.deepEqual(refusedWith(weak), {status: 422, code: 'password-too-weak'});
        const errors = weak.kind === 'problem' ? weak.problem?.errors : undefined;
        assert.deepEqual(errors, [{pointer: '/next', code: why}], next);
      }
      bodyOf(await staff.changePassword({body: {current: clerk.password, next: NEXT}}));
      assert.lengthOf(bodyOf(await own.listOwnSessions()).sessions, 1);
      const line = bodyOf(await desk.readAccount({params: {id: clerk.id}}));
      assert.isFalse(line.mustChangePassword);
      assert.equal(line.sessions, 1);
      const {accounts} = bodyOf(await desk.listAccounts({query: {search: clerk.name.toUpperCase()}}));
      assert.deepEqual(accounts, [line]);
      assert.deepEqual(bodyOf(await desk.listAccounts({query: {search: '%'}})).accounts, [], 'a sign is no joker');
    },
  },
  {
    title: 'the list of accounts comes page by page, each account once',
    async run(place) {
      const desk = await keeping(place);
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const page = bodyOf(await desk.listAccounts({query: {limit: '2', ...(cursor && {cursor})}}));
        names.push(...page.accounts.map(({name}) => name));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      assert.equal(new Set(names).size, names.length);
      assert.includeMembers(
        names,
        place.credentials.accounts.map(({account}) => account),
      );
      const odd = await desk.listAccounts({query: {cursor: 'nonsense'}});
      assert.deepEqual(refusedWith(odd), {status: 400, code: 'query-invalid'});
    },
  },
  {
    title: 'sessions are listed, ended one by one, all others at once, and all of them by an administrator',
    async run(place) {
      const desk = await keeping(place);
      const clerk = await newClerk(desk);
      const first = await enter(place, clerk, NEXT);
      const known = {...clerk, password: NEXT};
      const [second, third, fourth] = [await enter(place, known), await enter(place, known), await enter(place, known)];
      const own = apiOf(place, accountRoutes, first);
      const {sessions} = bodyOf(await own.listOwnSessions());
      assert.lengthOf(sessions, 4);
      assert.lengthOf(
        sessions.filter((one) => one.own),
        1,
      );
      const other = sessions.find((one) => !one.own)?.id ?? '';
      assert.equal((await own.endOwnSession({params: {id: other}})).kind, 'ok');
      assert.deepEqual(refusedWith(await own.endOwnSession({params: {id: other}})), {
        status: 404,
        code: 'session-unknown',
      });
      assert.deepEqual(bodyOf(await own.endOwnSessions()), {ended: 2});
      for (const headers of [second, third, fourth]) {
        const lost = await apiOf(place, staffRoutes, headers).readSession();
        assert.deepEqual(refusedWith(lost), {status: 401, code: 'session-expired'});
      }
      assert.equal((await apiOf(place, staffRoutes, first).readSession()).kind, 'ok', 'the own one stays');
      const params = {id: clerk.id};
      assert.lengthOf(bodyOf(await desk.listAccountSessions({params})).sessions, 1);
      assert.deepEqual(bodyOf(await desk.endAccountSessions({params})), {ended: 1});
      assert.deepEqual(refusedWith(await apiOf(place, staffRoutes, first).readSession()), {
        status: 401,
        code: 'session-expired',
      });
    },
  },
  {
    title:
      'a disabled account is out at once and stays out until it is enabled; a new first password ends its sessions',
    async run(place) {
      const desk = await keeping(place);
      const clerk = await newClerk(desk);
      const params = {id: clerk.id};
      const headers = await enter(place, clerk, NEXT);
      assert.isDefined(bodyOf(await desk.setAccountStanding({params, body: {disabled: true}})).disabledAt);
      assert.deepEqual(refusedWith(await apiOf(place, staffRoutes, headers).readSession()), {
        status: 401,
        code: 'session-expired',
      });
      const api = apiOf(place, staffRoutes);
      const right = {account: clerk.name, password: NEXT};
      assert.deepEqual(refusedWith(await api.signIn({body: right})), {status: 403, code: 'account-disabled'});
      const wrong = await api.signIn({body: {...right, password: 'a guess'}});
      assert.deepEqual(refusedWith(wrong), {status: 401, code: 'credentials-wrong'}, 'a guesser learns nothing');
      assert.isUndefined(bodyOf(await desk.setAccountStanding({params, body: {disabled: false}})).disabledAt);
      const again = await enter(place, {...clerk, password: NEXT});
      const {password} = bodyOf(await desk.resetPassword({params}));
      assert.deepEqual(refusedWith(await apiOf(place, staffRoutes, again).readSession()), {
        status: 401,
        code: 'session-expired',
      });
      const session = bodyOf(await api.signIn({body: {account: clerk.name, password}}));
      assert.isTrue(session.mustChangePassword);
    },
  },
  {
    title: 'an administrator lets somebody in again who is locked out, before the lock ends by itself',
    async run(place) {
      const desk = await keeping(place);
      const clerk = await newClerk(desk);
      const api = apiOf(place, staffRoutes);
      const guess = {account: clerk.name, password: 'a guess'};
      for (let n = 0; n < 4; n++) await api.signIn({body: guess});
      assert.deepEqual(refusedWith(await api.signIn({body: guess})), {status: 403, code: 'account-locked'});
      assert.isDefined(bodyOf(await desk.readAccount({params: {id: clerk.id}})).lockedUntil);
      assert.isUndefined(bodyOf(await desk.unlockAccount({params: {id: clerk.id}})).lockedUntil);
      await enter(place, clerk);
    },
  },
  {
    title: 'nobody keeps their own account, and an administrator of an area none beyond it',
    async run(place) {
      const desk = await keeping(place);
      const {accounts} = bodyOf(await desk.listAccounts({query: {search: 'administrator'}}));
      const self = accounts.find(({role}) => role === 'administrator');
      const params = {id: self?.id ?? ''};
      const ownAccount = await desk.setAccountStanding({params, body: {disabled: true}});
      assert.equal(ownAccount.kind === 'problem' ? ownAccount.problem?.refusal : '', 'own-account');
      const promoted = await desk.changeAccount({params, body: {displayName: '管', role: 'auditor'}});
      assert.equal(promoted.kind === 'problem' ? promoted.problem?.refusal : '', 'own-account');

      const local = await newClerk(desk, {role: 'administrator', departmentCode: undefined, areaCode: '320115'});
      const there = apiOf(place, accountRoutes, await enter(place, local, NEXT));
      const seen = bodyOf(await there.listAccounts({query: {limit: '200'}})).accounts;
      assert.includeMembers(
        seen.map(({id}) => id),
        [local.id],
      );
      assert.notInclude(
        seen.map(({id}) => id),
        params.id,
      );
      assert.deepEqual(refusedWith(await there.readAccount({params})), {status: 404, code: 'account-unknown'});
      const unlock = await there.unlockAccount({params});
      assert.deepEqual(refusedWith(unlock), {status: 404, code: 'account-unknown'});
      const beyond = await there.issueAccount({body: {name: 'beyond-here', displayName: '外', role: 'auditor'}});
      assert.equal(beyond.kind === 'problem' ? beyond.problem?.refusal : '', 'not-your-area');
      const clerk = await newClerk(there);
      const moved = await there.changeAccount({
        params: {id: clerk.id},
        body: {displayName: '林晓', role: 'leader', departmentCode: JIANGNING_OFFICE},
      });
      assert.equal(bodyOf(moved).role, 'leader');
      bodyOf(await desk.setAccountStanding({params: {id: local.id}, body: {disabled: true}}));
    },
  },
  {
    title: 'where there is no outside sign-in it is told, and none can be begun',
    async run(place) {
      const api = apiOf(place, oidcRoutes);
      assert.deepEqual(bodyOf(await api.readSignInWays()), {local: true});
      const missing = {status: 404, code: 'provider-missing'} as const;
      assert.deepEqual(refusedWith(await api.beginOutsideSignIn()), missing);
      assert.deepEqual(refusedWith(await api.finishOutsideSignIn({body: {answer: '?code=a&state=b'}})), missing);
    },
  },
];
