import {createClient} from '@haochaping/sdk';
import type {Submission} from '@haochaping/sdk';
import {hastyRandom, type PageRig, type PageSettings, STORE, type Told} from './contract.ts';

// The page of the fault harness: the SDK as any portal uses it, and a way to be led from outside.

const NEWER_VERSION = 1_000;

const settings = JSON.parse(new URLSearchParams(location.search).get('settings') ?? '') as PageSettings;
const clock = {offsetMs: settings.clockOffsetMs};
const problems: string[] = [];

const client = createClient({
  endpoint: location.origin,
  storageName: STORE,
  clock: () => Date.now() + clock.offsetMs,
  random: hastyRandom,
  limits: {answerMs: settings.answerMs, batchItems: settings.batchItems},
  onProblem: ({code}) => problems.push(code),
  ...(settings.serviceWorker && {backgroundSync: 'own-worker'}),
});

client.subscribe((event) => {
  if (event.type === 'delivered') void window.note({what: 'event-delivered', id: event.id});
  if (event.type === 'refused') void window.note({what: 'event-refused', id: event.id, code: event.code});
});

const rig: PageRig = {
  submit: async (subject, draft) => window.note(toldOf(subject, await client.submit(draft))),
  flush: () => client.flush(),
  pending: () => client.pending(),
  setClock(offsetMs) {
    clock.offsetMs = offsetMs;
  },
  openNewerStore: () =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(STORE, NEWER_VERSION);
      request.onupgradeneeded = () => request.result.createObjectStore('of-a-later-release');
      request.onsuccess = () => {
        request.result.onversionchange = () => request.result.close();
        resolve();
      };
      request.onerror = () => reject(new Error('The newer store could not be opened.', {cause: request.error}));
    }),
  async registerWorker() {
    // Told to the worker by its address, for it has no other page's settings.
    const {answerMs, batchItems} = settings;
    const limits = new URLSearchParams({limits: JSON.stringify({answerMs, batchItems})});
    await navigator.serviceWorker.register(`worker.js?${limits.toString()}`, {type: 'module'});
    await navigator.serviceWorker.ready;
  },
  problems: () => problems,
};
Object.assign(window, {rig});

function toldOf(subject: string, submission: Submission): Told {
  switch (submission.state) {
    case 'saved':
    case 'delivered':
      return {what: submission.state, subject, id: submission.id, receiptCode: submission.receiptCode};
    case 'unsaved':
      return {what: 'unsaved', subject, why: submission.reason};
    case 'refused':
      return {what: 'refused', subject, why: submission.code};
  }
}
