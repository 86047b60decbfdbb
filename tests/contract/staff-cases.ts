import {staffRoutes, type StaffRole} from '@haochaping/protocol';
import {assert} from 'chai';
import {
  apiOf,
  assertProblem,
  bodyOf,
  type ContractCase,
  type ContractPlace,
  get,
  post,
  refusedWith,
  signIn,
  staff,
} from './place.ts';
import {badReview, give} from './work-order-cases.ts';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';

function passwordOf(place: ContractPlace, role: StaffRole): string {
  return place.credentials.accounts.find((account) => account.role === role)?.password ?? '';
}

export const staffCases: readonly ContractCase[] = [
  {
    title: 'without a session nothing of the staff routes is told',
    async run(place) {
      for (const path of ['/v1/staff/session', '/v1/work-orders', `/v1/work-orders/${UNKNOWN}`]) {
        await assertProblem(await get(place, path), 'session-missing', 401);
      }
      const command = {idempotencyKey: crypto.randomUUID(), expectedVersion: 1, command: {type: 'sign'}};
      await assertProblem(await post(place, `/v1/work-orders/${UNKNOWN}/commands`, command), 'session-missing', 401);
      await assertProblem(await post(place, '/v1/staff/session', {account: 'handler'}), 'body-invalid', 400);
    },
  },
  {
    title: 'a wrong password and an account that does not exist are told alike',
    async run(place) {
      const wrong = await post(place, '/v1/staff/session', {account: 'upper-management', password: 'wrong'});
      const nobody = await post(place, '/v1/staff/session', {account: 'nobody', password: 'wrong'});
      const told = await assertProblem(wrong, 'credentials-wrong', 401);
      assert.deepEqual(await assertProblem(nobody, 'credentials-wrong', 401), told);
    },
  },
  {
    title: 'the session says who is signed in, and ends with signing out',
    async run(place) {
      const headers = await signIn(place, 'leader');
      const api = apiOf(place, staffRoutes, headers);
      const session = bodyOf(await api.readSession());
      assert.equal(session.role, 'leader');
      assert.match(session.department?.name ?? '', /江宁/);
      assert.equal((await api.signOut()).kind, 'ok');
      assert.deepEqual(refusedWith(await api.readSession()), {status: 401, code: 'session-expired'});
      assert.equal((await api.signOut()).kind, 'ok', 'signing out twice is harmless');
    },
  },
  {
    title: 'people see the orders of their department or area, and to them no others exist',
    async run(place) {
      const handler = await staff(place, 'handler');
      const dispatcher = await staff(place, 'dispatcher');
      const own = bodyOf(await handler.listWorkOrders({query: {show: 'all', limit: '200'}})).orders;
      assert.isNotEmpty(own);
      for (const {department} of own) assert.match(department?.name ?? '', /江宁/);
      const all = bodyOf(await dispatcher.listWorkOrders({query: {show: 'all', limit: '200'}})).orders;
      const foreign = all.find(({department}) => department !== undefined && !department.name.includes('江宁'));
      const params = {id: foreign?.id ?? 'none'};
      assert.equal((await dispatcher.readWorkOrder({params})).kind, 'ok');
      const unknown = {status: 404, code: 'work-order-unknown'} as const;
      assert.deepEqual(refusedWith(await handler.readWorkOrder({params})), unknown);
      const command = {idempotencyKey: crypto.randomUUID(), expectedVersion: 1, command: {type: 'sign'}} as const;
      assert.deepEqual(refusedWith(await handler.commandWorkOrder({params, body: command})), unknown);
      assert.deepEqual(refusedWith(await handler.readWorkOrder({params: {id: UNKNOWN}})), unknown);
    },
  },
  {
    title: 'an administrator has no power on orders, an auditor reads and changes nothing',
    async run(place) {
      const administrator = await staff(place, 'administrator');
      const refused = {status: 403, code: 'role-not-allowed'} as const;
      assert.deepEqual(refusedWith(await administrator.listWorkOrders({query: {}})), refused);
      assert.deepEqual(refusedWith(await administrator.readWorkOrder({params: {id: UNKNOWN}})), refused);
      const {detail} = await badReview(place, await staff(place, 'handler'));
      const auditor = await staff(place, 'auditor');
      const read = bodyOf(await auditor.readWorkOrder({params: {id: detail.order.id}}));
      assert.isEmpty(read.commands.filter(({allowed}) => allowed));
      const answered = await give(auditor, read, {type: 'sign'});
      assert.equal(answered.kind === 'problem' ? answered.problem?.refusal : '', 'role-not-allowed');
    },
  },
  {
    title: 'the inbox comes by deadline, page by page, each order once',
    async run(place) {
      const supervisor = await staff(place, 'supervisor');
      const dues: string[] = [];
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = bodyOf(
          await supervisor.listWorkOrders({query: {show: 'all', limit: '7', ...(cursor && {cursor})}}),
        );
        assert.isAtMost(page.orders.length, 7);
        for (const {id, duty} of page.orders) {
          ids.push(id);
          dues.push(duty?.dueAt ?? '9999');
        }
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      assert.deepEqual(dues, [...dues].sort());
      assert.equal(new Set(ids).size, ids.length);
      const whole = bodyOf(await supervisor.listWorkOrders({query: {show: 'all', limit: '200'}}));
      assert.deepEqual(
        ids,
        whole.orders.map(({id}) => id),
      );
      const odd = await supervisor.listWorkOrders({query: {cursor: 'nonsense'}});
      assert.deepEqual(refusedWith(odd), {status: 400, code: 'query-invalid'});
    },
  },
  {
    title: 'the inbox of one state has full pages of it, and nothing else',
    async run(place) {
      const auditor = await staff(place, 'auditor');
      const whole = bodyOf(await auditor.listWorkOrders({query: {show: 'all', limit: '200'}})).orders;
      const archived = whole.filter(({state}) => state === 'archived').map(({id}) => id);
      assert.isAtLeast(archived.length, 10);
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = bodyOf(
          await auditor.listWorkOrders({query: {state: 'archived', limit: '5', ...(cursor && {cursor})}}),
        );
        if (page.nextCursor !== undefined) assert.lengthOf(page.orders, 5);
        ids.push(...page.orders.map(({id}) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      assert.deepEqual(ids, archived);
      assert.isEmpty(bodyOf(await auditor.listWorkOrders({query: {state: 'archived', show: 'open'}})).orders);
    },
  },
  {
    title:
      'an order that no rule could place waits for a dispatcher, who may only name offices that exist, also ones that help',
    async run(place) {
      const dispatcher = await staff(place, 'dispatcher');
      const [waiting] = bodyOf(await dispatcher.listWorkOrders({query: {state: 'routing'}})).orders;
      const detail = bodyOf(await dispatcher.readWorkOrder({params: {id: waiting?.id ?? 'none'}}));
      const nowhere = await give(dispatcher, detail, {type: 'dispatch', departmentCode: 'nowhere'});
      assert.deepEqual(refusedWith(nowhere), {status: 400, code: 'body-invalid'});
      const handler = await staff(place, 'handler');
      const own = bodyOf(await handler.readSession()).department?.code ?? '';
      const orders = bodyOf(await dispatcher.listWorkOrders({query: {show: 'all', limit: '200'}})).orders;
      const other = orders.find(({department}) => department !== undefined && department.code !== own)?.department;
      const params = {id: detail.order.id};
      assert.equal((await handler.readWorkOrder({params})).kind, 'problem', 'nobody has it yet');
      const sent = await give(dispatcher, detail, {
        type: 'dispatch',
        departmentCode: other?.code ?? '',
        assistingDepartmentCodes: [own],
      });
      assert.equal(bodyOf(sent).order.state, 'dispatched');
      const helped = bodyOf(await handler.listWorkOrders({query: {state: 'dispatched', search: detail.order.number}}));
      assert.deepEqual(
        helped.orders.map(({id, department}) => [id, department?.code]),
        [[params.id, other?.code]],
        'who helps sees it beside their own',
      );
      const seen = bodyOf(await handler.readWorkOrder({params}));
      assert.isEmpty(
        seen.commands.filter(({allowed}) => allowed),
        'but it is not theirs to sign',
      );
    },
  },
  {
    title: 'a new password must be good, and ends the other sessions of the account',
    async run(place) {
      const [mine, elsewhere] = [await staff(place, 'management'), await staff(place, 'management')];
      const current = passwordOf(place, 'management');
      const change = async (body: {current: string; next: string}): Promise<unknown> =>
        refusedWith(await mine.changePassword({body}));
      assert.deepEqual(await change({current, next: 'short'}), {status: 422, code: 'password-too-weak'});
      assert.deepEqual(await change({current, next: current}), {status: 422, code: 'password-too-weak'});
      assert.deepEqual(await change({current: 'wrong', next: '一个足够长的新口令 2026'}), {
        status: 401,
        code: 'credentials-wrong',
      });
      const next = '一个足够长的新口令 2026';
      bodyOf(await mine.changePassword({body: {current, next}}));
      assert.equal((await mine.readSession()).kind, 'ok');
      assert.deepEqual(refusedWith(await elsewhere.readSession()), {status: 401, code: 'session-expired'});
      const old = await post(place, '/v1/staff/session', {account: 'management', password: current});
      await assertProblem(old, 'credentials-wrong', 401);
      assert.equal((await post(place, '/v1/staff/session', {account: 'management', password: next})).status, 200);
    },
  },
  {
    title: 'after five wrong passwords, even sent at once, the account is locked, for the right one too',
    async run(place) {
      const password = passwordOf(place, 'upper-management');
      const guesses = await Promise.all(
        Array.from({length: 6}, () =>
          post(place, '/v1/staff/session', {account: 'upper-management', password: 'guess'}),
        ),
      );
      assert.isTrue(guesses.some(({status}) => status === 403));
      const right = await post(place, '/v1/staff/session', {account: 'upper-management', password});
      assert.match(right.headers.get('retry-after') ?? '', /^\d+$/);
      await assertProblem(right, 'account-locked', 403);
    },
  },
];
