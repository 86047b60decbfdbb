import {citizenRoutes, createApi, personalDataRoutes, receiptRoutes} from '@haochaping/protocol';
import {createCitizenApi} from '@haochaping/protocol/citizen';
import {createClient} from '@haochaping/sdk';
import {defineReceiptPage, type ReceiptPage} from '../receipt/index.ts';
import {FakeBackend, type Handlers} from './fake-backend.ts';
import {MONDAY} from './sample-orders.ts';
import {WAITING_PROGRESS} from './sample-progress.ts';

const routes = {...citizenRoutes, ...receiptRoutes, ...personalDataRoutes};

export type ReceiptBackend = FakeBackend<typeof routes>;

/** A backend that knows one receipt. */
export function fakeReceiptBackend(handlers: Handlers<typeof routes> = {}): ReceiptBackend {
  return new FakeBackend(routes, {readReceipt: () => WAITING_PROGRESS, ...handlers});
}

let opened = 0;

/** The receipt page over a fake backend, at a Monday morning; what is said goes by way of a real client with a storage of its own. */
export function openReceiptPage(backend: ReceiptBackend, hash = ''): ReceiptPage {
  defineReceiptPage();
  document.querySelector('hcp-receipt-page')?.remove();
  history.replaceState(null, '', location.pathname + location.search + hash);
  const page = document.createElement('hcp-receipt-page');
  const way = {endpoint: location.origin, fetch: backend.fetch};
  opened += 1;
  page.ports = {
    api: createCitizenApi(way),
    clock: {at: () => MONDAY},
    client: createClient({...way, storageName: `receipt-${String(Date.now())}-${String(opened)}`}),
    ownData: () => Promise.resolve(createApi(personalDataRoutes, way)),
  };
  document.body.className = 'hcp-narrow';
  document.body.append(page);
  return page;
}
