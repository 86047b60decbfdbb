import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {creditCodeCheckCharacter, isUnifiedSocialCreditCode} from './identifiers.ts';
import {findPersonalData} from './personal-data.ts';

const found = (text: string): string[] =>
  findPersonalData(text).map(({kind, start, end}) => `${kind} ${text.slice(start, end)}`);

test('finds identity, mobile and bank card numbers where they stand', () => {
  assert.deepEqual(found('我叫徐某，电话13912345678，身份证11010519491231002X。'), [
    'mobile 13912345678',
    'resident-id 11010519491231002X',
  ]);
  assert.deepEqual(found('卡号6222021234567890128'), ['bank-card 6222021234567890128']);
  assert.deepEqual(found('卡号6222021234567890129'), []);
  assert.deepEqual(found('老身份证是110105491231002'), ['resident-id 110105491231002']);
  assert.deepEqual(found('微信wx13912345678，邮箱13912345678@qq.com'), ['mobile 13912345678', 'mobile 13912345678']);
});

test('finds numbers written in groups, in full width and with the country code', () => {
  assert.deepEqual(found('打 139 1234 5678 找我'), ['mobile 139 1234 5678']);
  assert.deepEqual(found('139-1234-5678'), ['mobile 139-1234-5678']);
  assert.deepEqual(found('139–1234–5678'), ['mobile 139–1234–5678']);
  assert.deepEqual(found('１３９１２３４５６７８'), ['mobile １３９１２３４５６７８']);
  assert.deepEqual(found('+8613912345678'), ['mobile 8613912345678']);
  assert.deepEqual(found('+86 139 1234 5678'), ['mobile 86 139 1234 5678']);
  assert.deepEqual(found('4111 1111 1111 1111'), ['bank-card 4111 1111 1111 1111']);
  assert.deepEqual(found('110105 19491231 002x'), ['resident-id 110105 19491231 002x']);
});

test('finds two numbers that only a space keeps apart', () => {
  assert.deepEqual(found('13912345678 13887654321'), ['mobile 13912345678', 'mobile 13887654321']);
});

test('leaves other numbers alone', () => {
  for (const text of [
    '',
    '窗口12等了120分钟，12345也打不通，办件3201152026022500001391234567800',
    '2026-11-22 10:30:15 到现在，2026年11月22日',
    // Each of these passes the check digit of a card.
    '400-820-8820 2026-11-12',
    '合同A4111111111111111',
    '取件号13-20261122-1',
    '办件4403002026112200014、JS4403002026112200014',
    '025-83620000，8362000013',
    '3200000000000002',
    '91000000000000009B',
  ]) {
    assert.deepEqual(found(text), [], text);
  }
});

test("takes a child's identity number for one where the text calls it so, and for a case number elsewhere", () => {
  const number = withCheckDigit('32010020201122001');
  assert.deepEqual(found(`办件${number}`), []);
  assert.deepEqual(found(`孩子的身份证号是：${number}`), [`resident-id ${number}`]);
});

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({min: 0, max: 9}), {minLength: length, maxLength: length}).map((all) => all.join(''));
const province = fc.constantFrom('11', '32', '44', '51', '62');
const day = (from: string, to: string): fc.Arbitrary<string> =>
  fc
    .date({min: new Date(from), max: new Date(to), noInvalidDate: true})
    .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
const residentId = fc
  .tuple(province, digits(4), day('1930-01-01', '2014-12-31'), digits(3))
  .map((parts) => withCheckDigit(parts.join('')));
const oldIdentity = fc
  .tuple(province, digits(4), day('1930-01-01', '1980-12-31'), digits(3))
  .map(([area, rest, born, serial]) => `${area}${rest}${born.slice(2)}${serial}`);
const mobile = fc.tuple(fc.integer({min: 3, max: 9}), digits(9)).map(([second, rest]) => `1${String(second)}${rest}`);
const bankCard = fc
  .tuple(fc.constantFrom('62', '95'), digits(4), fc.integer({min: 9, max: 12}).chain(digits))
  .map((parts) => withLuhnDigit(parts.join('')))
  // Looks like the number of a case, or by chance of a firm.
  .filter((card) => !/^\d{6}20\d\d/.test(card) && !isUnifiedSocialCreditCode(card));
const anyKind = fc.oneof(
  residentId.map((number) => ({kind: 'resident-id', number})),
  oldIdentity.map((number) => ({kind: 'resident-id', number})),
  mobile.map((number) => ({kind: 'mobile', number})),
  bankCard.map((number) => ({kind: 'bank-card', number})),
);
const prose = fc
  .array(fc.constantFrom('等', '了', '很久', '，', '。', '窗口', '😀', '(', '：', '\n'), {maxLength: 8})
  .map((parts) => parts.join(''));

function withCheckDigit(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first17.charAt(place)), 0);
  return first17 + '10X98765432'.charAt(sum % 11);
}

function withLuhnDigit(payload: string): string {
  const doubled = Array.from(payload)
    .reverse()
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 2 : 1))
    .map((value) => (value > 9 ? value - 9 : value));
  return payload + String((10 - (doubled.reduce((total, value) => total + value, 0) % 10)) % 10);
}

const fullWidth = (number: string): string =>
  number.replaceAll(/[0-9X]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

test('finds any such number anywhere in prose, in both widths, at its very place', () => {
  fc.assert(
    fc.property(prose, anyKind, prose, fc.boolean(), (before, {kind, number}, after, wide) => {
      const written = wide ? fullWidth(number) : number;
      const spans = findPersonalData(`${before}${written}${after}`);
      assert.deepEqual(spans, [{kind, start: before.length, end: before.length + written.length}]);
    }),
  );
});

test('finds a card in fours and a mobile in three parts like those in one piece', () => {
  fc.assert(
    fc.property(bankCard, mobile, fc.constantFrom(' ', '-', '\u3000', '－'), (card, number, separator) => {
      const inFours = card.replaceAll(/\d{4}(?=\d)/g, `$&${separator}`);
      assert.deepEqual(found(`卡${inFours}。`), [`bank-card ${inFours}`]);
      const inParts = [number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(separator);
      assert.deepEqual(found(`打${inParts}。`), [`mobile ${inParts}`]);
    }),
  );
});

test('is silent about case numbers of area, day and serial, however long the serial', () => {
  fc.assert(
    fc.property(
      province,
      digits(4),
      day('2016-01-01', '2049-12-31'),
      fc.integer({min: 3, max: 6}).chain(digits),
      fc.boolean(),
      (area, rest, on, serial, withArea) => {
        const number = `${withArea ? area + rest : ''}${on}${serial}`;
        assert.deepEqual(found(`办件编号${number}，`), []);
      },
    ),
    {numRuns: 1_000},
  );
});

test('is silent about every 统一社会信用代码', () => {
  const first17 = fc
    // Registered by industry and commerce; the codes of other bodies begin like an area.
    .tuple(fc.constantFrom('91', '92', '93'), province, digits(4), digits(9))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(first17, (body) => {
      const code = body + (creditCodeCheckCharacter(body) ?? '');
      assert.deepEqual(found(`公司${code}，`), []);
    }),
    {numRuns: 1_000},
  );
});
