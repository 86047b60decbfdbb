import 'axe-core';
import type Axe from 'axe-core';
import {createApi, type evidenceFileRoutes, type FileState} from '@haochaping/protocol/staff';
import {sendKeys} from '@web/test-runner-commands';
import {expect} from 'chai';
import {FakeProblem} from '../fakes/fake-backend.ts';
import {fakeStaffBackend, openStaffPage} from '../fakes/fake-desk.ts';
import {sampleDetail} from '../fakes/sample-orders.ts';
import {dressDocument, eventually, shows, withText} from '../fakes/stage.ts';
import type {Desk} from './desk.ts';
import {EvidenceUpload} from './evidence-upload.ts';

const {axe} = window as unknown as {axe: typeof Axe};

async function axeFindings(): Promise<string> {
  const {violations} = await axe.run(document.body);
  return violations
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`)
    .join('\n');
}

const PART = 1_048_576;
const SIZE = 2 * PART + 5;

/** A server's side of one upload, as the routes have it; `fate` may have a part fail once. */
function receiver(fate: {failAt?: number; hold?: Promise<void>} = {}): {
  readonly desk: Desk;
  readonly parts: number[];
  readonly digests: string[];
} {
  const parts: number[] = [];
  const digests: string[] = [];
  let received = 0;
  const stateNow = (digest: string): FileState => ({
    digest,
    name: 'a.jpg',
    size: SIZE,
    received,
    ...(received === SIZE
      ? {state: 'ready', fileDigest: 'f'.repeat(64), mediaType: 'image/jpeg'}
      : {state: 'receiving'}),
  });
  const answer = (body: unknown): Response =>
    new Response(JSON.stringify(body), {headers: {'content-type': 'application/json'}});
  const send = async (request: Request): Promise<Response> => {
    const text = await request.text();
    const {digest} = JSON.parse(text) as {digest: string};
    digests.push(digest);
    return answer(stateNow(digest));
  };
  const desk = {
    connect: (table: typeof evidenceFileRoutes) => createApi(table, {endpoint: location.origin, fetch: send}),
    sendBytes: async (path: string, bytes: Uint8Array) => {
      const offset = Number(path.split('/').at(-1));
      parts.push(offset);
      await fate.hold;
      if (fate.failAt === offset) {
        delete fate.failAt;
        return {kind: 'network-error', cause: 'line'} as const;
      }
      received = offset + bytes.length;
      return {kind: 'ok', status: 200, body: stateNow('x'), headers: new Headers()} as const;
    },
  };
  return {desk: desk as unknown as Desk, parts, digests};
}

const FILE = new File([new Uint8Array(SIZE).fill(7)], '监控.jpg', {type: 'image/jpeg'});

before(() => dressDocument(['staff/staff.css']));
afterEach(() => document.querySelector('hcp-staff-page')?.remove());

it('names a file by its SHA-256 without crypto.subtle, and sends it part by part', async () => {
  const {desk, parts, digests} = receiver();
  const upload = new EvidenceUpload(desk, 'order', FILE, () => undefined);
  await upload.run();
  const native = await crypto.subtle.digest('SHA-256', await FILE.arrayBuffer());
  const hex = [...new Uint8Array(native)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  expect(digests).to.deep.equal([hex]);
  expect(parts).to.deep.equal([0, PART, 2 * PART]);
  expect(upload.state).to.equal('ready');
  expect(upload.fileDigest).to.equal('f'.repeat(64));
});

it('goes on from where the line broke, once the browser says that it is back', async () => {
  const {desk, parts} = receiver({failAt: PART});
  const states: string[] = [];
  const upload: EvidenceUpload = new EvidenceUpload(desk, 'order', FILE, () => states.push(upload.state));
  const running = upload.run();
  await eventually('the broken line', () => upload.state === 'waiting');
  window.dispatchEvent(new Event('online'));
  await running;
  expect(parts).to.deep.equal([0, PART, PART, 2 * PART]);
  expect(upload.state).to.equal('ready');
});

it('stops when it is paused, and takes up again with what the server has', async () => {
  let go: (() => void) | undefined;
  const hold = new Promise<void>((resolve) => (go = resolve));
  const {desk, parts} = receiver({hold});
  const upload = new EvidenceUpload(desk, 'order', FILE, () => undefined);
  const running = upload.run();
  await eventually('the first part', () => parts.length === 1);
  upload.pause();
  expect(upload.state).to.equal('paused');
  go?.();
  await running;
  expect(parts).to.deep.equal([0]);
  await upload.run();
  expect(parts).to.deep.equal([0, PART, 2 * PART]);
  expect(upload.state).to.equal('ready');
});

it('ends with the reason when the server takes no such file', async () => {
  const desk = {
    connect: () => ({
      announceFile: async () =>
        Promise.resolve({
          kind: 'problem',
          status: 413,
          problem: new FakeProblem(413, 'file-too-large').problem,
          retryAfter: null,
        }),
    }),
  } as unknown as Desk;
  const upload = new EvidenceUpload(desk, 'order', FILE, () => undefined);
  await upload.run();
  expect(upload.state).to.equal('failed');
});

it('sends a file chosen in the form of evidence along with the command', async () => {
  const digest = 'f'.repeat(64);
  const backend = fakeStaffBackend({
    announceFile: ({body}) => ({...body, received: body.size, state: 'ready', fileDigest: digest}),
    commandWorkOrder: () => sampleDetail(),
  });
  openStaffPage(backend, `#/orders/${sampleDetail().order.id}`);
  (await eventually('the command', () => withText('补充核实材料', 'button'))).click();
  const input = await eventually('the field', () =>
    document.querySelector<HTMLInputElement>('hcp-file input[type=file]'),
  );
  expect(await axeFindings()).to.equal('');
  const transfer = new DataTransfer();
  transfer.items.add(new File(['x'], '现场.jpg', {type: 'image/jpeg'}));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
  await eventually('the upload', () => shows('已上传。请写明内容后提交。'));
  expect(await axeFindings()).to.equal('');
  const kind = document.querySelector<HTMLSelectElement>('#command-kind');
  if (kind !== null) kind.value = 'picture';
  kind?.dispatchEvent(new Event('change'));
  document.querySelector<HTMLElement>('#command-note')?.focus();
  await sendKeys({type: '大厅照片'});
  withText('提交', 'button')?.click();
  await eventually('the command sent', () => backend.callsOf('commandWorkOrder').length === 1);
  expect(backend.callsOf('commandWorkOrder')[0]?.body)
    .to.have.property('command')
    .that.deep.equals({type: 'add-evidence', kind: 'picture', note: '大厅照片', fileDigest: digest});
});

it('shows a contact for a written reason only, and forgets it with the order', async () => {
  const backend = fakeStaffBackend({
    readContact: () => ({
      contact: {state: 'readable', masked: {name: '王**', phone: '138****5678'}},
      reveal: {allowed: true},
      reveals: [],
    }),
    revealContact: () => ({
      name: '王小明',
      phone: '13812345678',
      consentedAt: '2026-11-20T06:20:00Z',
      revealedAt: '2026-11-23T01:00:00Z',
    }),
  });
  openStaffPage(backend, `#/orders/${sampleDetail().order.id}`);
  (await eventually('the button', () => withText('查看联系方式', 'button'))).click();
  await eventually('the reason', () => document.activeElement?.id === 'contact-reason');
  await sendKeys({press: 'Enter'});
  await eventually('what is missing', () => shows('请写明理由。'));
  expect(await axeFindings()).to.equal('');
  expect(backend.callsOf('revealContact').length).to.equal(0);
  await sendKeys({type: '联系评价人核实'});
  await sendKeys({press: 'Enter'});
  await eventually('the number', () => withText('13812345678', 'a'));
  expect(backend.callsOf('revealContact')[0]?.body).to.deep.equal({reason: '联系评价人核实'});
  expect(await axeFindings()).to.equal('');
  location.hash = '#/orders/another';
  await eventually('another order', () => withText('13812345678', 'a') === undefined);
});

it('tells why a contact may not be shown', async () => {
  openStaffPage(
    fakeStaffBackend({
      readContact: () => ({
        contact: {state: 'readable', masked: {phone: '138****5678'}},
        reveal: {allowed: false, code: 'state-not-allowed'},
        reveals: [{at: '2026-11-20T06:20:00Z', role: 'handler', accountName: '李梅', reason: '回访'}],
      }),
    }),
    `#/orders/${sampleDetail().order.id}`,
  );
  await eventually('the reason', () => shows('现在不能查看：还没到这一步，或者这一步已经过了。'));
  expect(withText('查看联系方式', 'button') === undefined).to.be.true;
  expect(withText('查看过 1 次', 'summary') === undefined).to.be.false;
});
