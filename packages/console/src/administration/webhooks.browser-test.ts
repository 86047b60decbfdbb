import 'axe-core';
import type Axe from 'axe-core';
import {expect} from 'chai';
import {FakeProblem} from '../fakes/fake-backend.ts';
import {fakeStaffBackend, openStaffPage} from '../fakes/fake-desk.ts';
import {ADMINISTRATOR} from '../fakes/sample-office.ts';
import {dressDocument, eventually, shows} from '../fakes/stage.ts';

const {axe} = window as unknown as {axe: typeof Axe};

before(() => dressDocument(['staff/staff.css']));
afterEach(() => document.querySelector('hcp-staff-page')?.remove());

it('enters a system whose secret is shown once, says why an address is refused, and switches it off after asking', async () => {
  let subscription = {
    id: 'w',
    name: '省平台',
    url: 'https://hooks.example.com/a',
    kinds: ['work-order-opened' as const],
    withText: false,
    enabled: true,
    createdAt: '2026-11-20T02:15:00.000Z',
  };
  const backend = fakeStaffBackend({
    readSession: () => ADMINISTRATOR,
    listWebhooks: () => ({subscriptions: [subscription]}),
    addWebhook: ({body}) =>
      body.url.startsWith('https://10.')
        ? new FakeProblem(422, 'webhook-address-refused')
        : {subscription: {...subscription, ...body}, secret: 'whsec_once'},
    changeWebhook: ({body}) => (subscription = {...subscription, enabled: body.enabled}),
  });
  openStaffPage(backend, '#/administration/webhooks');
  await eventually('the list', () => shows('省平台') && shows('产生工单'));
  const fill = (url: string): void => {
    const form = document.querySelector<HTMLFormElement>('hcp-entry-form form');
    for (const [name, value] of [
      ['name', '市平台'],
      ['url', url],
    ] as const) {
      const control = form?.querySelector<HTMLInputElement>(`[name=${name}]`);
      if (control) control.value = value;
    }
    const kind = form?.querySelector<HTMLInputElement>('[name=review-recorded]');
    if (kind) kind.checked = true;
    form?.requestSubmit();
  };
  fill('https://10.1.2.3/');
  await eventually('the refusal', () => shows('这个地址不能用'));
  fill('https://hooks.example.com/b');
  await eventually('the secret', () => shows('whsec_once'));
  expect(backend.callsOf('addWebhook').at(-1)?.body).to.deep.equal({
    name: '市平台',
    url: 'https://hooks.example.com/b',
    kinds: ['review-recorded'],
    withText: false,
  });
  const {violations} = await axe.run(document.body);
  expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' | ')}`)).to.deep.equal([]);
  const press = (): void => document.querySelector<HTMLButtonElement>('button[name=switch]')?.click();
  window.confirm = () => false;
  press();
  expect(backend.callsOf('changeWebhook')).to.have.lengthOf(0);
  window.confirm = () => true;
  press();
  await eventually('that it is off', () => shows('已停用。'));
  expect(subscription.enabled).to.equal(false);
});
