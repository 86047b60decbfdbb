import {conformanceCases, SAMPLE_RULES, sampleReview, stock} from '@haochaping/backend/conformance';
import {assert} from 'chai';
import {isHeldElsewhere, openEngine, type WasmStorage} from './engine.ts';

// Private files open in dedicated workers only. This file is both: loaded by the page it defines the tests, loaded again
// as a worker it does what they ask.

/** What a worker is asked: to run a case on an empty database, or to record or look for reviews of instances in a kept one. */
type Task = {readonly name: string} & (
  | {readonly kind: 'case'; readonly title: string; readonly storage: WasmStorage}
  | {readonly kind: 'record'; readonly cases: readonly string[]}
  | {readonly kind: 'count'}
);

interface Done {
  readonly result?: unknown;
  readonly failure?: string;
}

const isWorker = !('document' in globalThis);

async function perform(task: Task): Promise<unknown> {
  const storage = task.kind === 'case' ? task.storage : 'persistent';
  const opened = await openEngine({name: task.name, storage, rules: SAMPLE_RULES});
  assert.equal(opened.storage, storage);
  switch (task.kind) {
    case 'case': {
      const found = conformanceCases.find(({title}) => title === task.title);
      if (found === undefined) throw new Error(`There is no case “${task.title}”.`);
      await found.run(opened.engine, {equal: (actual, expected, what) => assert.deepEqual(actual, expected, what)});
      await opened.engine.close();
      return undefined;
    }
    case 'record':
      await stock(opened.engine, ...task.cases);
      // It stays open: what asked ends this worker without a word.
      return (await opened.engine.recordReviews(task.cases.map((one) => sampleReview(one, {level: 1})))).length;
    case 'count': {
      const {count} = await opened.engine.db
        .selectFrom('work_order')
        .select(({fn}) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      await opened.engine.close();
      return count;
    }
  }
}

function serveTasks(): void {
  globalThis.onmessage = (event: MessageEvent<Task>): void => {
    perform(event.data).then(
      (result) => globalThis.postMessage({result} satisfies Done),
      (error: unknown) => {
        const failure = isHeldElsewhere(error)
          ? 'held elsewhere'
          : error instanceof Error
            ? (error.stack ?? error.message)
            : String(error);
        globalThis.postMessage({failure} satisfies Done);
      },
    );
  };
}

const startWorker = (): Worker => new Worker(import.meta.url, {type: 'module'});

/** Has a worker perform a task; a failure there is a value here. */
function ask(worker: Worker, task: Task): Promise<Done> {
  return new Promise((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<Done>): void => resolve(event.data);
    worker.onerror = (event): void => reject(new Error(event.message));
    worker.postMessage(task);
  });
}

/** Performs a task in a worker of its own, ended as soon as it has answered. */
async function askOnce(task: Task): Promise<unknown> {
  const worker = startWorker();
  const {failure, result} = await ask(worker, task);
  worker.terminate();
  if (failure !== undefined) throw new Error(failure);
  return result;
}

const freshName = (): string => crypto.randomUUID();

function defineTests(): void {
  for (const storage of ['memory', 'persistent'] as const) {
    describe(`sqlite-wasm, ${storage}`, () => {
      // One worker for all: loading it takes far longer than a case.
      const worker = startWorker();
      after(() => worker.terminate());
      for (const {title} of conformanceCases) {
        it(title, async () => {
          const {failure} = await ask(worker, {kind: 'case', name: freshName(), title, storage});
          if (failure !== undefined) throw new Error(failure);
        });
      }
    });
  }

  it('keeps what it acknowledged when its worker is ended in the middle of its life', async () => {
    const name = freshName();
    const cases = ['A', 'B', 'C'];
    assert.equal(await askOnce({kind: 'record', name, cases}), 3);
    assert.equal(await askOnce({kind: 'count', name}), 3);
  });

  it('refuses a second worker on the same database while the first lives, and lets it in after', async () => {
    const name = freshName();
    const [first, second] = [startWorker(), startWorker()];
    assert.deepEqual(await ask(first, {kind: 'record', name, cases: ['A']}), {result: 1});
    assert.deepEqual(await ask(second, {kind: 'count', name}), {failure: 'held elsewhere'});
    second.terminate();
    first.terminate();
    assert.equal(await askOnce({kind: 'count', name}), 1);
  });
}

if (isWorker) serveTasks();
else defineTests();
