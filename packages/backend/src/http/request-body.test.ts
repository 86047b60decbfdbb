import assert from 'node:assert/strict';
import {test} from 'node:test';
import {LARGEST_BODY_BYTES} from '@haochaping/protocol';
import {readJsonBody} from './request-body.ts';

const MEGABYTE = 1_048_576;

function requestOf(body: BodyInit | null, type: string | null = 'application/json'): Request {
  const headers = new Headers(type === null ? {} : {'content-type': type});
  const request = new Request('http://localhost/', {method: 'POST', body, duplex: 'half'} as RequestInit);
  request.headers.delete('content-type');
  for (const [name, value] of headers) request.headers.set(name, value);
  return request;
}

/** A body that comes in pieces, and counts how many were asked for. */
function dripping(pieces: Iterator<Uint8Array>): {stream: ReadableStream<Uint8Array>; asked: () => number} {
  let asked = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      asked += 1;
      const piece = pieces.next();
      if (piece.done === true) controller.close();
      else controller.enqueue(piece.value);
    },
  });
  return {stream, asked: () => asked};
}

test('a body in many pieces, cut within a character, is read whole', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({text: '办得快'}));
  const {stream} = dripping(Array.from(bytes, (byte) => Uint8Array.of(byte)).values());
  assert.deepEqual(await readJsonBody(requestOf(stream)), {value: {text: '办得快'}});
});

test('a body of exactly the largest size is read, one byte more is refused', async () => {
  const fits = `"${'x'.repeat(LARGEST_BODY_BYTES - 2)}"`;
  assert.ok('value' in (await readJsonBody(requestOf(fits))));
  const refused = await readJsonBody(requestOf(`${fits} `));
  assert.equal('code' in refused ? refused.code : '', 'body-too-large');
});

test('a body without end is given up', async () => {
  function* endless(): Generator<Uint8Array> {
    for (;;) yield new Uint8Array(MEGABYTE);
  }
  const {stream, asked} = dripping(endless());
  const refused = await readJsonBody(requestOf(stream));
  assert.equal('code' in refused ? refused.code : '', 'body-too-large');
  assert.ok(asked() < 40, `${String(asked())} pieces of a megabyte were read`);
});

test('a body that breaks off is no JSON', async () => {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"reviews":'));
      controller.error(new Error('gone'));
    },
  });
  const refused = await readJsonBody(requestOf(stream));
  assert.equal('code' in refused ? refused.code : '', 'body-not-json');
});

test('only application/json is read, with or without parameters', async () => {
  assert.ok('value' in (await readJsonBody(requestOf('{}', 'application/json; charset=utf-8'))));
  assert.ok('value' in (await readJsonBody(requestOf('{}', 'Application/JSON'))));
  for (const type of ['text/plain', 'application/jsonp', 'multipart/form-data', null]) {
    const refused = await readJsonBody(requestOf('{}', type));
    assert.equal('code' in refused ? refused.code : '', 'media-type-unsupported', String(type));
  }
});
