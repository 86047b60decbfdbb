import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {hotWordsOf} from './hot-words.ts';
import {findPersonalData} from './personal-data.ts';

const chinese = new Intl.Segmenter('zh', {granularity: 'word'});
const segment = (text: string): string[] => [...chinese.segment(text)].map((part) => part.segment);

test('takes the words of a review that say something of the service, each once', () => {
  const taken = hotWordsOf('态度/热情/，/服务/热情/！/一次/办结/窗口/非常/好', (text) => text.split('/'));
  assert.deepEqual(taken, ['态度', '热情', '服务', '办结']);
});

test('leaves out numbers, telephones, identity numbers and whatever is joined to a digit', () => {
  for (const text of [
    '电话13812345206',
    '身份证320102199003071234',
    '苏A12345',
    '１３８１２３４５２０６',
    '三十二 两次 第一',
    'test@example.com https://example.com/a 服务',
  ]) {
    const words = hotWordsOf(text, (plain) => plain.split(/[\s，。]/u));
    assert.deepEqual(
      words.filter((word) => word !== '服务' && word !== '电话' && word !== '身份证'),
      [],
      text,
    );
  }
});

test('leaves out who somebody is and where they live', () => {
  const whole = (text: string): string[] =>
    hotWordsOf(text, (plain) => [...segment(plain), ...plain.split(/[\s，。]/u)]);
  for (const [text, secret] of [
    ['我叫王小明，办事方便', /小明|王小/],
    ['欧阳海燕女士态度生硬', /欧阳|海燕/],
    ['找了李主任才办成', /李|主任/],
    ['小王 服务周到', /小王/],
    ['住在人民路十二号三单元', /人民|单元/],
  ] as const) {
    assert.doesNotMatch(whole(text).join(' '), secret, text);
  }
  assert.ok(whole('欧阳海燕女士态度生硬').includes('生硬'));
});

test('leaves out places, and the names it is told of', () => {
  assert.deepEqual(
    hotWordsOf('江宁区/翠屏花园/态度', (text) => text.split('/')),
    ['态度'],
  );
  assert.deepEqual(hotWordsOf('江宁 周到', segment, new Set(['江宁'])), ['周到']);
});

test('lets nothing out that has a digit, whatever is said and however it is taken apart', () => {
  const piece = fc.oneof(
    fc.string({unit: 'grapheme', maxLength: 8}),
    fc.constantFrom('态度', '13812345206', '第3次', '①②', '苏A', '３号', '王小明', '办结', '320102199003071234'),
  );
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 8}), fc.nat(6), (pieces, length) => {
      const cut = (text: string): string[] => [
        text,
        ...segment(text),
        ...(text.match(new RegExp(`.{1,${length + 1}}`, 'gsu')) ?? []),
      ];
      for (const word of hotWordsOf(pieces.join(''), cut)) {
        assert.doesNotMatch(word, /[\p{N}\p{Script=Latin}\s]/u);
        assert.deepEqual(findPersonalData(word), []);
      }
    }),
  );
});
