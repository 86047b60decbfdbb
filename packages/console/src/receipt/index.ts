import {createCitizenApi} from '@haochaping/protocol/citizen';
import {createClient} from '@haochaping/sdk';
import {ServerClock} from '../server-clock.ts';
import {OwnData} from './own-data.ts';
import {OwnWords} from './own-words.ts';
import {ReceiptPage} from './receipt-page.ts';

/** Defines the element of the receipt page. Harmless when done twice. */
export function defineReceiptPage(): void {
  if (customElements.get('hcp-receipt-page') !== undefined) return;
  customElements.define('hcp-own-words', OwnWords);
  customElements.define('hcp-own-data', OwnData);
  customElements.define('hcp-receipt-page', ReceiptPage);
}

/** Puts the receipt page into `parent`, asking the backend at `endpoint`. */
export function startReceiptPage(parent: HTMLElement, endpoint: string): ReceiptPage {
  defineReceiptPage();
  const clock = new ServerClock();
  const page = document.createElement('hcp-receipt-page');
  const api = createCitizenApi({
    endpoint,
    fetch: async (request) => {
      const response = await fetch(request);
      clock.hear(response.headers);
      return response;
    },
  });
  page.ports = {
    api,
    clock,
    client: createClient({endpoint}),
    ownData: async () => {
      const {createApi, personalDataRoutes} = await import('@haochaping/protocol/own-data');
      return createApi(personalDataRoutes, {endpoint});
    },
  };
  parent.append(page);
  return page;
}

export {ReceiptPage, type ReceiptApi} from './receipt-page.ts';
