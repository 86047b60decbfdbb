import type {ClientLimits} from '@haochaping/sdk';
import {handleSync} from '@haochaping/sdk/service-worker';
import {hastyRandom, STORE} from './contract.ts';

// The service worker of the fault harness: that of a host which has one of its own.

const limits = JSON.parse(new URLSearchParams(location.search).get('limits') ?? '{}') as Partial<ClientLimits>;
handleSync(self, {
  ...{endpoint: location.origin, storageName: STORE, random: hastyRandom, limits},
});
