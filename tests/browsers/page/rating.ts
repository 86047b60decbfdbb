import {textOf, until} from './until.ts';

const LEVELS = ['非常满意', '满意', '基本满意', '不满意', '非常不满意'];

/** Resolves once the form offers the five levels by their names, none of them chosen, and its styles apply. In a dialog the card has no frame. */
export async function seeForm(root: ShadowRoot, {inDialog = false} = {}): Promise<void> {
  await until(
    'five levels',
    () => (radios(root).length === 5 ? true : undefined),
    () => textOf(root),
  );
  expect('the names of the levels', namesOf(radios(root)), LEVELS.join());
  expect('the chosen levels', namesOf(radios(root).filter(({checked}) => checked)), '');
  await styled(root, '.card', {'border-top-width': inDialog ? '0px' : '1px', 'padding-top': /^(24|16)px$/});
  await styled(root, '.level', {display: 'flex', 'font-family': /Noto Sans CJK SC/, 'min-height': '52px'});
  await styled(root, '.level .frame', {'border-top-style': 'solid', 'border-top-width': '1px', position: 'absolute'});
  await styled(root, '.level input', {opacity: '0', position: 'absolute'});
}

/** Chooses 不满意 and the first of its tags, as a finger does. */
export async function beginRating(root: ShadowRoot): Promise<void> {
  radios(root)[LEVELS.indexOf('不满意')]?.click();
  const tag = await until('tags of that level', () => root.querySelector<HTMLElement>('.tags label.chip'));
  expect('the chosen levels', namesOf(radios(root).filter(({checked}) => checked)), '不满意');
  await styled(root, '.level input:checked ~ .frame', {'border-top-width': '2px'});
  await styled(root, '.chips', {display: 'flex', 'flex-wrap': 'wrap'});
  await styled(root, '.tick', {'border-top-width': '2px', width: '20px'});
  tag.click();
  expect('tags chosen', root.querySelectorAll('.tags input:checked').length, 1);
}

export function submit(root: ShadowRoot): void {
  root.querySelector<HTMLElement>('.submit')?.click();
}

/** The receipt code, once the element says that the office has the rating. */
export function seeDelivered(root: ShadowRoot): Promise<string> {
  return seeResult(root, '已送达');
}

/** The receipt code, once the element says that the rating is on this device. */
export function seeSaved(root: ShadowRoot): Promise<string> {
  return seeResult(root, '已保存在这台设备上');
}

async function seeResult(root: ShadowRoot, title: string): Promise<string> {
  const told = (): true | undefined => (textOf(root.querySelector('#result')).indexOf(title) === 0 ? true : undefined);
  await until(title, told, () => textOf(root));
  const code = textOf(root.querySelector('.number'));
  if (!/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/.test(code)) throw new Error(`The receipt code reads "${code}".`);
  return code.replace(/-/g, '');
}

function radios(root: ShadowRoot): HTMLInputElement[] {
  return Array.from(root.querySelectorAll<HTMLInputElement>('input[type=radio][name=level]'));
}

function namesOf(inputs: readonly HTMLInputElement[]): string {
  return inputs.map((input) => textOf(input.closest('label'))).join();
}

export function expect(what: string, seen: unknown, meant: unknown): void {
  if (seen !== meant) throw new Error(`${what}: ${String(seen)}, not ${String(meant)}`);
}

/** What the computed styles must say, by the names of CSS. */
export type Look = Readonly<Record<string, string | RegExp>>;

/** Waits, for where styles come by a link they come after the words. */
export async function styled(root: ShadowRoot, selector: string, look: Look): Promise<void> {
  let differs = 'no such element';
  const matches = (): true | undefined => {
    const found = root.querySelector(selector);
    if (found === null) return undefined;
    const style = getComputedStyle(found);
    const wrong = Object.keys(look).filter((name) => !fits(style.getPropertyValue(name), look[name]));
    differs = wrong.map((name) => `${name} ${style.getPropertyValue(name)}`).join(', ');
    return wrong.length === 0 ? true : undefined;
  };
  await until(`${selector} to be styled`, matches, () => differs);
}

function fits(seen: string, meant: string | RegExp | undefined): boolean {
  return meant instanceof RegExp ? meant.test(seen) : seen === meant;
}
