import assert from 'node:assert/strict';
import test from 'node:test';
import type {Command, CommandType} from './commands.ts';
import {COMMAND_TYPES} from './commands.ts';
import type {WorkOrder} from './order.ts';
import type {Actor, Role} from './roles.ts';
import {ROLES} from './roles.ts';
import {ACTORS, automatic, commandOf, MINUTE, OFFICE, orderIn, OTHER_OFFICE, RULES} from './sample-orders.ts';
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
`;

const leadsTo = new Map(
  CHART.trim()
    .split('\n')
    .map((line) => {
      const [state, type, role, to] = line.split(/\s+/);
      return [`${state ?? ''} ${type ?? ''} ${role ?? ''}`, to] as const;
    }),
);

/** An order in the state, ready for the command, with the command and its time. */
function attempt(
  state: WorkOrderState,
  type: CommandType,
  role: Role,
): {order: WorkOrder; command: Command; at: number} {
  const toClassify = type === 'classify';
  const order = orderIn(
    state,
    toClassify && (state === 'verifying' || state === 'determined') ? {without: ['classify']} : {},
  );
  const {command, at} = automatic(order, type, role);
  const raised: Command = {type: 'classify', class: 'complex', reason: '跨部门'};
  return {order, command: toClassify && role === 'management' ? raised : command, at};
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
