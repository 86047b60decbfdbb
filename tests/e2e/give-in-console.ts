import type {Page} from 'playwright-core';
import type {StaffCommand} from '@haochaping/protocol';

/** What a command says, as its form asks for it: by the names of its fields. */
type Said = Readonly<Record<string, unknown>>;

/**
 * Gives a command as somebody at the console does: opens the order, its form, fills what the command says, sends it, and waits for the
 * console's word that it was taken.
 */
export async function giveInConsole(page: Page, orderId: string, command: StaffCommand): Promise<void> {
  const {type, ...said} = command;
  await openOrder(page, orderId);
  await page.locator(`button[data-command="${type}"]`).click();
  await page.locator('hcp-command form').waitFor();
  for (const [name, value] of Object.entries(said)) {
    if (!isRows(value)) await fill(page, name, value);
  }
  for (const value of Object.values(said)) {
    if (isRows(value)) await fillRows(page, value);
  }
  await page.getByRole('button', {name: '提交', exact: true}).click();
  await page.locator('[data-done]').waitFor();
}

export async function openOrder(page: Page, orderId: string): Promise<void> {
  const address = new URL(page.url());
  // Left and come back to, so that it is read anew: others have worked on it meanwhile.
  await page.goto(`${address.origin}${address.pathname}#/`);
  await page.getByRole('heading', {name: '工单', level: 1}).waitFor();
  await page.goto(`${address.origin}${address.pathname}#/orders/${orderId}`);
  await page.locator('hcp-commands').waitFor();
}

/** The words beside a command that the order does not allow now. */
export async function whyNot(page: Page, orderId: string, type: StaffCommand['type']): Promise<string> {
  await openOrder(page, orderId);
  return (await page.locator(`#refused-${type}`).textContent()) ?? '';
}

async function fillRows(page: Page, rows: readonly Said[]): Promise<void> {
  const boxes = page.locator('.hcp-console-row');
  while ((await boxes.count()) > rows.length) await boxes.last().locator('button').last().click();
  while ((await boxes.count()) < rows.length) await page.locator('button[name="add-row"]').click();
  for (const [index, row] of rows.entries()) {
    for (const [name, value] of Object.entries(row)) await fill(page, `rows-${index}-${name}`, value);
  }
}

async function fill(page: Page, place: string, value: unknown): Promise<void> {
  const control = page.locator(`#command-${place}`);
  await control.waitFor();
  const tag = await control.evaluate((element) => element.localName);
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  if (tag === 'fieldset') await control.locator(`input[value="${text}"]`).check();
  else if (tag === 'select') await control.selectOption(text);
  else await control.fill(/^\d{4}-.*Z$/.test(text) ? localInput(text) : text);
}

/** How a moment stands in its control: in the office's own time, to the minute. */
function localInput(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
}

function isRows(value: unknown): value is readonly Said[] {
  return Array.isArray(value) && typeof value[0] !== 'string';
}
