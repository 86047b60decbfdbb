import assert from 'node:assert/strict';
import {test} from 'node:test';
import {conformanceCases, SAMPLE_RULES} from '@haochaping/backend/conformance';
import {openEngine} from './engine.ts';

for (const {title, run} of conformanceCases) {
  test(`sqlite-wasm in memory ${title}`, async (t) => {
    const {engine, storage} = await openEngine({storage: 'memory', rules: SAMPLE_RULES});
    t.after(() => engine.close());
    assert.equal(storage, 'memory');
    await run(engine, {equal: assert.deepEqual});
  });
}

test('falls back to memory where nothing can be kept', async (t) => {
  const {engine, storage} = await openEngine();
  t.after(() => engine.close());
  assert.equal(storage, 'memory');
});
