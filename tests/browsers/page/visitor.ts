import type {Visit} from '../visit.ts';
import {ask, collectTroubles, look, seeNoTrouble, Stopped, tell} from './report.ts';
import {FRAMED_IS_DONE, rateFramed, tasks} from './tasks.ts';

// The first script of each page, built for the lowest browser: nothing that it calls may be newer than Chromium 69, and no policy is
// loosened for it.
collectTroubles();
addEventListener('DOMContentLoaded', () => {
  visit().catch((cause: unknown) => tell({title: 'the visit itself', passed: false, detail: String(cause)}));
});

async function visit(): Promise<void> {
  const meant = await ask<Visit>('visit');
  const {userAgent} = navigator;
  await tell({title: 'JavaScript runs', passed: true, userAgent});
  // The page around this frame goes on by itself.
  const isFramed = window !== top;
  try {
    await look('the browser and the origin that were meant', () => seeContext(meant));
    await (isFramed ? rateFramed() : tasks[meant.task](meant));
    await look('no error, and nothing refused by policy', seeNoTrouble);
  } catch (cause) {
    if (!(cause instanceof Stopped)) throw cause;
  }
  if (isFramed) {
    parent.postMessage(FRAMED_IS_DONE, '*');
    return;
  }
  const {address} = await ask<{readonly address: string}>('next', {});
  if (address === location.href) location.reload();
  else location.href = address;
}

function seeContext({secure, userAgent}: Visit): void {
  if (navigator.userAgent.indexOf(userAgent) < 0) throw new Error(`This is ${navigator.userAgent}`);
  if (isSecureContext !== secure) throw new Error(`isSecureContext is ${String(isSecureContext)}`);
  const {locks} = navigator as {readonly locks?: unknown};
  const {subtle} = crypto as {readonly subtle?: unknown};
  if (!secure && (locks !== undefined || subtle !== undefined)) throw new Error('There are locks or crypto.subtle.');
}
