import {OWN, type Check} from '../visit.ts';

/** What the page had trouble with since it was opened: errors, and what its policy refused. */
const troubles: string[] = [];

/** A check that failed, and was told: the rest of the visit is not to be seen. */
export class Stopped extends Error {}

/** Collects from now on; to be called before anything else of the page runs. */
export function collectTroubles(): void {
  addEventListener(
    'error',
    (event) => {
      // One that a script threw, or an element whose file did not come.
      const {target} = event;
      troubles.push(
        target instanceof Element ? target.outerHTML : `${event.message} at ${event.filename}:${event.colno}`,
      );
    },
    true,
  );
  addEventListener('unhandledrejection', ({reason}) => troubles.push(`unhandled: ${String(reason)}`));
  document.addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI, sourceFile}) => {
    troubles.push(`refused by policy: ${violatedDirective} ${blockedURI} from ${sourceFile}`);
  });
}

/** Asks the harness, or tells it something. */
export async function ask<T>(what: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : {method: 'POST', body: JSON.stringify(body)};
  const response = await fetch(`${OWN}/${what}`, init);
  if (!response.ok) throw new Error(`${what} answered ${response.status}`);
  return (await response.json()) as T;
}

export async function tell(check: Check): Promise<void> {
  await ask('check', check);
}

/** Tells whether `work` went well, and resolves with what it brought; rejects with `Stopped` when it did not. */
export async function look<T>(title: string, work: () => Promise<T> | T): Promise<T> {
  let value: T;
  try {
    value = await work();
  } catch (cause) {
    const seen = cause instanceof Error ? cause.message : String(cause);
    await tell({title, passed: false, detail: [seen, ...troubles].join('\n')});
    throw new Stopped();
  }
  await tell({title, passed: true});
  return value;
}

export function seeNoTrouble(): void {
  if (troubles.length > 0) throw new Error('The page had trouble.');
}
