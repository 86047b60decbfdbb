import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {contractCases} from '../../../tests/contract/contract-cases.ts';
import {bodyOf, type ContractPlace, everybody} from '../../../tests/contract/place.ts';
import {mayNotSkip, startTestPostgres} from './engines/test-postgres.ts';
import {parseOptions, type ServerOptions} from './options.ts';
import {type RunningServer, startServer} from './start-server.ts';

/** What the program reads out of its environment. */
function optionsOf(databaseUrl: string, data: string): ServerOptions {
  const parsed = parseOptions(['--port', '0', '--data', data], {DATABASE_URL: databaseUrl});
  if (parsed.kind !== 'run') throw new Error(`The options are not taken: ${JSON.stringify(parsed)}`);
  return parsed.options;
}

const postgres = await startTestPostgres();

if (typeof postgres === 'string') {
  test('the server keeps the contract on PostgreSQL', {skip: mayNotSkip() ? false : postgres}, () =>
    assert.fail(postgres),
  );
} else {
  describe('the server keeps the contract on PostgreSQL', () => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-postgres-'));
    const reported: unknown[] = [];
    let schema: Awaited<ReturnType<typeof postgres.createSchema>>;
    let server: RunningServer;
    let place: ContractPlace;

    const start = (): Promise<RunningServer> =>
      startServer({...optionsOf(schema.url, data), report: (what, cause) => reported.push([what, cause])});

    before(async () => {
      schema = await postgres.createSchema();
      server = await start();
      assert.ok(server.credentials, 'the first start fills the empty database');
      place = {
        baseUrl: server.address,
        fetch: (request) => fetch(request),
        credentials: server.credentials,
        sessionHeaders: (answer) => ({cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''}),
      };
    });

    after(async () => {
      await server.stop();
      await schema.drop();
      await postgres.stop();
      fs.rmSync(data, {recursive: true});
    });

    for (const {title, run} of contractCases) test(title, () => run(place));

    test('a second start finds everything, and fills nothing in again', async () => {
      const before = bodyOf(await everybody(place).readSummary({query: {}}));
      await server.stop();
      server = await start();
      assert.equal(server.credentials, undefined);
      const {asOf: _, ...figures} = bodyOf(
        await everybody({...place, baseUrl: server.address}).readSummary({query: {}}),
      );
      const {asOf: __, ...figuresBefore} = before;
      assert.deepEqual(figures, figuresBefore);
      assert.ok(!fs.existsSync(path.join(data, 'haochaping.sqlite')), 'nothing lies in the embedded database');
    });

    test('nothing unexpected was reported', () => {
      assert.deepEqual(reported, []);
    });
  });
}
