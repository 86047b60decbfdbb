import assert from 'node:assert/strict';
import {test} from 'node:test';
import {snippetOf} from '../../demo/playground/snippet.ts';

test('the code to copy has what was chosen, and nothing of the demonstration', () => {
  const code = snippetOf({lang: 'en', 'data-theme': '', stepwise: true, 'expose-level': false}, 'https://hcp.test');
  assert.equal(
    code,
    `<script type="module" src="https://hcp.test/embed/hcp-review.js"></script>
<hcp-review
  endpoint="https://hcp.test"
  invitation="…"
  receipt-href="https://hcp.test/receipt/"
  lang="en"
  stepwise
></hcp-review>`,
  );
});
