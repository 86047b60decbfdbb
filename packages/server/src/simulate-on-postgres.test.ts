import assert from 'node:assert/strict';
import {test} from 'node:test';
import {simulate} from '../../../tests/simulate/simulate.ts';
import {mayNotSkip, startTestPostgres} from './engines/test-postgres.ts';

const postgres = await startTestPostgres();

if (typeof postgres === 'string') {
  test('two servers over one PostgreSQL do nothing twice', {skip: mayNotSkip() ? false : postgres}, () =>
    assert.fail(postgres),
  );
} else {
  test('two servers over one PostgreSQL do nothing twice, and count the same', {timeout: 600_000}, async (t) => {
    const schema = await postgres.createSchema();
    t.after(async () => {
      await schema.drop();
      await postgres.stop();
    });
    const report = await simulate({
      days: 2,
      reviews: 160,
      badPerMillion: 500_000,
      seed: 'two servers',
      servers: 2,
      databaseUrl: schema.url,
    });
    assert.deepEqual(report.reported, []);
    assert.deepEqual(report.refused, {});
    assert.equal(report.reviews, 160);
    assert.equal(report.drift, 0);
    assert.equal(report.twice, 0);
    assert.ok((report.reached['archived'] ?? 0) > 30);
  });
}
