import {citizenRoutes} from '@haochaping/protocol';
import {createCitizenApi} from '@haochaping/protocol/citizen';
import {defineReceiptPage, type ReceiptPage} from '../receipt/index.ts';
import {FakeBackend, type Handlers} from './fake-backend.ts';
import {MONDAY} from './sample-orders.ts';
import {WAITING_PROGRESS} from './sample-progress.ts';

export type ReceiptBackend = FakeBackend<typeof citizenRoutes>;

/** A backend that knows one receipt. */
export function fakeReceiptBackend(handlers: Handlers<typeof citizenRoutes> = {}): ReceiptBackend {
  return new FakeBackend(citizenRoutes, {readReceipt: () => WAITING_PROGRESS, ...handlers});
}

/** The receipt page over a fake backend, at a Monday morning. */
export function openReceiptPage(backend: ReceiptBackend, hash = ''): ReceiptPage {
  defineReceiptPage();
  document.querySelector('hcp-receipt-page')?.remove();
  history.replaceState(null, '', location.pathname + location.search + hash);
  const page = document.createElement('hcp-receipt-page');
  page.ports = {
    api: createCitizenApi({endpoint: location.origin, fetch: backend.fetch}),
    clock: {at: () => MONDAY},
  };
  document.body.className = 'hcp-narrow';
  document.body.append(page);
  return page;
}
