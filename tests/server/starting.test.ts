import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import {test} from 'node:test';
import {ServerProcess, temporaryFolder} from './server-process.ts';

/** Ends in one sentence on stderr, with exit code 1, and says nothing else. */
async function refusesToStart(server: ServerProcess, sentence: RegExp): Promise<void> {
  assert.deepEqual(await server.ended, {code: 1, signal: null});
  assert.match(server.err, sentence);
  assert.equal(server.err.trimEnd().split('\n').length, 1, server.err);
  assert.doesNotMatch(server.err, /\bat .*:\d+|Error|node_modules/);
}

test('a taken port is told in one sentence', async (t) => {
  const other = net.createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const {port} = other.address() as net.AddressInfo;
  const data = temporaryFolder(t);
  const server = new ServerProcess(['--port', String(port), '--data', data]);
  await refusesToStart(server, new RegExp(`端口 127\\.0\\.0\\.1:${String(port)} 已被占用`));
});

test('an address that this machine does not have is told in one sentence', async (t) => {
  const server = new ServerProcess(['--port', '0', '--host', '203.0.113.7', '--data', temporaryFolder(t)]);
  await refusesToStart(server, /本机没有地址 203\.0\.113\.7/);
});

test('a data directory that cannot be made is told in one sentence', async (t) => {
  const file = path.join(temporaryFolder(t), 'a-file');
  fs.writeFileSync(file, '');
  const server = new ServerProcess(['--port', '0', '--data', path.join(file, 'data')]);
  await refusesToStart(server, /数据目录 .* 不能写入/);
});

test('wrong options are told in one sentence', async () => {
  await Promise.all([
    refusesToStart(new ServerProcess(['--prot', '8787']), /不认识的选项 --prot/),
    refusesToStart(new ServerProcess(['--port', 'many']), /端口 many 不对/),
    refusesToStart(new ServerProcess(['somewhere']), /不认识的参数 somewhere/),
    refusesToStart(new ServerProcess(['--port']), /选项 --port 的取值缺少或不对/),
  ]);
});

test('--help says how to use it, and starts nothing', async () => {
  const server = new ServerProcess(['--help']);
  assert.deepEqual(await server.ended, {code: 0, signal: null});
  for (const option of ['--port', '--host', '--data', '--reset', '--help', 'DATABASE_URL'])
    assert.ok(server.out.includes(option));
});

test('a database that nobody serves is told in one sentence, without its password', async (t) => {
  const server = new ServerProcess(['--port', '0', '--data', temporaryFolder(t)], {
    env: {DATABASE_URL: 'postgres://haochaping:geheim@127.0.0.1:1/haochaping'},
  });
  await refusesToStart(server, /连不上 DATABASE_URL/);
  assert.doesNotMatch(server.err, /geheim/);
});

test('the first start tells accounts and keys, later ones do not, and a second process is refused meanwhile', async (t) => {
  const data = temporaryFolder(t);
  const first = new ServerProcess(['--port', '0', '--data', data]);
  t.after(() => first.kill('SIGKILL'));
  const address = await first.address();
  await first.saying(/handler +\S{16}/);
  const health = await fetch(`${address}/healthz`);
  assert.deepEqual(await health.json(), {status: 'ok'});
  assert.equal(fs.statSync(path.join(data, 'keys.json')).mode & 0o077, 0, 'the keys are for the owner alone');

  await refusesToStart(new ServerProcess(['--port', '0', '--data', data]), /正被另一个进程使用/);

  first.child.kill('SIGTERM');
  assert.deepEqual(await first.ended, {code: 0, signal: null});
  assert.match(first.out, /已停止/);

  const second = new ServerProcess(['--port', '0', '--data', data]);
  t.after(() => second.kill('SIGKILL'));
  const again = await second.address();
  assert.equal((await fetch(`${again}/readyz`)).status, 200);
  assert.doesNotMatch(second.out, /演示账号/);
  await second.kill('SIGINT');
  assert.doesNotMatch(second.out + second.err, /演示账号|Error/);
});

test('--reset begins anew and leaves alone what is not ours', async (t) => {
  const data = temporaryFolder(t);
  fs.writeFileSync(path.join(data, 'mine.txt'), 'kept');
  const first = new ServerProcess(['--port', '0', '--data', data]);
  t.after(() => first.kill('SIGKILL'));
  await first.address();
  await first.kill('SIGTERM');
  const keys = fs.readFileSync(path.join(data, 'keys.json'), 'utf8');

  const second = new ServerProcess(['--port', '0', '--data', data, '--reset']);
  t.after(() => second.kill('SIGKILL'));
  await second.saying(/handler +\S{16}/);
  assert.notEqual(fs.readFileSync(path.join(data, 'keys.json'), 'utf8'), keys);
  assert.equal(fs.readFileSync(path.join(data, 'mine.txt'), 'utf8'), 'kept');
  await second.kill('SIGTERM');
});

test('a first start that was killed while it wrote the demonstration begins again', async (t) => {
  const data = temporaryFolder(t);
  const first = new ServerProcess(['--port', '0', '--data', data]);
  await first.saying(/正在生成演示数据/);
  await first.kill('SIGKILL');

  const second = new ServerProcess(['--port', '0', '--data', data]);
  t.after(() => second.kill('SIGKILL'));
  const address = await second.address();
  await second.saying(/handler +\S{16}/);
  const summary = (await (await fetch(`${address}/v1/public/summary`)).json()) as {good: number};
  assert.ok(summary.good > 300);
  await second.kill('SIGTERM');
});

test('a keys file that is broken is not replaced in silence', async (t) => {
  const data = temporaryFolder(t);
  fs.writeFileSync(path.join(data, 'keys.json'), '{"deployment":');
  await refusesToStart(new ServerProcess(['--port', '0', '--data', data]), /密钥文件 .* 不能读取/);
});

test('an older Node is told in one sentence what to do, before anything of ours is loaded', async () => {
  const pretend = `Object.defineProperties(process, {
    version: {value: 'v20.20.2'}, versions: {value: {...process.versions, node: '20.20.2'}}})`;
  const server = new ServerProcess([], {
    env: {NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(pretend)}`},
  });
  await refusesToStart(server, /好差评需要 Node 24，当前是 v20\.20\.2.*npm ci.*npm start/);
});

test('pages come with a strict policy, and nothing outside their folder has an address', async (t) => {
  const folder = temporaryFolder(t);
  const pages = path.join(folder, 'pages');
  fs.mkdirSync(path.join(pages, 'portal'), {recursive: true});
  fs.mkdirSync(path.join(pages, 'assets'));
  fs.mkdirSync(path.join(pages, 'embed'));
  fs.writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  fs.writeFileSync(path.join(pages, 'portal/index.html'), '<!doctype html><title>门户</title>');
  fs.writeFileSync(path.join(pages, 'assets/main-Ab3_dE-9.js'), 'export {};');
  fs.writeFileSync(path.join(pages, 'embed/hcp-review.js'), 'export {};');
  fs.writeFileSync(path.join(pages, 'embed/index.html'), '<!doctype html><title>评价</title>');
  const server = new ServerProcess(['--port', '0', '--data', path.join(folder, 'data')], {
    env: {HCP_PAGES: pages, HCP_EMBED_ORIGINS: 'https://portal.example.gov.cn'},
  });
  t.after(() => server.kill('SIGKILL'));
  const address = await server.address();

  const page = await fetch(`${address}/portal/`);
  assert.equal(await page.text(), '<!doctype html><title>门户</title>');
  const policy = page.headers.get('content-security-policy') ?? '';
  for (const rule of ["script-src 'self'", "require-trusted-types-for 'script'", "frame-ancestors 'none'"]) {
    assert.ok(policy.includes(rule), rule);
  }
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
  const etag = page.headers.get('etag') ?? '';
  assert.equal((await fetch(`${address}/portal/`, {headers: {'if-none-match': etag}})).status, 304);
  assert.equal((await fetch(`${address}/portal`, {redirect: 'manual'})).headers.get('location'), '/portal/');

  const asset = await fetch(`${address}/assets/main-Ab3_dE-9.js`, {headers: {'accept-encoding': 'br'}});
  assert.equal(asset.headers.get('content-encoding'), 'br');
  assert.match(asset.headers.get('cache-control') ?? '', /immutable/);
  assert.equal(await asset.text(), 'export {};');
  const embed = await fetch(`${address}/embed/hcp-review.js`);
  assert.equal(embed.headers.get('access-control-allow-origin'), '*');
  assert.equal(embed.headers.get('cache-control'), 'no-cache');
  await embed.body?.cancel();
  const framed = await fetch(`${address}/embed/`);
  assert.match(
    framed.headers.get('content-security-policy') ?? '',
    /frame-ancestors 'self' https:\/\/portal\.example\.gov\.cn;/,
  );
  await framed.body?.cancel();

  for (const way of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/portal/../../secret.txt',
    '/nothing',
  ]) {
    const {port} = new URL(address);
    assert.equal(await statusOf(Number(port), way), 404, way);
  }
});

/** Asks for a path as it stands: `fetch` would tidy it up. */
function statusOf(port: number, way: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    http
      .get({host: '127.0.0.1', port, path: way}, (response) => resolve(response.resume().statusCode))
      .on('error', reject);
  });
}
