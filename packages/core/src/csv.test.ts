import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {csvText, withoutFormula} from './csv.ts';

test('quotes what holds a comma, a quote or a line, and writes numbers as they are', () => {
  assert.equal(
    csvText([
      ['a', 1],
      ['b,"c"', -2.5],
    ]),
    '\uFEFFa,1\r\n"b,""c""",-2.5\r\n',
  );
});

for (const text of ['=1+1', '+8613900000000', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1']) {
  test(`lets no spreadsheet compute ${JSON.stringify(text)}`, () => {
    assert.equal(withoutFormula(text), `'${text}`);
  });
}

test('leaves what cannot be computed as it was', () => {
  assert.equal(withoutFormula('苏州市'), '苏州市');
  assert.equal(withoutFormula('a=b'), 'a=b');
});

test('no cell of any text begins with what begins a formula', () => {
  fc.assert(
    fc.property(fc.string({unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '"', ',', 'a', ' ')}), (text) => {
      const line = csvText([[text]]).slice(1);
      assert.doesNotMatch(line, /^"?\s*[=+\-@]/);
    }),
  );
});
