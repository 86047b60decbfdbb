import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {conformanceCases, SAMPLE_RULES} from '@haochaping/backend/conformance';
import {openPostgresEngine} from './postgres.ts';
import {mayNotSkip, startTestPostgres} from './test-postgres.ts';

// Started before any test is defined, because whether there are tests hangs on it.
const server = await startTestPostgres();

if (typeof server === 'string') {
  test('PostgreSQL keeps the promises of a store', {skip: mayNotSkip() ? false : server}, () => assert.fail(server));
} else {
  after(() => server.stop());
  for (const {title, run} of conformanceCases) {
    test(`PostgreSQL ${title}`, async (t) => {
      const schema = await server.createSchema();
      const engine = await openPostgresEngine({url: schema.url, rules: SAMPLE_RULES});
      t.after(async () => {
        await engine.close();
        await schema.drop();
      });
      await run(engine, {equal: assert.deepEqual});
    });
  }
}
