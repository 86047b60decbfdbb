import type {HcpReview} from '../element.ts';
import {all, one, opened, until, type Stage} from './stage.ts';

/** How an element is asked for: any of its attributes, and what `Stage.mount` takes. */
export type StateSettings = NonNullable<Parameters<Stage['mount']>[0]>;

/** What a citizen can meet, told by no words, so that it is reached in every language and view. */
export const STATES: Readonly<Record<string, (stage: Stage, settings: StateSettings) => Promise<HcpReview>>> = {
  async first(stage, settings) {
    return form(stage, settings);
  },
  async 'bad-tags'(stage, settings) {
    const element = await rated(stage, settings, 1);
    await goOn(element);
    await press(element, '.tags .button');
    return element;
  },
  async 'good-tags'(stage, settings) {
    const element = await rated(stage, settings, 4);
    await goOn(element);
    await press(element, '.chip input');
    return element;
  },
  async 'reason-missing'(stage, settings) {
    const element = await rated(stage, settings, 2);
    while (all(element, '.error').length === 0) {
      if (await goOn(element)) continue;
      await press(element, '.submit');
      await until('the problem', () => all(element, '.error').length > 0);
    }
    return element;
  },
  async words(stage, settings) {
    const element = await rated(stage, settings, 3);
    while (all(element, 'textarea').length === 0) await goOn(element);
    const field = one(element, 'textarea') as HTMLTextAreaElement;
    field.value = '排队两个小时，请打13912345678';
    field.dispatchEvent(new Event('input'));
    await until('the warning', () => all(element, '.warning').length > 0);
    return element;
  },
  async contact(stage, settings) {
    const element = await rated(stage, settings, 5);
    while (all(element, '.contact .button').length === 0) await goOn(element);
    await press(element, '.contact .button');
    await until('the fields', () => all(element, '#phone').length > 0);
    return element;
  },
  async saved(stage, settings) {
    stage.backend.online = false;
    return submitted(stage, settings, 'saved');
  },
  async delivered(stage, settings) {
    return submitted(stage, settings, 'delivered');
  },
  async refused(stage, settings) {
    stage.backend.verdict = {refused: 'service-instance-unknown'};
    return submitted(stage, settings, 'refused');
  },
  async unsaved(stage, settings) {
    const element = await rated(stage, {...settings, client: stage.client({limits: {maxItems: 0}})}, 4);
    await toTheEnd(element);
    await press(element, '.submit');
    await until('the bad news', () => all(element, '.alert').length > 0);
    return element;
  },
  async expired(stage, settings) {
    stage.backend.reading = {state: 'expired'};
    const element = stage.mount(settings);
    await until('the end', () => all(element, '.result.closed').length > 0);
    return element;
  },
};

async function form(stage: Stage, settings: StateSettings): Promise<HcpReview> {
  const element = stage.mount(settings);
  await opened(element);
  return element;
}

async function rated(stage: Stage, settings: StateSettings, level: number): Promise<HcpReview> {
  const element = await form(stage, settings);
  await press(element, `.level input[value="${String(level)}"]`);
  return element;
}

async function submitted(stage: Stage, settings: StateSettings, kind: string): Promise<HcpReview> {
  const element = await rated(stage, {receiptHref: '/receipt/', ...settings}, 4);
  await toTheEnd(element);
  await press(element, '.submit');
  await until(kind, () => all(element, `.result.${kind}`).length > 0);
  return element;
}

async function toTheEnd(element: HcpReview): Promise<void> {
  while (all(element, '.submit').length === 0) await goOn(element);
}

/** To the next question, where one is asked at a time; false where there is no next. */
async function goOn(element: HcpReview): Promise<boolean> {
  if (all(element, '.next').length === 0) return false;
  await press(element, '.next');
  await element.updateComplete;
  return true;
}

async function press(element: HcpReview, selector: string): Promise<void> {
  one(element, selector).click();
  await element.updateComplete;
}
