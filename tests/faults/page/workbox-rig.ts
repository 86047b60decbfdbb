import {Queue} from 'workbox-background-sync';
import {lead, requestOf} from './peer-rig.ts';

// At home in a service worker, which runs when the browser sees fit; here in the page, so that it is asked as often as the others.
// It looks for the worker's registration, and leaves the when to its user where that knows no Background Sync.
Object.assign(window, {registration: {}});
const queue = new Queue('reviews', {onSync: () => undefined});

lead({
  put: (item) => queue.pushRequest({request: requestOf(item)}),
  drain: () => queue.replayRequests(),
  count: () => queue.size(),
});
