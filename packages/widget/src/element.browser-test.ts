import 'axe-core';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {LEVEL_NAMES, LEVELS} from '@haochaping/core';
import {expect} from 'chai';
import './define.ts';
import type {HcpReview} from './element.ts';
import {SUBJECT} from './testing/facts.ts';
import {findings} from './testing/findings.ts';
import {
  all,
  choice,
  choose,
  invitationToken,
  one,
  opened,
  result,
  Stage,
  submit,
  until,
  words,
} from './testing/stage.ts';

const NAMES = LEVELS.map((level) => LEVEL_NAMES[level]);

let stage: Stage;

beforeEach(() => {
  stage = new Stage();
});

afterEach(async () => {
  await stage.close();
  document.body.style.background = '';
});

async function form(settings: Parameters<Stage['mount']>[0] = {}): Promise<HcpReview> {
  const element = stage.mount(settings);
  await opened(element);
  return element;
}

function levels(element: Element): HTMLInputElement[] {
  return all(element, 'input[name=level]') as HTMLInputElement[];
}

function focused(element: HcpReview): Element | null | undefined {
  return element.shadowRoot?.activeElement;
}

it('shows what is being rated, and five radios by their Chinese names with none chosen', async () => {
  const element = await form();
  expect(words(one(element, 'h2'))).to.equal(SUBJECT.itemName);
  expect(words(one(element, 'dl')))
    .to.include(SUBJECT.departmentName)
    .and.include('0317')
    .and.include('2026年11月20日');
  const group = one(element, 'fieldset.levels');
  expect(words(one(element, '.levels legend'))).to.equal('您对这次服务满意吗？');
  const radios = levels(element);
  expect(radios.every((radio) => group.contains(radio) && radio.type === 'radio')).to.be.true;
  expect(radios.map((radio) => words(radio.labels?.[0] ?? radio))).to.deep.equal(NAMES);
  expect(radios.some((radio) => radio.checked)).to.be.false;
  expect(all(element, '.levels svg').every((face) => face.getAttribute('aria-hidden') === 'true')).to.be.true;
});

for (const width of [390, 1024]) {
  it(`gives the five levels the same size, colour and distance at ${String(width)} px`, async () => {
    await setViewport({width, height: 900});
    const element = await form();
    const boxes = all(element, '.level').map((level) => level.getBoundingClientRect());
    const looks = all(element, '.level').map((level) => {
      const parts = [level, ...level.querySelectorAll('.frame, .face, .word')].map((part) => getComputedStyle(part));
      return parts.map((style) =>
        [
          style.color,
          style.fontSize,
          style.fontWeight,
          style.borderTopColor,
          style.stroke,
          style.backgroundColor,
        ].join(),
      );
    });
    const [first] = boxes;
    for (const box of boxes) {
      expect(box.width).to.be.closeTo(first?.width ?? 0, 0.02);
      expect(box.height).to.be.closeTo(first?.height ?? 0, 0.02);
    }
    expect(new Set(looks.map((look) => look.join(' | '))).size).to.equal(1);
    const along = width === 390 ? boxes.map(({top}) => top) : boxes.map(({left}) => left);
    const gaps = along.slice(1).map((at, index) => Math.round((at - (along[index] ?? 0)) * 10));
    expect(new Set(gaps).size).to.equal(1);
  });
}

it('puts the levels side by side only where all five words fit on one line', async () => {
  await setViewport({width: 390, height: 900});
  const element = await form();
  const tops = (): number => new Set(all(element, '.level').map((level) => level.offsetTop)).size;
  expect(tops()).to.equal(5);
  await setViewport({width: 1024, height: 900});
  await until('the row', () => tops() === 1);
  await setViewport({width: 390, height: 900});
  await until('the column', () => tops() === 5);
});

it('offers 44 px to touch at every control', async () => {
  const element = await form();
  await choose(element, '不满意');
  const controls = all(element, 'label.box, button, summary, textarea');
  expect(controls.length).to.be.greaterThan(12);
  for (const control of controls) expect(control.getBoundingClientRect().height, words(control)).to.be.at.least(44);
});

it('takes a whole rating by keyboard alone', async () => {
  const element = await form();
  element.focus();
  expect(focused(element)).to.equal(levels(element)[0]);
  await sendKeys({press: 'ArrowUp'});
  expect(choice(element, '非常不满意').checked).to.be.true;
  await element.updateComplete;
  await sendKeys({press: 'Enter'});
  expect(stage.heard).to.deep.equal([]);
  await sendKeys({press: 'Tab'});
  await sendKeys({press: 'Space'});
  expect(choice(element, '在办事指南之外增加新的审批条件').checked).to.be.true;
  for (let tab = 0; tab < 4; tab++) await sendKeys({press: 'Tab'});
  expect(focused(element)?.localName).to.equal('textarea');
  await sendKeys({type: '等了很久'});
  await sendKeys({press: 'Tab'});
  await sendKeys({press: 'ArrowDown'});
  expect(choice(element, '匿名').checked).to.be.true;
  await sendKeys({press: 'Tab'});
  expect(focused(element)?.localName).to.equal('summary');
  await sendKeys({press: 'Tab'});
  await sendKeys({press: 'Enter'});
  await until('the review at the backend', () => stage.backend.received.length > 0);
  const [review] = stage.backend.received;
  expect(review?.level).to.equal(1);
  expect(review?.indicators).to.deep.equal(['108']);
  expect(review?.text).to.equal('等了很久');
  expect(review?.identityMode).to.equal('anonymous');
  expect(focused(element)?.id).to.equal('result');
  await sendKeys({press: 'Tab'});
  expect(words(focused(element) ?? element)).to.equal('复制回执号');
});

it('asks for a reason at the tags, ties the words to them and moves the focus there', async () => {
  const element = await form();
  await choose(element, '不满意');
  submit(element);
  const problem = await until('the problem', () => all(element, '#tags-problem')[0]);
  expect(one(element, '.tags').getAttribute('aria-describedby')).to.include('tags-problem');
  expect(words(problem)).to.equal('请选一项原因，或写一句话，方便办理单位改正');
  const first = choice(element, '没有提供材料样本');
  expect(focused(element)).to.equal(first);
  expect(first.getAttribute('aria-invalid')).to.equal('true');
  await choose(element, '没有提供材料样本');
  expect(all(element, '.error')).to.deep.equal([]);
  submit(element);
  await result(element, '已');
  expect(stage.heard.map(({state}) => state)).to.include('saved');
});

it('shows the basic tags first, then all, and goes on at the first new one', async () => {
  const element = await form();
  await choose(element, '非常满意');
  expect(all(element, '.chip input').length).to.equal(3);
  one(element, '.tags button').click();
  await element.updateComplete;
  expect(all(element, '.chip input').length).to.equal(8);
  expect(focused(element)).to.equal(choice(element, '可以全程网上办理'));
});

it('keeps tags and words when the level is changed and changed back', async () => {
  const element = await form();
  await choose(element, '不满意', '没有提供材料清单', '非常满意', '不满意');
  expect(choice(element, '没有提供材料清单').checked).to.be.true;
});

it('says how many characters are left aloud only near the end, and cuts nothing off', async () => {
  const element = await form();
  await choose(element, '满意');
  const field = one(element, 'textarea') as HTMLTextAreaElement;
  const status = one(element, '.field [role=status]');
  const write = async (text: string): Promise<void> => {
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await element.updateComplete;
  };
  await write('好'.repeat(100));
  expect(words(status)).to.equal('');
  expect(words(one(element, '.count'))).to.equal('还可以写 50 字');
  await write('😀'.repeat(141));
  expect(words(status)).to.equal('剩下不超过 10 字');
  await write('好'.repeat(153));
  expect(field.value.length).to.equal(153);
  submit(element);
  await until('the problem', () => all(element, '#text-problem').length > 0);
  expect(focused(element)).to.equal(field);
  expect(field.getAttribute('aria-invalid')).to.equal('true');
});

it('goes from saved to delivered by itself, says so once, and leaves the focus where it is', async () => {
  stage.backend.online = false;
  const element = await form();
  await choose(element, '非常满意');
  submit(element);
  const heading = await result(element, '已保存在这台设备上，联网后自动送出');
  expect(focused(element)).to.equal(heading);
  const status = [...all(element, '[role=status]')].pop();
  expect(words(status ?? element)).to.equal('');
  stage.backend.online = true;
  await element.client?.flush();
  await result(element, '已送达');
  expect(words(status ?? element)).to.equal('已送达');
  expect(focused(element)?.id).to.equal('result');
  expect(stage.heard.map(({state}) => state)).to.deep.equal(['saved', 'delivered']);
  expect(stage.heard[0]?.id).to.equal(stage.backend.received[0]?.id);
});

it('tells the page no level, unless it asked for it', async () => {
  const element = await form();
  await choose(element, '满意');
  submit(element);
  await result(element, '已送达');
  for (const detail of stage.heard) expect(detail).to.not.have.property('level');
  stage.heard.length = 0;
  const telling = await form({exposeLevel: true});
  await choose(telling, '基本满意');
  submit(telling);
  await result(telling, '已送达');
  expect(stage.heard.map(({state, level}) => [state, level])).to.deep.equal([
    ['saved', 3],
    ['delivered', 3],
  ]);
});

it('lets its events out of the shadow root of a host', async () => {
  const host = document.createElement('div');
  const heard: string[] = [];
  host.addEventListener('review-saved', ({type}) => heard.push(type));
  document.body.append(host);
  const element = await form();
  host.attachShadow({mode: 'open'}).append(element);
  await choose(element, '满意');
  submit(element);
  await result(element, '已');
  expect(heard).to.deep.equal(['review-saved']);
  host.remove();
});

it('keeps its pictures small where the policy of a page refuses the style sheet', async () => {
  const element = await form();
  await choose(element, '满意');
  const faces = all(element, 'svg');
  submit(element);
  const signs = (await result(element, '已送达')).parentElement?.querySelectorAll('svg') ?? [];
  for (const picture of [...faces, ...signs]) {
    expect(picture.getAttribute('width')).to.match(/^(32|48)$/);
    expect(picture.getAttribute('height')).to.equal('32');
    expect(picture.getAttribute('fill')).to.equal('none');
    expect(picture.getAttribute('stroke')).to.equal('currentColor');
  }
  expect(faces.length).to.equal(5);
  expect(signs.length).to.equal(1);
});

it('frames no heading that was focused by script alone, also where browsers cannot tell', async () => {
  const element = await form();
  await choose(element, '满意');
  one(element, '.submit').focus();
  await sendKeys({press: 'Enter'});
  const heading = await result(element, '已');
  expect(focused(element)).to.equal(heading);
  expect(getComputedStyle(heading).outlineStyle).to.equal('none');
});

it('gives a receipt code at once, also offline, in four groups, and carries it to the receipt page behind #', async () => {
  stage.backend.online = false;
  const element = await form({receiptHref: '/receipt/'});
  await choose(element, '非常不满意', '无理由超过法定办理时间');
  submit(element);
  await result(element, '已保存');
  const shown = words(one(element, '.number'));
  expect(shown).to.match(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(one(element, '.receipt a').getAttribute('href')).to.equal(`/receipt/#${shown.replaceAll('-', '')}`);
  stage.backend.online = true;
  await element.client?.flush();
  expect(stage.backend.received[0]?.receiptCode).to.equal(shown.replaceAll('-', ''));
});

it('copies the receipt code and says so', async () => {
  const element = await form();
  await choose(element, '满意');
  submit(element);
  await result(element, '已送达');
  one(element, '.receipt button').focus();
  await sendKeys({press: 'Enter'});
  await until('the word', () => words(one(element, '.receipt')).includes('已复制'));
});

it('shows the receipt again when the page is opened anew before the review could be delivered', async () => {
  stage.backend.online = false;
  const invitation = invitationToken();
  const element = await form({invitation});
  await choose(element, '满意');
  submit(element);
  await result(element, '已保存');
  const shown = words(one(element, '.number'));
  element.remove();
  const later = stage.mount({invitation});
  await result(later, '已保存');
  expect(words(one(later, '.number'))).to.equal(shown);
});

it('takes a rating offline by what the invitation says of itself, and says so', async () => {
  stage.backend.online = false;
  const element = await form();
  expect(words(one(element, 'h2'))).to.equal(SUBJECT.itemName);
  expect(words(one(element, '.about'))).to.include('现在没有联网');
});

it('keeps the form when nothing could be saved, says why, and takes it the second time', async () => {
  const element = await form({client: stage.client({limits: {maxItems: 0}})});
  await choose(element, '不满意', '没有提供材料样本');
  submit(element);
  const heading = await until('the bad news', () => all(element, '#unsaved')[0]);
  expect(focused(element)).to.equal(heading);
  expect(words(one(element, '.alert'))).to.include('等待送出的评价已满');
  expect(choice(element, '没有提供材料样本').checked).to.be.true;
  expect(words(one(element, '.submit'))).to.equal('再次提交');
  expect(stage.heard).to.deep.equal([{state: 'unsaved', code: 'queue-full'}]);
});

it('says neutrally that another rating was there first, where levels disagree as well', async () => {
  stage.backend.verdict = 'contested';
  const element = await form();
  await choose(element, '满意');
  submit(element);
  await result(element, '这次服务已经有过评价');
  expect(words(one(element, '.result')))
    .to.include('先收到的评价有效')
    .and.not.include('矛盾');
});

it('says in words and by its code why a saved review was refused in the end', async () => {
  stage.backend.verdict = {refused: 'service-instance-unknown'};
  const element = await form();
  await choose(element, '满意');
  submit(element);
  await result(element, '这条评价没有被接受');
  await until('why', () => words(one(element, '.result')).includes('没有找到对应的办件'));
  expect(words(one(element, '.result')))
    .to.include('service-instance-unknown')
    .and.include('还保存在这台设备上');
  expect(stage.heard.map(({state, code}) => [state, code])).to.deep.equal([
    ['saved', undefined],
    ['refused', 'service-instance-unknown'],
  ]);
});

const CLOSED = [
  ['rated', {state: 'rated'}, '这次服务已经评价过'],
  ['expired', {state: 'expired'}, '评价期限已过'],
  ['forged', 'invitation-forged', '无法识别这个评价链接'],
  ['foreign', 'invitation-foreign', '这个评价链接不属于这里'],
  ['unknown', 'service-instance-unknown', '没有找到对应的办件'],
  ['unavailable', 'origin-not-allowed', '暂时打不开评价'],
] as const;

for (const [why, reading, title] of CLOSED) {
  it(`says why there is nothing to fill in: ${why}`, async () => {
    stage.backend.reading = reading;
    const element = stage.mount();
    await result(element, title);
    expect(all(element, 'form')).to.deep.equal([]);
    expect((await findings(element)).join('\n')).to.equal('');
  });
}

it('tries again when asked to', async () => {
  stage.backend.reading = 'origin-not-allowed';
  const element = stage.mount();
  await result(element, '暂时打不开评价');
  stage.backend.reading = {};
  one(element, '.result button').click();
  await opened(element);
});

it('says what to do when there is no invitation, and begins when it comes', async () => {
  const element = stage.mount({invitation: ''});
  await result(element, '还没有可以评价的服务');
  element.invitation = invitationToken();
  await opened(element);
});

it('keeps HTML in a subject and a comment as text', async () => {
  const evil = '<img src=x onerror="window.hacked=1"><b>x</b>';
  stage.backend.reading = {about: {...SUBJECT, itemName: evil}};
  const element = await form();
  expect(words(one(element, 'h2'))).to.equal(evil);
  expect(all(element, 'img, b')).to.deep.equal([]);
  await choose(element, '满意');
  const field = one(element, 'textarea') as HTMLTextAreaElement;
  field.value = evil;
  field.dispatchEvent(new Event('input'));
  submit(element);
  await result(element, '已送达');
  expect(stage.backend.received[0]?.text).to.equal(evil);
  expect(window).to.not.have.property('hacked');
});

it('keeps what was filled in when it is moved in the page', async () => {
  const element = await form();
  await choose(element, '不满意', '没有提供材料清单');
  const elsewhere = document.createElement('section');
  document.body.append(elsewhere);
  elsewhere.append(element);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(choice(element, '没有提供材料清单').checked).to.be.true;
  submit(element);
  await result(element, '已送达');
  elsewhere.remove();
});

it('forgets what was filled in on reset', async () => {
  const element = await form();
  await choose(element, '不满意', '没有提供材料清单');
  element.reset();
  await until('the empty form', () => levels(element).length === 5 && !levels(element).some(({checked}) => checked));
  expect(all(element, '.chip')).to.deep.equal([]);
});

it('tells of the delivery of a review that was submitted before it left the page', async () => {
  stage.backend.online = false;
  const element = await form();
  await choose(element, '满意');
  submit(element);
  await result(element, '已保存');
  element.remove();
  await new Promise((resolve) => setTimeout(resolve, 20));
  stage.backend.online = true;
  await element.client?.flush();
  await until('the news', () => stage.heard.some(({state}) => state === 'delivered'));
});

it('speaks English with the official wording beside it', async () => {
  const element = await form({lang: 'en'});
  expect(levels(element).map((radio) => words(radio.labels?.[0] ?? radio))).to.deep.equal(
    ['Very satisfied', 'Satisfied', 'Fairly satisfied', 'Dissatisfied', 'Very dissatisfied'].map(
      (name, index) => `${name}${NAMES[index] ?? ''}`,
    ),
  );
  await choose(element, 'Dissatisfied');
  expect(words(one(element, '.chip'))).to.equal('No sample papers were provided没有提供材料样本');
  expect(one(element, '.chip [lang]').getAttribute('lang')).to.equal('zh-CN');
  element.lang = 'zh-CN';
  await until('Chinese', () => words(one(element, '.submit')) === '提交评价');
  expect(choice(element, '不满意').checked).to.be.true;
});

it('loses nothing at 320 px, in both languages, with the longest names', async () => {
  await setViewport({width: 320, height: 900});
  stage.backend.reading = {
    about: {
      ...SUBJECT,
      itemName: '建设工程消防设计审查'.repeat(9),
      departmentName: '江苏省连云港市赣榆区行政审批局'.repeat(4),
    },
  };
  for (const lang of ['zh-CN', 'en']) {
    const element = await form({lang});
    element.dataset['view'] = 'elder';
    await choose(element, lang === 'en' ? 'Dissatisfied' : '不满意');
    one(element, '.tags button').click();
    await element.updateComplete;
    expect(document.documentElement.scrollWidth).to.equal(320);
    for (const part of all(element, '.card *:not(.hidden)')) {
      expect(part.getBoundingClientRect().right, part.outerHTML).to.be.at.most(320);
    }
    element.remove();
  }
  await setViewport({width: 1024, height: 900});
});

it('is harmed by nothing when its script is loaded twice', async () => {
  const again = './define.ts?again';
  await import(again);
  expect(customElements.get('hcp-review')).to.not.equal(undefined);
  await form();
});

const STATES: readonly (readonly [string, () => void, (element: HcpReview) => Promise<unknown>])[] = [
  ['the first question', () => {}, async (element) => opened(element)],
  [
    'a bad level without a reason',
    () => {},
    async (element) => {
      await opened(element);
      await choose(element, '非常不满意');
      one(element, '.tags button').click();
      await element.updateComplete;
      submit(element);
      await until('the problem', () => all(element, '.error').length > 0);
    },
  ],
  [
    'a good level',
    () => {},
    async (element) => {
      await opened(element);
      await choose(element, '满意', '填写一张表单就可完成申报');
      one(element, 'details').setAttribute('open', '');
    },
  ],
  [
    'saved',
    () => {
      stage.backend.online = false;
    },
    async (element) => {
      await opened(element);
      await choose(element, '满意');
      submit(element);
      await result(element, '已保存');
    },
  ],
  [
    'delivered',
    () => {},
    async (element) => {
      await opened(element);
      await choose(element, '满意');
      submit(element);
      await result(element, '已送达');
    },
  ],
  [
    'refused',
    () => {
      stage.backend.verdict = {refused: 'invitation-expired'};
    },
    async (element) => {
      await opened(element);
      await choose(element, '满意');
      submit(element);
      await result(element, '没有被接受');
    },
  ],
];

for (const theme of ['light', 'dark']) {
  for (const [name, before, reach] of STATES) {
    it(`has nothing that axe would mend: ${name}, ${theme}`, async () => {
      before();
      document.body.style.background = theme === 'dark' ? '#14191f' : '#fff';
      const element = stage.mount({theme, receiptHref: '/receipt/'});
      await reach(element);
      expect((await findings(element)).join('\n')).to.equal('');
    });
  }
}

it('has nothing that axe would mend while it opens and when nothing was saved', async () => {
  const opening = stage.mount({
    client: {
      ...stage.client(),
      subscribe: () => () => undefined,
      catalogue: () => new Promise(() => {}),
      readInvitation: () => new Promise(() => {}),
    },
  });
  await until('the skeleton', () => all(opening, '[aria-busy]').length > 0);
  expect((await findings(opening)).join('\n')).to.equal('');
  const element = await form({client: stage.client({limits: {maxItems: 0}})});
  await choose(element, '满意');
  submit(element);
  await until('the bad news', () => all(element, '.alert').length > 0);
  expect((await findings(element)).join('\n')).to.equal('');
});
