import assert from 'node:assert/strict';
import {test} from 'node:test';
import {invitationsOf} from './fixture.ts';
import {loadFixtures} from './load-fixtures.ts';
import {RULES} from './locales/zh-cn.ts';

const fixtures = loadFixtures();

test('each fixture tries a rule of its own, and each rule has words', () => {
  const rules = fixtures.map(({rule}) => rule);
  assert.deepEqual([...new Set(rules)], rules);
  assert.deepEqual([...rules].sort(), Object.keys(RULES).sort());
});

test('what a rule needs has been tried before it', () => {
  fixtures.forEach(({rule, needs}, index) => {
    const before = fixtures.slice(0, index).map((fixture) => fixture.rule);
    for (const need of needs) assert.ok(before.includes(need), `${rule} needs ${need}`);
  });
});

test('a fixture says how many invitations it uses up', () => {
  const count = (rule: string): number | undefined => {
    const fixture = fixtures.find((each) => each.rule === rule);
    return fixture && invitationsOf(fixture);
  };
  assert.equal(count('one-outcome-each'), 3);
  assert.equal(count('bad-envelope'), 0);
});
