import {createClient} from '@haochaping/sdk';
import type {Client} from '@haochaping/sdk';

// For the life of the page: what is saved must go on being sent when the element is gone.
const clients = new Map<string, Client>();

/** One client serves all elements with the same address, absolute or relative to the page. `worker`: the address of `hcp-sw.js`, if any. */
export function clientFor(address: string, sharedDevice: boolean, worker?: string | null): Client {
  const endpoint = new URL(address, document.baseURI).href;
  const key = endpoint + String([sharedDevice, worker]);
  const client =
    clients.get(key) ?? createClient({endpoint, sharedDevice, ...(worker && {backgroundSync: {script: worker}})});
  clients.set(key, client);
  return client;
}
