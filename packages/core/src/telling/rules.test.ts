import assert from 'node:assert/strict';
import test from 'node:test';
import {TELLING_RULES, tellingRuleProblems, tellingRulesFor} from './rules.ts';

test('finds nothing wrong with the usual rules, also after a round through JSON', () => {
  assert.deepEqual(tellingRuleProblems(JSON.parse(JSON.stringify(TELLING_RULES))), []);
});

test('names each rule that is none', () => {
  const rule = {what: 'closed', who: 'management', by: 'mail'};
  const wrong = [
    rule,
    {...rule, what: 'thrown-away'},
    {...rule, who: 'everybody'},
    {...rule, by: 'pigeon'},
    {...rule, urgent: 'yes'},
    {...rule, colour: 'red'},
    {...rule, who: 'citizen'},
    {...rule, urgent: true},
    'closed',
  ];
  assert.deepEqual(
    tellingRuleProblems(wrong).map(({field, code}) => `${field} ${code}`),
    [
      '1.what unknown',
      '2.who unknown',
      '3.by unknown',
      '4.urgent wrong-type',
      '5.colour unknown',
      '6.by citizen-by-sms-only',
      '7 twice',
      '8 wrong-type',
    ],
  );
  assert.deepEqual(tellingRuleProblems({}), [{field: 'rules', code: 'wrong-type'}]);
});

test('tells the head of a missed deadline as well, and the management body above of what is reported upwards', () => {
  const told = (
    ...[what, who]: readonly [Parameters<typeof tellingRulesFor>[1], Parameters<typeof tellingRulesFor>[2]]
  ) => tellingRulesFor(TELLING_RULES, what, who);
  assert.deepEqual(told('deadline-missed', 'leader'), [{what: 'deadline-missed', who: 'leader', by: 'mail'}]);
  assert.deepEqual(told('reported-upwards', 'upper-management'), [
    {what: 'reported-upwards', who: 'upper-management', by: 'mail', urgent: true},
  ]);
  assert.deepEqual(told('answered', 'citizen'), [{what: 'answered', who: 'citizen', by: 'sms'}]);
  assert.deepEqual(told('answered', 'management'), []);
});
