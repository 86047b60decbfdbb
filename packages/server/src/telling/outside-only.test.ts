import assert from 'node:assert/strict';
import test from 'node:test';
import {isOutside, lookupOutside, objectionTo} from './outside-only.ts';

const INSIDE = [
  ...['127.0.0.1', '127.8.9.1', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  // Metadata of clouds, and what carriers and testers use.
  ...['169.254.169.254', '100.100.100.200', '168.63.129.16', '192.0.0.192', '198.18.0.1', '203.0.113.9'],
  ...['224.0.0.1', '255.255.255.255', '240.0.0.1'],
  ...['::', '::1', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', 'fec0::1', '2001:db8::1', '::127.0.0.1'],
  // IPv4 in other clothes.
  ...['::ffff:127.0.0.1', '::ffff:a00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:7f00:1::', '::ffff:0:10.0.0.1'],
  ...['', 'localhost', '1.2.3', 'fe80::1%eth0'],
];

test('takes nothing special for an address of the internet', () => {
  assert.deepEqual(INSIDE.filter(isOutside), []);
  assert.deepEqual(['8.8.8.8', '114.114.114.114', '2400:3200::1', '::ffff:8.8.8.8'].map(isOutside), [
    true,
    true,
    true,
    true,
  ]);
});

test('refuses addresses that lie inside however they are written, unless the operator names the host', () => {
  const none = new Set<string>();
  const inside = [
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:10.1.2.3]/x',
    'https://169.254.169.254/latest/meta-data',
  ];
  for (const url of inside) assert.equal(objectionTo(url, none), 'inside', url);
  assert.equal(objectionTo('http://hooks.example.com/', none), 'not-https');
  for (const url of ['nothing', 'ftp://hooks.example.com', 'https://a:b@hooks.example.com/']) {
    assert.equal(objectionTo(url, none), 'not-an-address', url);
  }
  assert.equal(objectionTo('https://hooks.example.com/', none), undefined);
  assert.equal(objectionTo('http://10.1.2.3:8080/', new Set(['10.1.2.3'])), undefined);
  assert.equal(objectionTo('http://10.1.2.4:8080/', new Set(['10.1.2.3'])), 'not-https');
});

type Resolve = Parameters<typeof lookupOutside>[0];

function resolvingTo(...addresses: readonly string[]): Resolve {
  const answer = (_: string, __: unknown, callback: (...all: unknown[]) => void): void =>
    callback(
      null,
      addresses.map((address) => ({address, family: address.includes(':') ? 6 : 4})),
    );
  return answer as unknown as Resolve;
}

async function lookedUp(resolve: Resolve, all: boolean): Promise<unknown> {
  return new Promise((done) => {
    lookupOutside(resolve)('hooks.example.com', {all}, (error, address) => done(error?.code ?? address));
  });
}

test('connects only where every address of a name lies outside', async () => {
  assert.equal(await lookedUp(resolvingTo('8.8.8.8'), false), '8.8.8.8');
  assert.deepEqual(await lookedUp(resolvingTo('8.8.8.8', '2400:3200::1'), true), [
    {address: '8.8.8.8', family: 4},
    {address: '2400:3200::1', family: 6},
  ]);
  assert.equal(await lookedUp(resolvingTo('8.8.8.8', '10.0.0.1'), true), 'EINSIDE');
  assert.equal(await lookedUp(resolvingTo('::ffff:127.0.0.1'), false), 'EINSIDE');
  assert.equal(await lookedUp(resolvingTo(), false), 'EINSIDE');
});
