import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {contactProblem, maskName} from './contact-details.ts';

test('takes a name, a number, or both', () => {
  for (const contact of [{name: '张三'}, {phone: '13912345678'}, {name: '张三', phone: '+86 139-1234-5678'}])
    assert.equal(contactProblem(contact, 'real-name'), undefined, JSON.stringify(contact));
  for (const phone of ['(025) 8888 6666', '025-88886666', '+852 2810 2717'])
    assert.equal(contactProblem({phone}, 'confidential'), undefined, phone);
});

test('refuses what nobody can be reached by', () => {
  assert.equal(contactProblem({}, 'real-name'), 'contact-empty');
  assert.equal(contactProblem({name: ' ', phone: ''}, 'real-name'), 'contact-empty');
  for (const phone of ['1', '请发邮件', '139 1234 5678 或微信', '1'.repeat(40), 'a@b.cn'])
    assert.equal(contactProblem({phone}, 'real-name'), 'contact-phone-unfit', phone);
  assert.equal(contactProblem({name: '阿'.repeat(51)}, 'real-name'), 'contact-name-too-long');
});

test('takes none with an anonymous review, however right it is', () => {
  assert.equal(contactProblem({phone: '13912345678'}, 'anonymous'), 'contact-of-anonymous');
});

test('a masked name shows the first character and the length, never another character', () => {
  assert.equal(maskName('欧阳修'), '欧**');
  assert.equal(maskName(''), '');
  fc.assert(
    fc.property(fc.string({unit: 'grapheme', minLength: 1}), (name) => {
      const characters = Array.from(name.trim());
      const masked = Array.from(maskName(name));
      assert.equal(masked.length, characters.length);
      assert.ok(masked.slice(1).every((character) => character === '*'));
    }),
  );
});
