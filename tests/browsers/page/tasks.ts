import type {Task, Visit} from '../visit.ts';
import {beginRating, seeDelivered, seeForm, seeSaved, submit} from './rating.ts';
import {ask, look, tell} from './report.ts';
import {textOf, until} from './until.ts';

/** What is done on a page, step by step; each step is told to the harness, and the first that fails is the last. */
export const tasks: Readonly<Record<Task, (visit: Visit) => Promise<void>>> = {
  async rate() {
    const form = await fillIn();
    submit(form);
    const receiptCode = await look('delivered', () => seeDelivered(form));
    await tell({title: 'a receipt code', passed: true, receiptCode});
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
        () => /非常满意.*满意.*基本满意.*不满意.*非常不满意.*好评率 \d+(\.\d+)?%/.exec(everything()),
        everything,
      ),
    );
  },
};

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
