import assert from 'node:assert/strict';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import {test} from 'node:test';
import {Line} from './line.ts';

test('a cut line refuses whoever comes, and ends who is there; a mended one leads to the server again, at the same address', async (t) => {
  const server = http.createServer((request, response) => {
    if (request.url !== '/never') response.end('here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const line = await Line.open(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  t.after(async () => {
    await line.cut();
    server.closeAllConnections();
    server.close();
  });
  const {address} = line;
  const ask = async (): Promise<string> => (await fetch(address)).text();
  assert.equal(await ask(), 'here');
  const waiting = fetch(`${address}/never`);
  await new Promise((resolve) => server.once('request', resolve));
  await line.cut();
  await assert.rejects(waiting);
  await assert.rejects(ask());
  await line.mend();
  assert.equal(line.address, address);
  assert.equal(await ask(), 'here');
});
