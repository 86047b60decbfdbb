import type {Locator, Page} from 'playwright-core';

/** Opens the form of a case that is not rated yet, by the name of its item. */
export async function openCase(page: Page, itemName: string): Promise<void> {
  await cardOf(page, itemName).getByRole('button', {name: '评价这次服务'}).click();
  await page.getByRole('group', {name: '您对这次服务满意吗？'}).waitFor();
}

export function cardOf(page: Page, itemName: string): Locator {
  return page.getByRole('listitem').filter({has: page.getByRole('heading', {name: itemName, level: 2, exact: true})});
}

/** Rates "不满意" with one tap on a tag and submits. */
export async function rateBad(page: Page): Promise<void> {
  await page.getByRole('radio', {name: '不满意', exact: true}).check();
  await page.getByRole('checkbox', {name: '没有提供材料清单'}).check();
  await page.getByRole('button', {name: '提交评价'}).click();
}

/** The receipt code that the citizen was given, without hyphens. */
export async function receiptCodeOf(page: Page): Promise<string> {
  const shown = await page
    .locator('hcp-review')
    .getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    .first()
    .textContent();
  return (shown ?? '').trim().replaceAll('-', '');
}

/** The work order's number on the receipt page. */
export async function orderNumberOf(page: Page, base: string, receiptCode: string): Promise<string> {
  await page.goto(`${base}/receipt/#${receiptCode}`);
  const text = await page
    .getByText(/CP\d{20}/)
    .first()
    .innerText();
  return /CP\d{20}/.exec(text)?.[0] ?? '';
}

export async function signIn(page: Page, base: string, account: string, password: string): Promise<void> {
  await page.goto(`${base}/console/`);
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', {name: '登录'}).click();
  await page.getByRole('heading', {name: '工单', level: 1}).waitFor();
}

/** The lines of the inbox that carry a number. */
export async function findOrder(page: Page, number: string): Promise<Locator> {
  await page.getByRole('searchbox').fill(number);
  await page.getByRole('searchbox').press('Enter');
  await page.waitForURL(/search=/);
  const found = page.getByRole('rowheader', {name: new RegExp(number)});
  await found.first().waitFor();
  await page.getByText('共 1 张').waitFor();
  return found;
}
