import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {
  issuedInvitations,
  DEMONSTRATION_INSTANCE,
  loadFixtures,
  runConformance,
  runProgram,
  type ConformanceReport,
} from '@haochaping/conformance';
import {type RunningServer, startServer} from '@haochaping/server';
import {MUTANTS, startMutant} from './mutants.ts';

describe('a backend proves that it keeps its half of the promise', () => {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-conformance-'));
  const reported: unknown[] = [];
  const fixtures = loadFixtures();
  let server: RunningServer;
  let keys: {key: string; portalKey: string};

  before(async () => {
    server = await startServer({
      port: 0,
      host: '127.0.0.1',
      data,
      reset: false,
      https: false,
      report: (what, cause) => reported.push([what, cause]),
    });
    assert.ok(server.credentials, 'the first start tells the credentials');
    keys = {key: server.credentials.keys['business-system'], portalKey: server.credentials.keys.portal};
  });

  after(async () => {
    await server.stop();
    fs.rmSync(data, {recursive: true});
  });

  const tried = (endpoint: string): Promise<ConformanceReport> => {
    const real = {endpoint: server.address, headers: {}, timeoutMs: 30_000};
    // Made past the proxy: what is broken is the delivery, not the making of invitations.
    const invitations = issuedInvitations(real, {...keys, template: DEMONSTRATION_INSTANCE});
    return runConformance({backend: {...real, endpoint}, invitations, fixtures});
  };

  test('ours keeps every rule, and every step of every rule is taken', async () => {
    const {rules, passed} = await tried(server.address);
    assert.deepEqual(
      rules.filter(({verdict, leftOut}) => verdict !== 'kept' || leftOut.length > 0),
      [],
    );
    assert.equal(passed, true);
    assert.deepEqual(reported, []);
  });

  for (const make of MUTANTS) {
    const {breaks} = make();
    test(`one that breaks ${breaks} is told so, and of nothing else`, async () => {
      const mutant = await startMutant(server.address, make());
      try {
        const {rules, passed} = await tried(mutant.address);
        const broken = rules.filter(({verdict}) => verdict === 'broken').map(({rule}) => rule);
        assert.deepEqual(broken, [breaks]);
        for (const {rule, verdict, blockedBy} of rules) {
          if (verdict !== 'kept' && verdict !== 'broken') assert.ok(blockedBy.length > 0, `${rule}: ${verdict}`);
        }
        assert.equal(passed, false);
      } finally {
        await mutant.stop();
      }
    });
  }

  test('the program says each rule in a line and what to mend, and ends with 1 where one is broken', async () => {
    const make = MUTANTS.find((each) => each().breaks === 'other-origins');
    assert.ok(make);
    const mutant = await startMutant(server.address, make());
    const lines: string[] = [];
    try {
      const say = (line: string): unknown => lines.push(line);
      assert.equal(await runProgram([mutant.address, '--key', keys.key, '--portal-key', keys.portalKey], say), 1);
      assert.match(lines.join('\n'), /✗ 其他网站的页面可以提交评价.+\n {4}第 1 步：.+\n {4}怎么改：/);
      assert.match(
        lines.at(-1) ?? '',
        new RegExp(`守住 ${String(fixtures.length - 1)} 条，共 ${String(fixtures.length)} 条`),
      );
    } finally {
      await mutant.stop();
    }
  });

  test('the program takes invitations from a file, says which rules it had none for, and prints one line of JSON', async () => {
    const issue = issuedInvitations(
      {endpoint: server.address, headers: {}, timeoutMs: 30_000},
      {...keys, template: DEMONSTRATION_INSTANCE},
    );
    const file = path.join(data, 'invitations.json');
    fs.writeFileSync(file, JSON.stringify([await issue(), await issue(), await issue(), await issue()]));
    const lines: string[] = [];
    const code = await runProgram([server.address, '--invitations', file, '--json'], (line) => lines.push(line));
    assert.equal(code, 1);
    const report = JSON.parse(lines.join('')) as ConformanceReport;
    assert.deepEqual(report.rules.map(({verdict}) => verdict).slice(0, 3), ['kept', 'kept', 'no-invitation']);
    assert.equal(report.rules.find(({rule}) => rule === 'bad-envelope')?.verdict, 'kept');
  });

  test('the program says in one sentence what is wrong with how it was called', async () => {
    for (const [args, says] of [
      [[], /请写明后端的地址/],
      [['ftp://x'], /地址 ftp:\/\/x 不对/],
      [['http://x'], /邀请从哪里来/],
      [['http://x', '--key', 'k', '--fast'], /参数 --fast 不对/],
      [['http://x', '--invitations', path.join(data, 'none.json')], /none\.json 读不了/],
      [[server.address, '--key', 'nobody'], /造不出邀请.+key-unknown/],
    ] as const) {
      const lines: string[] = [];
      assert.equal(await runProgram(args, (line) => lines.push(line)), 2);
      assert.match(lines.join('\n'), says);
    }
  });
});
