import {bulletinSheets} from '@haochaping/views';
import {sheetFile} from '../bulletin/sheet-file.ts';
import type {PageEntry} from '../staff/page-entry.ts';
import {PAGES} from '../staff/pages.ts';
import {fakeStaffBackend, openStaffPage, type StaffBackend} from './fake-desk.ts';
import {fakePublicBackend, openBulletinsPage, openPublicPage} from './fake-public.ts';
import {SAMPLE_BULLETIN} from './sample-bulletin.ts';
import {SAMPLE_CHECK} from './sample-checks.ts';
import {sampleDesk} from './sample-desk.ts';
import {fakeReceiptBackend, openReceiptPage} from './fake-receipts.ts';
import {HANDLER, sampleClosedDetail, sampleDetail} from './sample-orders.ts';
import {CLOSED_PROGRESS} from './sample-progress.ts';
import {dressDocument, eventually, shows, withText} from './stage.ts';

/** Said to the page around this one: how the pages went under the strict policy, each finding with the place it belongs to. */
export type StrictReport = {
  /** The pages of the console's registry that were opened, by id. */
  readonly walked: readonly string[];
  readonly shown: readonly string[];
  readonly violations: readonly string[];
  /** What axe found, in light and dark. */
  readonly findings: readonly string[];
  /** What a page asked the backend for that `sampleDesk` has no answer to: such a page was not seen as people see it. */
  readonly unanswered: readonly string[];
  /** What stopped the walk before its end. */
  readonly broken?: string;
};

type Axe = {run(root: Element): Promise<{violations: readonly {id: string; nodes: readonly {html: string}[]}[]}>};
// The document brings axe-core itself: this is no test file, and the package does not depend on it.
const {axe} = window as unknown as {axe: Axe};
const ORDER = sampleDetail().order.id;
/** Deeper places of pages, as the steps below their paths; a page that is about one thing needs to be told which. */
const BELOW: Readonly<Partial<Record<string, readonly string[]>>> = {
  account: ['clerk'],
  checks: ['', SAMPLE_CHECK.id],
  directory: [
    '',
    'areas/320115000000',
    'areas/320115000000/change',
    'departments/11320115MB10005717',
    'departments/11320115MB10005717/windows/3',
  ],
  sheets: [ORDER],
};
const QUIET_LOOKS = 5;

const walked: string[] = [];
const shown: string[] = [];
const violations: string[] = [];
const findings: string[] = [];
const unanswered: string[] = [];
let place = 'start';
let waiting = 0;

addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${place}: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});

/** The backend's network, which notes what is under way and what has no answer. */
function watched(backend: Pick<StaffBackend, 'fetch'>): Pick<StaffBackend, 'fetch'> {
  return {
    fetch: async (request) => {
      waiting += 1;
      try {
        return await backend.fetch(request);
      } catch (cause) {
        unanswered.push(`${place}: ${request.method} ${new URL(request.url).pathname}`);
        throw cause;
      } finally {
        waiting -= 1;
      }
    },
  };
}

async function seen(words: string): Promise<void> {
  await eventually(words, () => shows(words));
  shown.push(words);
}

/** Resolves once nothing is being read any more, looked at several times: one answer may lead to the next question. */
async function settled(selector: string): Promise<void> {
  let quiet = 0;
  await eventually(`${selector} at rest in ${place}`, () => {
    const isQuiet =
      waiting === 0 && document.querySelector(selector) !== null && document.querySelector('.hcp-skeleton') === null;
    quiet = isQuiet ? quiet + 1 : 0;
    return quiet >= QUIET_LOOKS;
  });
}

/** Unfolds what is folded, so that it is drawn and looked at too. */
function unfold(): void {
  for (const details of document.querySelectorAll('details')) details.open = true;
  for (const button of document.querySelectorAll<HTMLElement>('main button[aria-expanded=false]')) button.click();
}

async function look(): Promise<void> {
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset['theme'] = theme;
    await Promise.all(document.getAnimations().map(({finished}) => finished.catch(() => undefined)));
    for (const {id, nodes} of (await axe.run(document.body)).violations)
      findings.push(`${place}, ${theme}: ${id}: ${nodes.map(({html}) => html).join(' | ')}`);
  }
  delete document.documentElement.dataset['theme'];
}

async function walkPage(entry: PageEntry): Promise<void> {
  const [role = 'administrator'] = entry.roles;
  const backend = fakeStaffBackend({...sampleDesk(), readSession: () => ({...HANDLER, role})});
  for (const below of BELOW[entry.id] ?? ['']) {
    place = `${entry.path}/${below}`;
    const page = openStaffPage(watched(backend), `#/${place}`);
    await settled(`hcp-page-${entry.id} h1`);
    unfold();
    await look();
    page.remove();
  }
  walked.push(entry.id);
}

async function walkOrders(): Promise<void> {
  const backend = fakeStaffBackend();
  place = 'an order';
  const staff = openStaffPage(watched(backend), `#/orders/${ORDER}`);
  await seen('评价人说了什么');
  withText('记录联系情况', 'button')?.click();
  await seen('联系时间');
  await look();
  backend.handlers.readWorkOrder = () => sampleClosedDetail();
  place = 'the inbox';
  location.hash = '#/';
  await seen('按到期先后排列');
  await look();
  place = 'a closed order';
  location.hash = '#/orders/closed';
  await seen('已办结');
  await look();
  staff.remove();
}

async function walkPublic(): Promise<void> {
  place = 'the public page';
  const figures = openPublicPage(fakePublicBackend());
  figures.scrollIntoView();
  await seen('601,234,567');
  await look();
  figures.remove();
  place = 'the bulletins';
  const bulletins = openBulletinsPage(fakePublicBackend(), '?area=320500000000&month=2026-10');
  await seen('总体平稳。');
  await look();
  const {size} = await sheetFile(bulletinSheets(SAMPLE_BULLETIN.content));
  if (size > 0) shown.push('表格');
  bulletins.remove();
  history.replaceState(null, '', location.pathname);
  place = 'the receipt';
  openReceiptPage(fakeReceiptBackend({readReceipt: () => CLOSED_PROGRESS}), '#7K3M-9QXT-2WDR-5HNC');
  await seen('已经办结。');
  await look();
}

async function walk(): Promise<void> {
  await dressDocument(['staff/staff.css', 'public/public.css', 'bulletin/bulletin.css', 'receipt/receipt.css']);
  for (const entry of PAGES) await walkPage(entry);
  await walkOrders();
  await walkPublic();
}

function report(broken?: string): void {
  const said: StrictReport = {
    ...{walked, shown, violations, findings, unanswered},
    ...(broken !== undefined && {broken}),
  };
  parent.postMessage(said, location.origin);
}

walk().then(
  () => report(),
  (cause: unknown) => report(`${place}: ${String(cause)}`),
);
