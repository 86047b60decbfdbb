import type {ReviewEventDetail, ReviewEventMap} from './events.ts';

/** What the form is told: the fields by their names, none without a review. */
type Fields = readonly (readonly [name: string, value: string])[];

/** How the fields come into the form; browsers before Chromium 77, Firefox 98 and Safari 16.4 have no internals. */
type FormPlace = {readonly form: () => HTMLFormElement | null; readonly put: (fields: Fields) => void};

const DEFAULT_NAME = 'review';

/**
 * Makes the element a field of the form around it. Its value is the review's id, once there is one; beside it `…-state` says what became of it,
 * and `…-level` the level where the page asked for it. With `required` the form cannot be sent before there is a review.
 */
export function associateWithForm(host: HTMLElement, message: () => string): void {
  let fields: Fields = [];
  const place = typeof host.attachInternals === 'function' ? internalPlace(host, message) : hiddenPlace(host);
  const put = (next: Fields): void => {
    fields = next;
    place.put(fields);
  };
  const hear = ({detail}: CustomEvent<ReviewEventDetail>): void => put(fieldsOf(host, detail));
  for (const type of EVENTS) host.addEventListener(type, hear);
  // On the document: an element may be moved from one form to another.
  document.addEventListener('reset', ({target}) => {
    if (target !== null && target === place.form()) put([]);
  });
  put([]);
}

const EVENTS = [
  'review-saved',
  'review-delivered',
  'review-refused',
  'review-unsaved',
] as const satisfies (keyof ReviewEventMap)[];

function fieldsOf(host: HTMLElement, {id, state, level}: ReviewEventDetail): Fields {
  if (id === undefined || state === 'refused' || state === 'unsaved') return [];
  const name = host.getAttribute('name') ?? DEFAULT_NAME;
  return [
    [name, id],
    [`${name}-state`, state],
    ...(level === undefined ? [] : [[`${name}-level`, String(level)] as const]),
  ];
}

function internalPlace(host: HTMLElement, message: () => string): FormPlace {
  const internals = host.attachInternals();
  return {
    form: () => internals.form,
    put(fields) {
      const missing = fields.length === 0 && host.hasAttribute('required');
      const data = new FormData();
      for (const [name, value] of fields) data.append(name, value);
      internals.setFormValue(fields.length === 0 ? null : data);
      // Shown by the browser at the first thing to do.
      const anchor = host.shadowRoot?.querySelector<HTMLElement>('input');
      if (missing) internals.setValidity({valueMissing: true}, message(), anchor ?? undefined);
      else internals.setValidity({});
    },
  };
}

function hiddenPlace(host: HTMLElement): FormPlace {
  const form = (): HTMLFormElement | null => host.closest('form');
  let empty = true;
  document.addEventListener('submit', (event) => {
    if (!empty || !host.hasAttribute('required') || event.target !== form()) return;
    event.preventDefault();
    host.focus();
  });
  return {
    form,
    put(fields) {
      empty = fields.length === 0;
      // There is no slot: what lies in the light is in the form and not on the screen.
      for (const field of host.querySelectorAll('input[type="hidden"]')) field.remove();
      for (const [name, value] of fields) {
        const field = document.createElement('input');
        field.type = 'hidden';
        field.name = name;
        field.value = value;
        host.append(field);
      }
    },
  };
}
