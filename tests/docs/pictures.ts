import type {Page} from 'playwright-core';

/** Where the guides' pictures lie, from the root. */
export const PICTURES = 'docs/images/pages';
/** The moment that all of them show: a Thursday afternoon in Jiangsu, 14:30. */
export const MOMENT = '2026-11-19T06:30:00Z';

/** One picture of a guide. */
export interface Picture {
  /** Without `.png`. */
  readonly name: string;
  /** Who is signed in to the console; nobody on the pages for everybody. */
  readonly account?: string;
  /** @default the width of a desk */
  readonly width?: number;
  /** Brings the page to where the picture is taken; `base` is the server's address. */
  readonly go: (page: Page, base: string) => Promise<void>;
}

const PHONE = 390;

export const pictures: readonly Picture[] = [
  {
    name: 'sign-in',
    go: async (page, base) => {
      await page.goto(`${base}/console/`);
      await page.getByLabel('账号').waitFor();
    },
  },
  {name: 'inbox', account: 'handler', go: openInbox},
  {name: 'inbox-phone', account: 'handler', width: PHONE, go: openInbox},
  {name: 'order', account: 'handler', go: openFirstOrder},
  {name: 'order-phone', account: 'handler', width: PHONE, go: openFirstOrder},
  {
    name: 'call-back',
    account: 'call-back-officer',
    go: async (page, base) => {
      await openInbox(page, base);
      await page.getByRole('row').filter({hasText: '待回访'}).first().getByRole('link').click();
      await page.locator('button[data-command="record-call-back"]').click();
      await page.locator('hcp-command form').waitFor();
    },
  },
  {name: 'ledger', account: 'supervisor', go: openAt('supervision/ledger')},
  {name: 'accounts', account: 'administrator', go: openAt('administration/accounts')},
  {name: 'import', account: 'administrator', go: openAt('administration/import')},
  {name: 'holidays', account: 'administrator', go: openAt('administration/holidays')},
  {
    name: 'public',
    go: async (page, base) => {
      await page.goto(`${base}/public/`);
      await page.getByRole('heading', {level: 1}).waitFor();
      await page.waitForLoadState('networkidle');
    },
  },
];

/** Opens a page of the console by its path, and waits for what it shows. */
function openAt(path: string): (page: Page, base: string) => Promise<void> {
  return async (page, base) => {
    await page.goto(`${base}/console/#/${path}`);
    await page.getByRole('heading', {level: 1}).waitFor();
    await page.waitForLoadState('networkidle');
  };
}

async function openInbox(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/console/`);
  await page.getByRole('rowheader').first().waitFor();
}

async function openFirstOrder(page: Page, base: string): Promise<void> {
  await openInbox(page, base);
  await page.getByRole('rowheader').first().getByRole('link').click();
  await page.locator('.hcp-badge').first().waitFor();
}
