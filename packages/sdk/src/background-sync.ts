import type {BackgroundSync} from './contract.ts';
import {SdkError} from './errors.ts';
import {syncTag} from './sync-tag.ts';

export interface SyncWish {
  readonly by: BackgroundSync;
  readonly name: string;
  readonly endpoint: string;
  readonly onProblem: (problem: SdkError) => void;
}

/** Not in TypeScript's DOM library: https://wicg.github.io/background-sync/spec/ */
interface SyncingRegistration {
  readonly sync?: {register(tag: string): Promise<void>};
}

/**
 * Asks the browser to wake the service worker when there is a network, now or after this page is gone. Resolves when it promised to, or
 * where it cannot (plain-http pages, Firefox, Safari): then the page's own triggers are all there is. Never rejects; a failure is a
 * problem that `onProblem` hears.
 */
export async function askForSync({by, name, endpoint, onProblem}: SyncWish): Promise<void> {
  try {
    const workers = (navigator as {readonly serviceWorker?: ServiceWorkerContainer}).serviceWorker;
    if (workers === undefined || !('SyncManager' in window)) return;
    const registration =
      by === 'own-worker'
        ? await workers.ready
        : await activeRegistration(workers, addressOf(by.script, name, endpoint));
    await (registration as SyncingRegistration).sync?.register(syncTag(name));
  } catch (cause) {
    onProblem(new SdkError('service-worker-failed', 'Nobody will deliver when no page is open.', {cause}));
  }
}

function addressOf(script: string, name: string, endpoint: string): string {
  const address = new URL(script, document.baseURI);
  address.searchParams.set('storage', name);
  address.searchParams.set('endpoint', new URL(endpoint, document.baseURI).href);
  return address.href;
}

/** With a worker that has been activated: before that, the browser promises nothing. */
async function activeRegistration(
  workers: ServiceWorkerContainer,
  address: string,
): Promise<ServiceWorkerRegistration> {
  const registration = await workers.register(trusted(address));
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (registration.active || !worker) return registration;
  return new Promise((resolve, reject) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve(registration);
      if (worker.state === 'redundant') reject(new Error('The service worker could not be installed.'));
    });
  });
}

interface TrustedTypes {
  createPolicy(name: string, rules: {createScriptURL(url: string): string}): {createScriptURL(url: string): string};
}

/** By this page's policy `hcp-sw` where scripts' addresses must be trusted, else as it is. Only of this page's own origin. */
function trusted(address: string): string {
  if (new URL(address).origin !== location.origin) throw new TypeError(`${address} is not of this origin.`);
  const {trustedTypes} = window as {readonly trustedTypes?: TrustedTypes};
  if (trustedTypes === undefined) return address;
  policy ??= trustedTypes.createPolicy('hcp-sw', {createScriptURL: (url) => url});
  return policy.createScriptURL(address);
}

/** A page has one policy of a name, however many clients it has. */
let policy: {createScriptURL(url: string): string} | undefined;
