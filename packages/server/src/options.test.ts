import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {parseOptions, type ParsedOptions} from './options.ts';

const says = (parsed: ParsedOptions): string => (parsed.kind === 'wrong' ? parsed.says : parsed.kind);

test('without any option it listens on this machine alone, with its data beside it', () => {
  const parsed = parseOptions([], {});
  assert.deepEqual(parsed, {
    kind: 'run',
    options: {port: 8787, host: '127.0.0.1', data: path.resolve('data'), reset: false, https: false},
  });
});

test('options and environment are taken as given', () => {
  const env = {DATABASE_URL: 'postgresql://db/x', HCP_PAGES: 'build/pages', HCP_HTTPS: '1'};
  const parsed = parseOptions(['--port', '0', '--host=0.0.0.0', '--data', '/srv/hcp'], env);
  assert.deepEqual(parsed, {
    kind: 'run',
    options: {
      port: 0,
      host: '0.0.0.0',
      data: path.resolve('/srv/hcp'),
      reset: false,
      https: true,
      databaseUrl: 'postgresql://db/x',
      pages: path.resolve('build/pages'),
    },
  });
});

const OIDC = {
  HCP_OIDC_ISSUER: 'https://sso.example.gov.cn',
  HCP_OIDC_CLIENT_ID: 'haochaping',
  HCP_OIDC_CLIENT_SECRET: 'secret',
  HCP_OIDC_RULES: 'rules.json',
  HCP_OIDC_RETURN: 'https://hcp.example.gov.cn/console/',
};

test('an outside sign-in is set whole or not at all, and nobody is locked out by leaving one out', () => {
  const parsed = parseOptions([], {...OIDC, HCP_LOCAL_SIGN_IN: '0', HCP_SESSION_IDLE_MINUTES: '10'});
  const signIn = parsed.kind === 'run' ? parsed.options.signIn : undefined;
  assert.deepEqual(signIn?.oidc, {
    issuer: OIDC.HCP_OIDC_ISSUER,
    clientId: 'haochaping',
    clientSecret: 'secret',
    rules: path.resolve('rules.json'),
    returnTo: OIDC.HCP_OIDC_RETURN,
  });
  assert.equal(signIn.local, false);
  assert.equal(signIn.access?.sessionIdleMs, 600_000);
  assert.match(says(parseOptions([], {...OIDC, HCP_OIDC_RULES: ''})), /缺少 HCP_OIDC_RULES/);
  assert.match(says(parseOptions([], {HCP_LOCAL_SIGN_IN: '0'})), /谁也登录不了/);
  assert.match(
    says(parseOptions([], {...OIDC, HCP_OIDC_ISSUER: 'http://sso.example.gov.cn'})),
    /HCP_OIDC_ISSUER .* 不对/,
  );
  assert.match(says(parseOptions([], {...OIDC, HCP_OIDC_RETURN: 'console'})), /HCP_OIDC_RETURN .* 不对/);
  assert.equal(says(parseOptions([], {...OIDC, HCP_OIDC_ISSUER: 'http://127.0.0.1:9000'})), 'run');
});

test('a session lasts whole minutes, used or not, and no longer unused than used', () => {
  assert.match(says(parseOptions([], {HCP_SESSION_IDLE_MINUTES: '0'})), /HCP_SESSION_IDLE_MINUTES .* 不对/);
  assert.match(says(parseOptions([], {HCP_SESSION_LIFE_MINUTES: '1.5'})), /HCP_SESSION_LIFE_MINUTES .* 不对/);
  assert.match(says(parseOptions([], {HCP_SESSION_LIFE_MINUTES: '20'})), /不能比/);
});

test('a port is a whole number that there is', () => {
  for (const port of ['', '-1', '65536', '80.5', '0x50', '1e3', ' 80']) {
    assert.match(says(parseOptions([`--port=${port}`], {})), /^端口 .* 不对/, port);
  }
});

test('what is not known is named', () => {
  assert.match(says(parseOptions(['--data', 'x', '--force'], {})), /不认识的选项 --force/);
  assert.match(says(parseOptions(['-x'], {})), /不认识的选项 -x/);
  assert.match(says(parseOptions(['--reset=yes'], {})), /选项 --reset 的取值/);
  assert.match(says(parseOptions(['--help=yes'], {})), /选项 --help 的取值/);
  assert.match(says(parseOptions(['--port', '--host', 'h'], {})), /选项 --port 的取值/);
  assert.match(says(parseOptions(['start'], {})), /不认识的参数 start/);
});

test('a suite of sealing is one that there is', () => {
  const parsed = parseOptions([], {HCP_SEALING: 'sm'});
  assert.equal(parsed.kind === 'run' && parsed.options.sealing, 'sm');
  assert.equal(says(parseOptions([], {HCP_SEALING: ''})), 'run');
  assert.match(says(parseOptions([], {HCP_SEALING: 'SM'})), /HCP_SEALING 的取值 SM 不对/);
});

test('a scenario is one that there is, and only for invented people', () => {
  const parsed = parseOptions(['--scenario', 'slow'], {});
  assert.equal(parsed.kind === 'run' && parsed.options.scenario, 'slow');
  assert.match(says(parseOptions(['--scenario', 'broken'], {})), /没有场景 broken。可用的是 healthy、slow、503/);
  assert.match(says(parseOptions(['--scenario', 'slow', '--no-demo'], {})), /只能和演示数据一起用/);
});

test('those who may frame a rating are named by their exact origins', () => {
  const parsed = parseOptions([], {HCP_EMBED_ORIGINS: 'https://a.gov.cn, http://10.1.2.3:8080 '});
  assert.deepEqual(parsed.kind === 'run' && parsed.options.embedOrigins, ['https://a.gov.cn', 'http://10.1.2.3:8080']);
  assert.equal(says(parseOptions([], {HCP_EMBED_ORIGINS: ''})), 'run');
  for (const wrong of ['https://*.gov.cn', 'https://a.gov.cn/', 'a.gov.cn', '*', 'https:'])
    assert.match(says(parseOptions([], {HCP_EMBED_ORIGINS: wrong})), /HCP_EMBED_ORIGINS 里的 .* 不对/);
});

test('a database elsewhere must be PostgreSQL, and is not for --reset to empty', () => {
  assert.match(says(parseOptions([], {DATABASE_URL: 'mysql://x'})), /DATABASE_URL 不对/);
  assert.match(says(parseOptions(['--reset'], {DATABASE_URL: 'postgres://x'})), /不会清空/);
  assert.equal(says(parseOptions(['--reset'], {DATABASE_URL: ''})), 'run');
});
