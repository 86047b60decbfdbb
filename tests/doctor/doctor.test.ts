import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import {examinePage, type FindingCode, runDoctor} from '@haochaping/doctor';
import {openBackend, openOrigin, type Reply} from './portal.ts';

const SCRIPT = 'customElements.define("hcp-review", class extends HTMLElement {});';
const INTEGRITY = `sha384-${createHash('sha384').update(SCRIPT).digest('base64')}`;

type Made = {
  readonly policy?: string | undefined;
  readonly integrity?: string;
  readonly endpoint: string;
  readonly more?: string;
  readonly script?: string;
};

function pageOf({policy, integrity = INTEGRITY, endpoint, more = '', script = '/embed/hcp-review.js'}: Made): Reply {
  const body = `<!doctype html><!-- <hcp-review endpoint="https://old.invalid"> -->
<script type="module" src="${script}" integrity="${integrity}"></script>
<hcp-review endpoint="${endpoint}" ${more}></hcp-review>`;
  return {type: 'text/html', body, ...(policy === undefined ? {} : {headers: {'content-security-policy': policy}})};
}

const script: Reply = {type: 'text/javascript', body: SCRIPT};

test('each fault of a page and its policy is named, and a sound page has none', async (t) => {
  const portal = await openOrigin(t);
  const {address: endpoint, invitation} = await openBackend(t, () => undefined);
  const sound = `default-src 'none'; script-src 'self'; connect-src ${endpoint}; style-src 'self'; trusted-types lit-html hcp-sw`;
  const found = async (page: Reply, others: Readonly<Record<string, Reply>> = {}): Promise<FindingCode[]> => {
    portal.replies = {'/': page, '/embed/hcp-review.js': script, ...others};
    const {findings, passed} = await examinePage(`${portal.address}/`);
    const problems = findings.filter(({level}) => level === 'problem').map(({code}) => code);
    assert.equal(passed, problems.length === 0);
    return problems;
  };
  const page = (made: Partial<Made> = {}): Reply => pageOf({policy: sound, endpoint, ...made});

  assert.deepEqual(await found(page()), []);
  assert.deepEqual(await found(page({policy: sound.replace("script-src 'self'", 'script-src https:')})), [
    'policy-forbids-script',
  ]);
  assert.deepEqual(await found(page({policy: sound.replace(endpoint, "'self'")})), ['policy-forbids-connection']);
  assert.deepEqual(await found(page({policy: sound.replace('lit-html', 'other')})), ['policy-forbids-templates']);
  assert.deepEqual(await found(page({policy: `default-src *, ${sound}, connect-src 'none'`})), [
    'policy-forbids-connection',
  ]);
  assert.deepEqual(await found(page({integrity: INTEGRITY.replace(/.$/, '!')})), ['integrity-wrong']);
  const release = {type: 'application/json', body: JSON.stringify({files: {'hcp-review.js': 'sha384-other'}})};
  assert.deepEqual(await found(page(), {'/embed/integrity.json': release}), ['script-not-of-release']);
  assert.deepEqual(await found(page({script: '/gone/hcp-review.js'})), ['script-unreachable']);
  assert.deepEqual(await found(page({endpoint: portal.address, policy: undefined})), ['endpoint-unreachable']);
  const login = {'/v1/catalogue': {type: 'application/json', body: '{"login":true}'}};
  assert.deepEqual(await found(page({endpoint: '/', policy: undefined}), login), ['endpoint-not-ours']);
  assert.deepEqual(await found(page({more: 'background-sync="/hcp-sw.js"'})), ['worker-unreachable']);
  assert.deepEqual(await found(page({more: 'background-sync="/hcp-sw.js"'}), {'/hcp-sw.js': script}), []);
  assert.deepEqual(await found({type: 'text/plain', body: 'x'}), ['page-not-html']);

  portal.replies = {'/': page(), '/embed/hcp-review.js': script};
  const rated = await examinePage(`${portal.address}/`, {rate: invitation});
  assert.deepEqual(rated.findings.at(-1)?.code, 'rating-ok');
  const again = await examinePage(`${portal.address}/`, {rate: invitation});
  assert.deepEqual(again.findings.at(-1), {code: 'rating-refused', level: 'problem', about: 'already-recorded'});
});

test('what a proxy takes from the backend, and a clock that is wrong, is named', async (t) => {
  const portal = await openOrigin(t);
  const {address: endpoint} = await openBackend(t, (headers) => {
    headers.delete('access-control-allow-origin');
  });
  portal.replies = {'/': pageOf({endpoint}), '/embed/hcp-review.js': script};
  const closed = await examinePage(`${portal.address}/`);
  assert.ok(closed.findings.some(({code}) => code === 'endpoint-not-shared'));

  const late = await openBackend(t, (headers) => {
    headers.set('date', new Date(Date.now() - 3_600_000).toUTCString());
  });
  portal.replies = {'/': pageOf({endpoint: late.address}), '/embed/hcp-review.js': script};
  const wrong = await examinePage(`${portal.address}/`);
  assert.ok(wrong.findings.some(({code}) => code === 'clock-wrong'));
});

test('the program speaks to people or to programs, and ends with 0, 1 or 2', async (t) => {
  const said: string[] = [];
  const run = (...args: readonly string[]): Promise<number> => runDoctor(args, (line) => said.push(line));
  assert.equal(await run(), 2);
  assert.equal(await run('ftp://x'), 2);
  assert.equal(await run('http://127.0.0.1:9/', '--fix'), 2);
  assert.match(said.join('\n'), /请写出要检查的网址[^]*ftp:\/\/x 不对[^]*--fix/);
  assert.equal(await run('http://127.0.0.1:9/', '--json'), 1);
  assert.deepEqual((JSON.parse(said.at(-1) ?? '') as {findings: unknown}).findings, [
    {code: 'page-unreachable', level: 'problem', about: 'http://127.0.0.1:9/'},
  ]);
  const portal = await openOrigin(t);
  portal.replies = {'/': {type: 'text/html', body: '<!doctype html><p>没有组件'}};
  assert.equal(await run(portal.address), 0);
  assert.equal(said.at(-1), '\n没有发现问题。');
});
