import {expect, styled} from './rating.ts';
import {textOf, until} from './until.ts';

const ESCAPE = {key: 'Escape', bubbles: true, composed: true, cancelable: true};

/** Resolves once the element has what it opens with, and that is closed: no invitation was read. */
export async function seeNoDialog(root: ShadowRoot): Promise<void> {
  const dialog = await until('a dialog', () => root.querySelector('dialog'));
  expect('open', dialog.open, false);
  expect('levels', root.querySelectorAll('input').length, 0);
}

/** Resolves once the dialog is open over the page, as modal ones are, with the focus in it. */
export async function openDialog(root: ShadowRoot, open: () => void): Promise<void> {
  open();
  const dialog = await until('an open dialog', () => root.querySelector<HTMLDialogElement>('dialog[open]'));
  await styled(root, 'dialog', {position: 'fixed', 'overflow-y': 'auto'});
  const {width, height} = dialog.getBoundingClientRect();
  expect('its size', `${width} × ${height}`, `${innerWidth} × ${innerHeight}`);
  await until(
    'the focus in it',
    () => (dialog.contains(root.activeElement) ? true : undefined),
    () => String(root.activeElement?.outerHTML),
  );
  const {left, top} = opener().getBoundingClientRect();
  expect(
    'what lies above the page',
    document.elementFromPoint(left + 2, top + 2),
    document.querySelector('hcp-review'),
  );
}

/** Resolves once the page behind a modal dialog can be scrolled, or cannot. */
export async function seePageLocked(locked: boolean): Promise<void> {
  const overflow = (): string => getComputedStyle(document.documentElement).overflowY;
  await until('the page', () => ((overflow() === 'hidden') === locked ? true : undefined), overflow);
}

/** Closes the dialog by hand, and resolves once the focus is back at `origin`, in the page or in the element. */
export async function leaveDialog(root: ShadowRoot, origin: HTMLElement, by: 'Escape' | 'button'): Promise<void> {
  let told = 0;
  document.addEventListener('review-closed', () => (told += 1), {once: true});
  if (by === 'Escape') root.querySelector('dialog .sheet')?.dispatchEvent(new KeyboardEvent('keydown', ESCAPE));
  else root.querySelector<HTMLElement>('dialog .close')?.click();
  await until('no open dialog', () => (root.querySelector('dialog[open]') === null ? true : undefined));
  const focused = (): Element | null => root.activeElement ?? document.activeElement;
  await until(
    'the focus where it was',
    () => (focused() === origin ? true : undefined),
    () => String(focused()?.outerHTML),
  );
  expect('review-closed', told, 1);
}

/** The button that floats over the page, once it says so, in the corner and large enough for a finger. */
export async function seeLauncher(root: ShadowRoot, words: string): Promise<HTMLElement> {
  const launcher = (): HTMLElement | null => root.querySelector<HTMLElement>('.launcher');
  await until(
    words,
    () => (textOf(launcher()) === words ? true : undefined),
    () => textOf(launcher()),
  );
  await styled(root, '.launcher', {position: 'fixed', right: '24px', bottom: '24px'});
  const found = await until('the button', launcher);
  const {height, right, bottom} = found.getBoundingClientRect();
  if (height < 44) throw new Error(`It is ${height} px high`);
  // Firefox rounds to parts of a pixel.
  const inset = [document.documentElement.clientWidth - right, innerHeight - bottom].map(Math.round).join();
  expect('its distance from the corner', inset, '24,24');
  return found;
}

/** Answers a bad level, one tag and no words, step by step, up to where it is submitted. */
export async function takeSteps(root: ShadowRoot): Promise<void> {
  const levels = await until('five levels', () => {
    const found = root.querySelectorAll<HTMLInputElement>('input[name=level]');
    return found.length === 5 && root.querySelector('#place') !== null ? found : undefined;
  });
  await styled(root, '.card', {'font-size': '22px'});
  await styled(root, '.next', {'min-height': '60px'});
  levels[3]?.click();
  await goOn(root, '第 2 步，共 4 步');
  const tag = await until('tags', () => root.querySelector<HTMLElement>('.tags label.chip'));
  expect('levels on this screen', root.querySelectorAll('input[name=level]').length, 0);
  tag.click();
  await goOn(root, '第 3 步，共 4 步');
  await until('words', () => root.querySelector('textarea'));
  root.querySelector<HTMLElement>('.back')?.click();
  await seePlace(root, '第 2 步，共 4 步');
  expect('tags chosen after the way back', root.querySelectorAll('.tags input:checked').length, 1);
  await goOn(root, '第 3 步，共 4 步');
  await goOn(root, '第 4 步，共 4 步');
  await until('what submits', () => root.querySelector('.submit'));
}

async function goOn(root: ShadowRoot, place: string): Promise<void> {
  const next = '.next:not([aria-disabled])';
  (await until('a way on', () => root.querySelector<HTMLElement>(next))).click();
  await seePlace(root, place);
}

async function seePlace(root: ShadowRoot, place: string): Promise<void> {
  const seen = (): string => textOf(root.querySelector('#place'));
  await until(place, () => (seen() === place ? true : undefined), seen);
}

/** Resolves once the frame is higher than it was when it was put there: a form with tags is. */
export async function seeFrameGrow(frame: HTMLIFrameElement): Promise<void> {
  const height = (): number => frame.getBoundingClientRect().height;
  await until(
    'a higher frame',
    () => (height() > 700 ? true : undefined),
    () => `${height()} px`,
  );
}

function opener(): Element {
  const found = document.querySelector('#opener');
  if (found === null) throw new Error('There is no button on the page.');
  return found;
}
