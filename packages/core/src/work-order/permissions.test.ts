import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command, CommandType, GiveReply} from './commands.ts';
import {COMMAND_TYPES} from './commands.ts';
import type {WorkOrder} from './order.ts';
import type {Actor, Role} from './roles.ts';
import {ROLES} from './roles.ts';
import {
  ACTORS,
  automatic,
  CLAIMED,
  commandOf,
  HOUR,
  MINUTE,
  OFFICE,
  onwards,
  orderIn,
  OTHER_OFFICE,
  RULES,
} from './sample-orders.ts';
import type {OrderOptions} from './sample-orders.ts';
import {STATES} from './states.ts';
import type {WorkOrderState} from './states.ts';
import {allowedCommands, transition} from './transition.ts';

// Written out by hand from the regulation, not taken from the code: who may do what, and where it leads.
const CHART = `
created     dispatch             system             dispatched
created     send-to-desk         system             routing
created     warn                 system             created
created     mark-overdue         system             created
routing     dispatch             dispatcher         dispatched
routing     warn                 system             routing
routing     mark-overdue         system             routing
dispatched  sign                 system             verifying
dispatched  sign                 handler            verifying
dispatched  sign                 leader             verifying
dispatched  warn                 system             dispatched
dispatched  mark-overdue         system             dispatched
verifying   record-contact       handler            verifying
verifying   record-contact       leader             verifying
verifying   classify             handler            verifying
verifying   classify             leader             verifying
verifying   classify             management         verifying
verifying   add-evidence         handler            verifying
verifying   add-evidence         leader             verifying
verifying   determine            handler            determined
verifying   determine            leader             determined
verifying   warn                 system             verifying
verifying   mark-overdue         system             verifying
determined  record-contact       handler            determined
determined  record-contact       leader             determined
determined  classify             handler            determined
determined  classify             leader             determined
determined  classify             management         determined
determined  add-evidence         handler            determined
determined  add-evidence         leader             determined
determined  start-rectification  system             rectifying
determined  start-rectification  handler            rectifying
determined  start-rectification  leader             rectifying
determined  warn                 system             determined
determined  mark-overdue         system             determined
rectifying  record-contact       handler            rectifying
rectifying  record-contact       leader             rectifying
rectifying  classify             management         rectifying
rectifying  add-evidence         handler            rectifying
rectifying  add-evidence         leader             rectifying
rectifying  reply                handler            replied
rectifying  reply                leader             replied
rectifying  warn                 system             rectifying
rectifying  mark-overdue         system             rectifying
replied     open-call-back       system             call-back
replied     warn                 system             replied
replied     mark-overdue         system             replied
call-back   record-call-back     call-back-officer  audit
call-back   warn                 system             call-back
call-back   mark-overdue         system             call-back
audit       close                supervisor         closed
audit       return-for-rework    supervisor         rectifying
closed      archive              system             archived

dispatched        request-return        leader             return-requested
verifying         request-return        leader             return-requested
return-requested  decide-return         dispatcher         dispatched
return-requested  decide-return         management         dispatched
return-requested  warn                  system             return-requested
return-requested  mark-overdue          system             return-requested
verifying         request-extension     handler            verifying
verifying         request-extension     leader             verifying
determined        request-extension     handler            determined
determined        request-extension     leader             determined
rectifying        request-extension     handler            rectifying
rectifying        request-extension     leader             rectifying
verifying         decide-extension      management         verifying
determined        decide-extension      management         determined
rectifying        decide-extension      management         rectifying
determined        determine             handler            determined
determined        determine             leader             determined
determined        file-appeal           leader             appealing
appealing         confirm-mistake       call-back-officer  appealing
appealing         decide-appeal         management         invalidated
appealing         warn                  system             appealing
appealing         mark-overdue          system             appealing
invalidated       object                citizen            appeal-review
invalidated       open-appeal-review    upper-management   appeal-review
invalidated       archive               system             archived
appeal-review     decide-appeal-review  upper-management   rectifying
appeal-review     warn                  system             appeal-review
appeal-review     mark-overdue          system             appeal-review
created           state-mistake         citizen            created
routing           state-mistake         citizen            routing
dispatched        state-mistake         citizen            dispatched
return-requested  state-mistake         citizen            return-requested
verifying         state-mistake         citizen            verifying
determined        state-mistake         citizen            determined
rectifying        state-mistake         citizen            rectifying
appealing         state-mistake         citizen            appealing
routing           merge                 dispatcher         merged
dispatched        merge                 dispatcher         merged
verifying         merge                 dispatcher         merged
determined        merge                 dispatcher         merged
rectifying        merge                 dispatcher         merged
merged            follow-parent         system             merged
merged            reply                 handler            merged
merged            reply                 leader             merged
merged            archive               system             archived
merged            warn                  system             merged
merged            mark-overdue          system             merged
replied           release-reply         supervisor         replied
replied           return-for-rework     supervisor         rectifying
replied           follow-up             citizen            rectifying
call-back         follow-up             citizen            rectifying
audit             follow-up             citizen            rectifying
closed            follow-up             citizen            rectifying
closed            reopen                supervisor         rectifying
closed            reopen                upper-management   rectifying
dispatched        supervise             system             dispatched
verifying         supervise             system             verifying
determined        supervise             system             determined
rectifying        supervise             system             rectifying
audit             publish-text          supervisor         audit
audit             publish-text          management         audit
closed            publish-text          supervisor         closed
closed            publish-text          management         closed
dispatched        issue-supervision     management         dispatched
dispatched        issue-supervision     upper-management   dispatched
dispatched        issue-supervision     supervisor         dispatched
verifying         issue-supervision     management         verifying
verifying         issue-supervision     upper-management   verifying
verifying         issue-supervision     supervisor         verifying
determined        issue-supervision     management         determined
determined        issue-supervision     upper-management   determined
determined        issue-supervision     supervisor         determined
rectifying        issue-supervision     management         rectifying
rectifying        issue-supervision     upper-management   rectifying
rectifying        issue-supervision     supervisor         rectifying
dispatched        escalate              management         dispatched
dispatched        escalate              upper-management   dispatched
dispatched        escalate              supervisor         dispatched
verifying         escalate              management         verifying
verifying         escalate              upper-management   verifying
verifying         escalate              supervisor         verifying
determined        escalate              management         determined
determined        escalate              upper-management   determined
determined        escalate              supervisor         determined
rectifying        escalate              management         rectifying
rectifying        escalate              upper-management   rectifying
rectifying        escalate              supervisor         rectifying
replied           escalate              management         replied
replied           escalate              upper-management   replied
replied           escalate              supervisor         replied
call-back         escalate              management         call-back
call-back         escalate              upper-management   call-back
call-back         escalate              supervisor         call-back
audit             escalate              management         audit
audit             escalate              upper-management   audit
audit             escalate              supervisor         audit
closed            escalate              management         closed
closed            escalate              upper-management   closed
closed            escalate              supervisor         closed
created           recount-deadlines     system             created
routing           recount-deadlines     system             routing
dispatched        recount-deadlines     system             dispatched
verifying         recount-deadlines     system             verifying
determined        recount-deadlines     system             determined
rectifying        recount-deadlines     system             rectifying
replied           recount-deadlines     system             replied
call-back         recount-deadlines     system             call-back
return-requested  recount-deadlines     system             return-requested
appealing         recount-deadlines     system             appealing
appeal-review     recount-deadlines     system             appeal-review
merged            recount-deadlines     system             merged
invalidated       recount-deadlines     system             invalidated
`;

const leadsTo = new Map(
  CHART.trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [state, type, role, to] = line.split(/\s+/);
      return [`${state ?? ''} ${type ?? ''} ${role ?? ''}`, to] as const;
    }),
);

const COMPLEX: OrderOptions = {instead: [{type: 'classify', class: 'complex', reason: '跨部门'}]};

/** A reply that says nothing of what was done. */
function vague(): OrderOptions {
  const reply = commandOf('reply', orderIn('rectifying').updatedAt) as GiveReply;
  return {instead: [{...reply, text: '您所反映的情况非常重要，感谢您对政务服务工作的关心与支持。'}]};
}

function answeredWithParent(): WorkOrder {
  return onwards(orderIn('merged'), [
    ['reply', 'handler', HOUR],
    [{type: 'follow-parent', parent: {state: 'archived'}}, 'system', HOUR],
  ]);
}

/** An order in the state, prepared so that the command can be given in it. */
function readyFor(state: WorkOrderState, type: CommandType): WorkOrder {
  const isChoice = state === 'verifying' || state === 'determined';
  switch (type) {
    case 'classify':
      return orderIn(state, isChoice ? {without: ['classify']} : {});
    case 'determine':
    case 'file-appeal':
      return orderIn(state, state === 'determined' ? CLAIMED : {});
    case 'request-return':
      return orderIn(state, state === 'verifying' ? {without: ['record-contact']} : {});
    case 'request-extension':
    case 'decide-extension': {
      const inWork = isChoice || state === 'rectifying';
      const order = orderIn(state, inWork ? COMPLEX : {});
      return inWork && type === 'decide-extension' ? onwards(order, [['request-extension', 'leader', MINUTE]]) : order;
    }
    case 'decide-appeal':
      return state === 'appealing'
        ? onwards(orderIn(state), [['confirm-mistake', 'call-back-officer', HOUR]])
        : orderIn(state);
    case 'release-reply':
    case 'return-for-rework':
      return orderIn(state, state === 'replied' ? vague() : {});
    case 'warn':
    case 'mark-overdue':
      return state === 'merged' ? onwards(orderIn(state), [['follow-parent', 'system', HOUR]]) : orderIn(state);
    case 'archive':
      return state === 'merged' ? answeredWithParent() : orderIn(state);
    default:
      return orderIn(state);
  }
}

/** An order in the state, ready for the command, with the command and its time. */
function attempt(
  state: WorkOrderState,
  type: CommandType,
  role: Role,
): {order: WorkOrder; command: Command; at: number} {
  const order = readyFor(state, type);
  const {command, at} = automatic(order, type, role);
  const raised: Command = {type: 'classify', class: 'complex', reason: '跨部门'};
  return {order, command: type === 'classify' && role === 'management' ? raised : command, at};
}

for (const state of STATES) {
  test(`takes in state ${state} the commands of the chart from the roles of the chart, and no other`, () => {
    for (const type of COMMAND_TYPES) {
      for (const role of ROLES) {
        const {order, command, at} = attempt(state, type, role);
        const result = transition(order, command, {...RULES, actor: ACTORS[role], at});
        const expected = leadsTo.get(`${state} ${type} ${role}`);
        const name = `${state} ${type} ${role}: ${JSON.stringify(result)}`;
        if (expected !== undefined) assert.equal(result.ok && result.order.state, expected, name);
        else {
          // Before an order is dispatched it is nobody's own.
          const refusals =
            order.departmentCode === undefined
              ? /^(role|state)-not-allowed$|^not-your-department$/
              : /^(role|state)-not-allowed$/;
          assert.match(result.ok ? 'ok' : result.code, refusals, name);
        }
      }
    }
  });
}

test('offers the console exactly what transition takes, with the reason of each refusal', () => {
  for (const state of STATES) {
    for (const role of ROLES) {
      const offers = allowedCommands(orderIn(state), ACTORS[role], {...RULES, at: orderIn(state).updatedAt + MINUTE});
      assert.deepEqual(
        offers.map((offer) => offer.type),
        COMMAND_TYPES,
      );
      for (const offer of offers) {
        if (offer.allowed) assert.ok(leadsTo.has(`${state} ${offer.type} ${role}`), `${state} ${offer.type} ${role}`);
      }
    }
  }
  const offers = allowedCommands(orderIn('verifying', {without: ['record-contact']}), ACTORS.handler, {
    ...RULES,
    at: orderIn('verifying').updatedAt,
  });
  assert.deepEqual(
    offers.find((offer) => offer.type === 'determine'),
    {type: 'determine', allowed: false, code: 'contact-missing'},
  );
});

const refusal = (state: WorkOrderState, type: CommandType, actor: Actor, changes: Partial<WorkOrder> = {}): string => {
  const order = {...orderIn(state), ...changes};
  const at = order.updatedAt + MINUTE;
  const result = transition(order, commandOf(type, at), {...RULES, actor, at});
  return result.ok ? 'ok' : result.code;
};

test('gives nobody who was rated a part in the order, whatever the role', () => {
  assert.equal(refusal('verifying', 'add-evidence', {...ACTORS.handler, staffNumber: '0012'}), 'reviewed-person');
  assert.equal(refusal('verifying', 'determine', {...ACTORS.leader, staffNumber: '0012'}), 'reviewed-person');
  const supervisor: Actor = {role: 'supervisor', accountId: 's', staffNumber: '0012'};
  assert.equal(refusal('audit', 'close', supervisor), 'reviewed-person');
});

test('takes the same staff number in another department for another person', () => {
  assert.equal(refusal('audit', 'close', {...ACTORS.supervisor, staffNumber: '0012'}), 'ok');
});

test('lets only the department that has the order handle it, and assisting ones add evidence', () => {
  assert.equal(
    refusal('verifying', 'determine', {...ACTORS.handler, departmentCode: OTHER_OFFICE}),
    'not-your-department',
  );
  assert.equal(refusal('verifying', 'determine', {role: 'leader', accountId: 'l'}), 'not-your-department');
  const assisting = orderIn('verifying').assistingDepartmentCodes[0] ?? '';
  assert.equal(refusal('verifying', 'add-evidence', {...ACTORS.handler, departmentCode: assisting}), 'ok');
  assert.equal(
    refusal('verifying', 'determine', {...ACTORS.handler, departmentCode: assisting}),
    'not-your-department',
  );
});

test('takes neither call-back nor audit from the department that handled the order, assisted, or was rated', () => {
  const assisting = orderIn('audit').assistingDepartmentCodes[0] ?? '';
  for (const departmentCode of [OFFICE, assisting]) {
    assert.equal(
      refusal('call-back', 'record-call-back', {...ACTORS['call-back-officer'], departmentCode}),
      'same-department',
    );
    assert.equal(refusal('audit', 'close', {...ACTORS.supervisor, departmentCode}), 'same-department');
  }
  const moved = {departmentCode: OTHER_OFFICE, assistingDepartmentCodes: []};
  assert.equal(refusal('audit', 'close', {...ACTORS.supervisor, departmentCode: OFFICE}, moved), 'same-department');
});

test('keeps accounts of one area out of the orders of another', () => {
  assert.equal(refusal('routing', 'dispatch', {...ACTORS.dispatcher, areaCode: '320200000000'}), 'not-your-area');
  assert.equal(refusal('audit', 'close', {...ACTORS.supervisor, areaCode: '320200'}), 'not-your-area');
  assert.equal(refusal('audit', 'close', {...ACTORS.supervisor, areaCode: '320000'}), 'ok');
});

test('tells an outsider that it is not theirs, and not how the order stands', () => {
  const stranger = {...ACTORS.handler, departmentCode: OTHER_OFFICE};
  assert.equal(refusal('closed', 'determine', stranger), 'not-your-department');
  assert.equal(refusal('closed', 'determine', ACTORS.handler), 'state-not-allowed');
});
