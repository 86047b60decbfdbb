import type {Task, Visit} from '../visit.ts';
import {beginRating, seeDelivered, seeForm, seeSaved, submit} from './rating.ts';
import {ask, look, tell} from './report.ts';
import {textOf, until} from './until.ts';
import {leaveDialog, openDialog, seeFrameGrow, seeLauncher, seeNoDialog, seePageLocked, takeSteps} from './ways.ts';

/** What is done on a page, step by step; each step is told to the harness, and the first that fails is the last. */
export const tasks: Readonly<Record<Task, (visit: Visit) => Promise<void>>> = {
  async rate() {
    await finish(await fillIn());
  },

  async save() {
    const form = await fillIn();
    await ask('cut', {});
    submit(form);
    const receiptCode = await look('saved on this device while the server is gone', () => seeSaved(form));
    await tell({title: 'a receipt code at once', passed: true, receiptCode});
  },

  async deliver() {
    const card = await look('the element without a server', element);
    const receiptCode = await look('still saved after a reload', () => seeSaved(card));
    await tell({title: 'with its receipt code', passed: true, receiptCode});
    await ask('mend', {});
    await look('delivered once the server is back', () => seeDelivered(card));
  },

  async 'rate-in-portal'(visit) {
    const button = await look('cases to rate', () => findButton('评价这次服务'));
    button.click();
    await tasks.rate(visit);
  },

  async 'rate-in-dialog'() {
    const root = await look('the element', element);
    await look('nothing before it is opened', () => seeNoDialog(root));
    const opener = await findButton('我要评价');
    opener.focus();
    await look('a modal dialog', () => openDialog(root, () => document.querySelector('hcp-review')?.open()));
    await look('five named levels, styled', () => seeForm(root, {inDialog: true}));
    await look('a bad level asks for its reasons, styled', () => beginRating(root));
    await look('the page behind stays where it is', () => seePageLocked(true));
    await look('Escape closes it, and the focus goes back', () => leaveDialog(root, opener, 'Escape'));
    await look('the page behind is free again', () => seePageLocked(false));
    await look('opened once more', () => openDialog(root, () => document.querySelector('hcp-review')?.open()));
    await look('what was filled in', () => until('a chosen tag', () => root.querySelector('.tags input:checked')));
    await finish(root);
    await look('its button closes it, and the focus goes back', () => leaveDialog(root, opener, 'button'));
  },

  async 'rate-by-launcher'() {
    const root = await look('the element', element);
    const launcher = await look('a button that floats over the page', () => seeLauncher(root, '评价这次服务'));
    launcher.focus();
    await look('it opens a modal dialog', () => openDialog(root, () => launcher.click()));
    await look('five named levels, styled', () => seeForm(root, {inDialog: true}));
    await look('a bad level asks for its reasons, styled', () => beginRating(root));
    await finish(root);
    await look('closed, the focus is on the button again', () => leaveDialog(root, launcher, 'button'));
    await look('the button leads to what was given', () => seeLauncher(root, '查看我的评价'));
  },

  async 'rate-by-link'(visit) {
    await look('no right to rate in the address', () =>
      until(
        'an address without it',
        () => (location.hash === '' ? true : undefined),
        () => location.hash,
      ),
    );
    await tasks.rate(visit);
  },

  async frame() {
    const delivered = new Promise<void>((resolve) => {
      document.addEventListener('review-delivered', () => resolve());
    });
    let isDone = false;
    addEventListener('message', ({data}) => (isDone ||= data === FRAMED_IS_DONE));
    const frame = await look('a frame', () => until('it', () => document.querySelector('iframe'), everything));
    await look('as high as what is in it', () => seeFrameGrow(frame));
    await look('and it tells that the rating was delivered', () =>
      Promise.race([delivered, until<never>('the event', () => undefined)]),
    );
    await look('the visit in it is done', () => until('it', () => isDone || undefined));
  },

  async 'rate-in-steps'() {
    const root = await look('the element', element);
    await look('one question a screen, in large letters', () => takeSteps(root));
    await finish(root);
  },

  async follow({receiptCode = ''}) {
    const field = await look('a field for the receipt code', () =>
      until('the field', () => document.querySelector<HTMLInputElement>('input[name=code]'), everything),
    );
    field.value = receiptCode;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    (await findButton('查一查')).click();
    await look("the work order's number", () =>
      until('a number', () => /CP\d{20}/.exec(textOf(document.body)), everything),
    );
  },

  async 'read-public'() {
    await look('the five counts and the rate of good ones', () =>
      until(
        'them',
        () => /非常满意.*满意.*基本满意.*不满意.*非常不满意.*好评率 ?\d+(\.\d+)?%/.exec(everything()),
        everything,
      ),
    );
  },
};

/** What the script in a frame tells the one around it, which goes on then. */
export const FRAMED_IS_DONE = 'the visit in the frame is done';

/** What is done within a frame. */
export async function rateFramed(): Promise<void> {
  await finish(await fillIn());
}

async function finish(form: ShadowRoot): Promise<void> {
  submit(form);
  const receiptCode = await look('delivered', () => seeDelivered(form));
  await tell({title: 'a receipt code', passed: true, receiptCode});
}

async function fillIn(): Promise<ShadowRoot> {
  const root = await look('the element', element);
  await look('five named levels, styled', () => seeForm(root));
  await look('a bad level asks for its reasons, styled', () => beginRating(root));
  return root;
}

function element(): Promise<ShadowRoot> {
  return until('<hcp-review> to be defined', () => document.querySelector('hcp-review')?.shadowRoot, everything);
}

function findButton(words: string): Promise<HTMLButtonElement> {
  const buttons = (): HTMLButtonElement[] => Array.from(document.querySelectorAll('button'));
  return until(words, () => buttons().find((button) => textOf(button) === words), everything);
}

function everything(): string {
  return textOf(document.body);
}
