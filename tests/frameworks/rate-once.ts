import assert from 'node:assert/strict';
import type {Browser} from 'playwright-core';

// Machines with two cores build and serve at once.
const PATIENCE_MS = 40_000;

/** Where an app of a portal stands, and the backend that it asks. */
export interface Place {
  readonly backend: string;
  readonly page: string;
}

/** Opens an app with a fresh invitation, rates as a citizen does, and looks at what the app heard. */
export async function rateOnce(browser: Browser, place: Place): Promise<void> {
  const context = await browser.newContext();
  try {
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') wrong.push(message.text());
    });
    const made = await fetch(`${place.backend}/demo/cases`, {method: 'POST'});
    const {invitation} = (await made.json()) as {invitation: string};
    await page.goto(`${place.page}#${place.backend}&${invitation}`);
    await page.getByRole('radio', {name: '满意', exact: true}).check();
    await page.getByRole('button', {name: '提交评价'}).click();
    await page.getByRole('heading', {name: '已送达'}).waitFor();
    await page.getByText('"delivered"').waitFor();
    const heard = JSON.parse(await page.locator('output').innerText()) as {readonly id?: string}[];
    const [{id = ''} = {}] = heard;
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    assert.deepEqual(heard, [
      {id, state: 'saved'},
      {id, state: 'delivered'},
    ]);
    assert.deepEqual(wrong, []);
  } finally {
    await context.close();
  }
}
