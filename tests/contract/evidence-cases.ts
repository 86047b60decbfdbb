import {FILE_PART_BYTES, type FileState} from '@haochaping/protocol';
import {assert} from 'chai';
import {complaint, found, said, step} from './closed-loop-steps.ts';
import {assertProblem, type ContractCase, type ContractPlace, get, post, signIn} from './place.ts';

type Headers = Readonly<Record<string, string>>;

/** A picture of one colour, 24 by 16, with nothing said about it. */
const PICTURE = fromBase64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/wAALCAAQABgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AAA//2Q==',
);

/** The same, as a phone would have taken it: with its maker in it. */
function photo(bytesOfComment: number): Uint8Array<ArrayBuffer> {
  const comment = new Uint8Array(4 + bytesOfComment);
  comment.set([0xff, 0xfe, (bytesOfComment + 2) >> 8, (bytesOfComment + 2) & 0xff]);
  comment.set(new TextEncoder().encode('Huawei 13912345678'), 4);
  return concatenated(PICTURE.subarray(0, 2), comment, PICTURE.subarray(2));
}

/** A photo so large that it takes three parts. */
function largePhoto(): Uint8Array<ArrayBuffer> {
  const comments = Array.from({length: 40}, () => photo(60_000).subarray(2, 60_006));
  return concatenated(PICTURE.subarray(0, 2), ...comments, PICTURE.subarray(2));
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** An order whose office has spoken with the citizen: it may be given evidence now. */
async function verified(
  place: ContractPlace,
): Promise<{readonly files: string; readonly id: string; readonly handler: Headers}> {
  const {id} = await complaint(place);
  await step(place, 'handler', id, {type: 'sign'});
  return {id, files: `/v1/work-orders/${id}/files`, handler: await signIn(place, 'handler')};
}

async function announce(
  place: ContractPlace,
  files: string,
  bytes: Uint8Array<ArrayBuffer>,
  headers: Headers,
): Promise<Response> {
  return post(place, files, {digest: await digestOf(bytes), size: bytes.length, name: '大厅监控 截图.jpg'}, headers);
}

async function sendPart(
  place: ContractPlace,
  path: string,
  part: Uint8Array<ArrayBuffer>,
  headers: Headers,
): Promise<Response> {
  const typed = {'content-type': 'application/octet-stream', ...headers};
  return place.fetch(new Request(place.baseUrl + path, {method: 'PUT', headers: typed, body: part}));
}

async function stateOf(response: Response): Promise<FileState> {
  const text = await response.text();
  assert.equal(response.status, 200, text);
  return JSON.parse(text) as FileState;
}

/** Brings a whole file; how it is known from then on. */
async function bring(
  place: ContractPlace,
  files: string,
  bytes: Uint8Array<ArrayBuffer>,
  headers: Headers,
): Promise<FileState> {
  let state = await stateOf(await announce(place, files, bytes, headers));
  while (state.state !== 'ready') {
    const part = bytes.slice(state.received, state.received + FILE_PART_BYTES);
    state = await stateOf(
      await sendPart(place, `${files}/${state.digest}/parts/${String(state.received)}`, part, headers),
    );
  }
  return state;
}

export const evidenceCases: readonly ContractCase[] = [
  {
    title: 'a photo becomes evidence without its place and maker, and everybody who may see the order may save it',
    async run(place) {
      const {id, files, handler} = await verified(place);
      const {fileDigest = '', mediaType} = await bring(place, files, photo(200), handler);
      assert.equal(mediaType, 'image/jpeg');
      const detail = await step(place, 'handler', id, {
        type: 'add-evidence',
        kind: 'picture',
        note: '大厅截图',
        fileDigest,
      });
      assert.equal(detail.order.evidence[0]?.fileDigest, fileDigest);
      assert.deepEqual(
        detail.files.map(({name, size}) => [name, size]),
        [['大厅监控 截图.jpg', photo(200).length]],
      );
      const auditor = await signIn(place, 'auditor');
      const saved = await get(place, `${files}/${fileDigest}/content`, auditor);
      assert.equal(saved.status, 200);
      assert.deepEqual(new Uint8Array(await saved.arrayBuffer()), PICTURE);
      assert.equal(saved.headers.get('content-type'), 'image/jpeg');
      assert.equal(saved.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(saved.headers.get('content-security-policy'), "sandbox; default-src 'none'");
      assert.match(saved.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''%E5%A4%A7/);
    },
  },
  {
    title: 'a file goes on where the connection broke, and parts that come twice change nothing',
    async run(place) {
      const {files, handler} = await verified(place);
      const bytes = largePhoto();
      const {digest} = await stateOf(await announce(place, files, bytes, handler));
      const parts = [0, 1, 2].map((index) => bytes.slice(index * FILE_PART_BYTES, (index + 1) * FILE_PART_BYTES));
      const path = (index: number): string => `${files}/${digest}/parts/${String(index * FILE_PART_BYTES)}`;
      const [first, second, last] = parts as [
        Uint8Array<ArrayBuffer>,
        Uint8Array<ArrayBuffer>,
        Uint8Array<ArrayBuffer>,
      ];
      await stateOf(await sendPart(place, path(0), first, handler));
      await assertProblem(await sendPart(place, path(2), last, handler), 'file-part-wrong', 409);
      const short = await assertProblem(
        await sendPart(place, path(1), second.slice(1), handler),
        'file-part-wrong',
        409,
      );
      assert.equal(short.detail, String(FILE_PART_BYTES));
      assert.equal((await stateOf(await announce(place, files, bytes, handler))).received, FILE_PART_BYTES);
      await stateOf(await sendPart(place, path(1), second, handler));
      const again = await stateOf(await sendPart(place, path(0), first, handler));
      assert.equal(again.received, 2 * FILE_PART_BYTES);
      assert.equal((await stateOf(await sendPart(place, path(2), last, handler))).state, 'ready');
      assert.equal((await stateOf(await sendPart(place, path(2), last, handler))).state, 'ready');
      assert.equal((await stateOf(await get(place, `${files}/${digest}`, handler))).received, bytes.length);
    },
  },
  {
    title: 'a file that is not what was announced, or no evidence, is forgotten and may be brought anew',
    async run(place) {
      const {files, handler} = await verified(place);
      const announced = await stateOf(await announce(place, files, photo(60), handler));
      const other = photo(60).map((byte, index) => (index === 30 ? byte ^ 1 : byte));
      const part = `${files}/${announced.digest}/parts/0`;
      await assertProblem(await sendPart(place, part, other, handler), 'file-digest-wrong', 422);
      await assertProblem(await get(place, `${files}/${announced.digest}`, handler), 'file-unknown', 404);
      const page = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
      const {digest} = await stateOf(await announce(place, files, page, handler));
      await assertProblem(await sendPart(place, `${files}/${digest}/parts/0`, page, handler), 'file-type-refused', 422);
      assert.equal((await bring(place, files, photo(60), handler)).state, 'ready');
    },
  },
  {
    title: 'files are refused that are too large, or of an order that may not be given evidence',
    async run(place) {
      const {files, handler} = await verified(place);
      const digest = await digestOf(photo(50));
      const large = {digest, size: 20 * 1_048_576 + 1, name: '录像.mp4'};
      await assertProblem(await post(place, files, large, handler), 'file-too-large', 413);
      await assertProblem(await post(place, files, {...large, digest: 'x'}, handler), 'body-invalid', 400);
      const auditor = await signIn(place, 'auditor');
      const told = await assertProblem(await post(place, files, {...large, size: 5}, auditor), 'command-refused', 422);
      assert.equal(told.refusal, 'role-not-allowed');
      await assertProblem(await post(place, files, {...large, size: 5}), 'session-missing', 401);
      const administrator = await signIn(place, 'administrator');
      await assertProblem(await get(place, `${files}/${digest}/content`, administrator), 'role-not-allowed', 403);
      await assertProblem(await get(place, `${files}/${digest}/content`, handler), 'file-unknown', 404);
    },
  },
  {
    title: 'evidence names only files of its own order',
    async run(place) {
      const one = await verified(place);
      const other = await verified(place);
      const {fileDigest = ''} = await bring(place, one.files, photo(77), one.handler);
      const {orderRefusal} = await refusedEvidence(place, other.id, fileDigest, other.handler);
      assert.equal(orderRefusal, 'evidence-unknown');
      await step(place, 'handler', one.id, said(Date.now()));
      await step(place, 'handler', one.id, {type: 'add-evidence', kind: 'picture', note: '截图', fileDigest});
      assert.equal((await step(place, 'handler', one.id, found('true'))).order.state, 'determined');
    },
  },
];

async function refusedEvidence(
  place: ContractPlace,
  id: string,
  fileDigest: string,
  headers: Headers,
): Promise<{readonly orderRefusal: string | undefined}> {
  const read = (await (await get(place, `/v1/work-orders/${id}`, headers)).json()) as {order: {version: number}};
  const body = {
    idempotencyKey: crypto.randomUUID(),
    expectedVersion: read.order.version,
    command: {type: 'add-evidence', kind: 'picture', note: '截图', fileDigest},
  };
  const response = await post(place, `/v1/work-orders/${id}/commands`, body, headers);
  return {orderRefusal: (await assertProblem(response, 'command-refused', 422)).refusal};
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function concatenated(...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(pieces.flatMap((piece) => Array.from(piece)));
}
