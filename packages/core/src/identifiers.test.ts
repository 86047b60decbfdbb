import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  creditCodeCheckCharacter,
  creditCodeOfItem,
  isCaseNumber,
  isItemCode,
  isResidentId,
  isServiceNumber,
  isUnifiedSocialCreditCode,
  maskNumber,
  parseSubjectKey,
  subjectKey,
  workOrderNumber,
} from './identifiers.ts';
import {isLandline, isMobileNumber} from './telephone.ts';

test('accepts real credit codes and none with a changed character', () => {
  for (const code of ['11440232MB2D06811W', '11370900MB28449441', '11370900004341048Y']) {
    assert.equal(isUnifiedSocialCreditCode(code), true, code);
    assert.equal(isUnifiedSocialCreditCode(`2${code.slice(1)}`), false);
    assert.equal(isUnifiedSocialCreditCode(code.toLowerCase()), false);
    assert.equal(isUnifiedSocialCreditCode(code.slice(1)), false);
  }
  assert.equal(isUnifiedSocialCreditCode(''), false);
});

test('works out the check character, and none for characters the alphabet lacks', () => {
  assert.equal(creditCodeCheckCharacter('11440232MB2D06811'), 'W');
  assert.equal(creditCodeCheckCharacter('00000000000000000'), '0');
  assert.equal(creditCodeCheckCharacter('1144023IMB2D06811'), undefined);
  assert.equal(creditCodeCheckCharacter('114'), undefined);
});

test('finds every single wrong character in a credit code', () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'.split('');
  const character = fc.constantFrom(...alphabet);
  fc.assert(
    fc.property(fc.array(character, {minLength: 17, maxLength: 17}), fc.nat(16), character, (first, place, other) => {
      fc.pre(first[place] !== other);
      const check = creditCodeCheckCharacter(first.join('')) ?? '';
      const wrong = first.with(place, other).join('');
      return isUnifiedSocialCreditCode(first.join('') + check) && !isUnifiedSocialCreditCode(wrong + check);
    }),
  );
});

test('accepts an item code of 31 characters that carries its body', () => {
  const code = '11440232MB2D06811W4000117051000';
  assert.equal(isItemCode(code), true);
  assert.equal(isItemCode(code.slice(1)), false);
  assert.equal(isItemCode(code.replace('11440', '11441')), false);
  assert.equal(creditCodeOfItem(code), '11440232MB2D06811W');
  assert.equal(creditCodeOfItem('3700000000-QT-001'), undefined);
});

test('accepts case numbers of one to fifty plain characters', () => {
  assert.equal(isCaseNumber('JS-320100_2026'), true);
  assert.equal(isCaseNumber('a'.repeat(50)), true);
  for (const value of ['', 'a'.repeat(51), '办件1', 'a b', 'a#1', 'a/b'])
    assert.equal(isCaseNumber(value), false, value);
});

test('numbers services from one', () => {
  assert.deepEqual([1, 2, 0, -1, 1.5, NaN, 2 ** 31].map(isServiceNumber), [
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('joins case and service number to a key and takes it apart again', () => {
  assert.equal(subjectKey('A-1', 2), 'A-1#2');
  assert.deepEqual(parseSubjectKey('A-1#2'), {caseNumber: 'A-1', serviceNumber: 2});
  for (const key of ['A-1', '#1', 'A#0', 'A#01', 'A#1#2', 'A#x', 'A#99999999999']) {
    assert.equal(parseSubjectKey(key), undefined, key);
  }
});

test('numbers an order by area, day and serial', () => {
  assert.equal(workOrderNumber('320115000000', '2026-02-25', 7), 'CP32011520260225000007');
});

test('accepts a resident identity number only with a real date and its check character', () => {
  assert.equal(isResidentId('11010519491231002X'), true);
  for (const value of ['110105194912310021', '11010519490231002X', '11010519491231002x', '1101051949123100', '']) {
    assert.equal(isResidentId(value), false, value);
  }
});

test('tells mobile numbers and landlines', () => {
  assert.equal(isMobileNumber('13912345678'), true);
  for (const value of ['12912345678', '1391234567', '139123456789', '+8613912345678']) {
    assert.equal(isMobileNumber(value), false, value);
  }
  assert.equal(isLandline('025-12345678'), true);
  assert.equal(isLandline('05101234567'), true);
  assert.equal(isLandline('12345678'), false);
});

test('masks a number so that most of it is gone, and masks it only once', () => {
  assert.equal(maskNumber('13912345678'), '139****5678');
  assert.equal(maskNumber('12345'), '****2345');
  assert.equal(maskNumber('110'), '****');
  assert.equal(maskNumber(maskNumber('13912345678')), '139****5678');
});
