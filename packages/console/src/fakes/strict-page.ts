import {fakeStaffBackend, openStaffPage} from './fake-desk.ts';
import {bulletinSheets} from '@haochaping/views';
import {sheetFile} from '../bulletin/sheet-file.ts';
import {fakePublicBackend, openBulletinsPage, openPublicPage} from './fake-public.ts';
import {SAMPLE_CHECK} from './sample-checks.ts';
import {SAMPLE_BULLETIN} from './sample-bulletin.ts';
import {fakeReceiptBackend, openReceiptPage} from './fake-receipts.ts';
import {HANDLER, sampleClosedDetail, sampleDetail} from './sample-orders.ts';
import {CLOSED_PROGRESS} from './sample-progress.ts';
import {eventually, shows, withText} from './stage.ts';

/** Said to the page around this one: how each of the three pages went under the strict policy. */
export type StrictReport = {readonly violations: readonly string[]; readonly shown: readonly string[]};

const violations: string[] = [];
const shown: string[] = [];
addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});

async function seen(words: string): Promise<void> {
  await eventually(words, () => shows(words));
  shown.push(words);
}

async function walk(): Promise<void> {
  const backend = fakeStaffBackend();
  const staff = openStaffPage(backend, `#/orders/${sampleDetail().order.id}`);
  await seen('评价人说了什么');
  withText('记录联系情况', 'button')?.click();
  await seen('联系时间');
  backend.handlers.readWorkOrder = () => sampleClosedDetail();
  location.hash = '#/';
  await seen('按到期先后排列');
  location.hash = '#/orders/closed';
  await seen('已办结');
  backend.handlers.readSession = () => ({...HANDLER, role: 'supervisor'});
  staff.remove();
  const checks = openStaffPage(backend, `#/checks/${SAMPLE_CHECK.id}`);
  await seen('去问别的窗口。');
  await seen('更正的原因');
  checks.remove();
  openPublicPage(fakePublicBackend()).scrollIntoView();
  await seen('601,234,567');
  document.querySelector('hcp-public-page')?.remove();
  const bulletins = openBulletinsPage(fakePublicBackend(), '?area=320500000000&month=2026-10');
  await seen('总体平稳。');
  const {size} = await sheetFile(bulletinSheets(SAMPLE_BULLETIN.content));
  if (size > 0) shown.push('表格');
  bulletins.remove();
  history.replaceState(null, '', location.pathname);
  openReceiptPage(fakeReceiptBackend({readReceipt: () => CLOSED_PROGRESS}), '#7K3M-9QXT-2WDR-5HNC');
  await seen('已经办结。');
}

walk()
  .catch((cause: unknown) => shown.push(String(cause)))
  .finally(() => parent.postMessage({violations, shown} satisfies StrictReport, location.origin));
