import './define.ts';
import {expect} from 'chai';
import type {HcpReview} from './element.ts';
import {choose, opened, result, Stage, submit, until} from './testing/stage.ts';

const internals = Reflect.getOwnPropertyDescriptor(HTMLElement.prototype, 'attachInternals');

/** A form with one element in it that is asked to be its field. */
async function formWith(
  stage: Stage,
  attributes: Readonly<Record<string, string>>,
): Promise<[HTMLFormElement, HcpReview]> {
  const form = document.createElement('form');
  document.body.append(form);
  const element = stage.mount();
  element.setAttribute('form-associated', '');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  form.append(element);
  await opened(element);
  return [form, element];
}

function fieldsOf(form: HTMLFormElement): Record<string, unknown> {
  return Object.fromEntries(new FormData(form));
}

/** Whether the form can be sent; it never is. */
function goes(form: HTMLFormElement): boolean {
  let went = false;
  const hear = (event: Event): void => {
    went = !event.defaultPrevented;
    event.preventDefault();
  };
  // Last of all, after what an element may have on the document.
  window.addEventListener('submit', hear);
  form.requestSubmit();
  window.removeEventListener('submit', hear);
  return went;
}

for (const browser of ['current', 'old'] as const) {
  describe(`as a field of a form, in ${browser} browsers`, () => {
    before(() => {
      if (browser === 'old') Reflect.deleteProperty(HTMLElement.prototype, 'attachInternals');
    });
    after(() => {
      if (internals !== undefined) Object.defineProperty(HTMLElement.prototype, 'attachInternals', internals);
    });

    it('has the id of its review for a value and never the level, and none after a reset', async () => {
      const stage = new Stage();
      const [form, element] = await formWith(stage, {name: 'rating'});
      expect(fieldsOf(form)).to.deep.equal({});
      await choose(element, '满意');
      submit(element);
      await result(element, '已送达');
      const [saved] = stage.heard;
      await until('the delivery', () => fieldsOf(form)['rating-state'] === 'delivered');
      expect(fieldsOf(form)).to.deep.equal({rating: saved?.id, 'rating-state': 'delivered'});
      form.reset();
      expect(fieldsOf(form)).to.deep.equal({});
      await stage.close();
      form.remove();
    });

    it('tells the level where the page asked for it', async () => {
      const stage = new Stage();
      const [form, element] = await formWith(stage, {'expose-level': ''});
      await choose(element, '满意');
      submit(element);
      await result(element, '已送达');
      expect(fieldsOf(form)['review-level']).to.equal('4');
      await stage.close();
      form.remove();
    });

    it('holds its form back until there is a review, where one is required', async () => {
      const stage = new Stage();
      const [form, element] = await formWith(stage, {required: ''});
      expect(goes(form)).to.equal(false);
      await choose(element, '满意');
      expect(goes(form)).to.equal(false);
      submit(element);
      await result(element, '已送达');
      expect(goes(form)).to.equal(true);
      await stage.close();
      form.remove();
    });
  });
}
