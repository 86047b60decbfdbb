import {handleSync} from './handle-sync.ts';

// The ready file: a classic script, told by its own address what to deliver and where to. It answers no request of any page.

const address = new URL(self.location.href).searchParams;
const endpoint = address.get('endpoint');
const storageName = address.get('storage');
if (endpoint === null || storageName === null) {
  throw new TypeError('This service worker is registered by the client: its address must hold endpoint and storage.');
}
handleSync(self, {endpoint, storageName});
