import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {conformanceCases, SAMPLE_RULES} from '@haochaping/backend/conformance';
import {openPostgresEngine} from './postgres.ts';
import {startTestPostgres} from './postgres-for-tests.ts';

const server = await startTestPostgres();

if (typeof server === 'string') {
  test('PostgreSQL keeps the promises of a store', {skip: required() ? false : server}, () => assert.fail(server));
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

/** Where everything must be shown, a missing server is a failure, not a reason to skip. */
function required(): boolean {
  return process.env['HCP_REQUIRE_ALL'] === '1';
}
