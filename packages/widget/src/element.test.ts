import assert from 'node:assert/strict';
import test from 'node:test';

test('does no harm where there is no page, as when a server renders one', async () => {
  const {HcpReview} = await import('./index.ts');
  await import('./define.ts');
  assert.equal(typeof HcpReview, 'function');
  assert.equal('customElements' in globalThis, false);
});
