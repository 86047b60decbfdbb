import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {test, type TestContext} from 'node:test';
import {naiveCounts, type RawRows, readRaw} from '@haochaping/backend/conformance';
import {daysOfMonth, type LocalMonth} from '@haochaping/core';
import {BulletinDraft, type BulletinFigures, CHANNELS} from '@haochaping/protocol';
import {serveFirstView} from '@haochaping/server';
import {signIn} from '../contract/place.ts';
import {openSeededStore, type SeededStore} from './seeded-store.ts';

const AT = Date.parse('2026-11-20T02:15:00Z');
const NANJING = '320100000000';

const CHOICES: readonly {readonly area?: string; readonly month?: string}[] = [
  {},
  {area: NANJING},
  {month: '2026-10'},
  {area: NANJING, month: '2026-11'},
];

type Counts = Readonly<Record<string, number>>;
type Dimension = Parameters<typeof naiveCounts>[1]['dimension'];

/** Counts from the rows themselves, each asked whether it belongs. */
function recounter(raw: RawRows, at: number): (dimension: Dimension, key: string, month?: string) => Counts {
  return (dimension, key, month) =>
    naiveCounts(raw, {dimension, key, at, ...(month && {span: daysOfMonth(month as LocalMonth)})});
}

function pageOf(t: TestContext, {app}: SeededStore): (search: string, headers?: object) => Promise<Response> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'haochaping-page-'));
  t.after(() => fs.rmSync(folder, {recursive: true}));
  fs.mkdirSync(path.join(folder, 'public'));
  fs.copyFileSync('packages/console/public/index.html', path.join(folder, 'public/index.html'));
  const serve = serveFirstView(folder, app);
  return async (search, headers = {}) => {
    const answer = await serve(new Request(`http://office.test/public/${search}`, {headers: {...headers}}));
    assert.ok(answer);
    return answer;
  };
}

const grouped = (count: number): string => count.toLocaleString('en-US');
const of = (counts: Counts, name: string): number => counts[name] ?? 0;

/** Per cent in `places` decimals by whole numbers alone, cut. */
function percent(numerator: number, denominator: number, places: number): string {
  if (denominator === 0) return '—';
  if (numerator === denominator) return '100%';
  const digits = String((BigInt(numerator) * 100n * 10n ** BigInt(places)) / BigInt(denominator)).padStart(
    places + 1,
    '0',
  );
  return `${digits.slice(0, -places)}.${digits.slice(-places)}%`;
}

/** How many of ten thousand, by whole numbers alone, cut after two decimals. */
function perTenThousand(numerator: number, denominator: number): string {
  if (denominator === 0) return '—';
  const hundredths = (BigInt(numerator) * 1_000_000n) / BigInt(denominator);
  return `${grouped(Number(hundredths / 100n))}.${String(hundredths % 100n).padStart(2, '0')}`;
}

/** The texts of all elements of one kind inside a part of the page, in their order. */
function texts(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map(([, inside = '']) =>
    inside
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

const section = (html: string, id: string): string => {
  const from = html.indexOf(`id="${id}"`);
  assert.notEqual(from, -1, id);
  return html.slice(from, html.indexOf('</section>', from));
};

const rowsOf = (html: string, id: string): string[][] =>
  [...section(html, id).matchAll(/<tr>(.*?)<\/tr>/gs)]
    .slice(1)
    .map(([, row = '']) => texts(row, /<t[hd][^>]*>(.*?)<\/t[hd]>/gs));

const rectified = (counts: Counts): string =>
  `${percent(of(counts, 'rectified'), of(counts, 'rectificationDue'), 2)} ${grouped(of(counts, 'rectified'))} / ${grouped(of(counts, 'rectificationDue'))}`;

const officeRow = (counts: Counts): string[] => [
  grouped(of(counts, 'good')),
  grouped(of(counts, 'bad')),
  grouped(of(counts, 'appealsUpheld')),
  rectified(counts),
];

test('every number of the page that a server writes equals a recount of the rows, of the whole, an area and a month', async (t) => {
  const store = await openSeededStore(t, AT);
  const page = pageOf(t, store);
  await recordChecks(store);
  const raw = await readRaw(store.engine);
  const recount = recounter(raw, AT);
  const areas = await store.engine.db.selectFrom('area').selectAll().orderBy('position').orderBy('code').execute();
  const departments = await store.engine.db
    .selectFrom('department')
    .selectAll()
    .orderBy('area')
    .orderBy('code')
    .execute();
  const top = areas.find(({parent}) => parent === null)?.code;
  for (const {area, month} of CHOICES) {
    const query = new URLSearchParams({...(area && {area}), ...(month && {month})}).toString();
    const html = await (await page(`?${query}`)).text();
    const counts = area === undefined ? recount('whole', '', month) : recount('area', area, month);
    const levels = [5, 4, 3, 2, 1].map((level) => of(counts, `level ${level}`));
    assert.deepEqual(texts(html, /<div class="hcp-count"><dt>.*?<\/dt><dd>(.*?)<\/dd>/gs), levels.map(grouped), query);
    const total = of(counts, 'good') + of(counts, 'bad');
    assert.deepEqual(texts(html, /<h1 [^>]*>.*?<strong>(.*?)<\/strong>/gs), [grouped(total)]);
    const rate = (name: string, above: number, words: string, below: string, under: number, places = 2): string =>
      `${percent(above, under, places)} ${name} ${grouped(above)} / ${words}${below} ${grouped(under)}`.trim();
    assert.deepEqual(texts(html, /<div class="hcp-rate"><dt>.*?<\/dt><dd>(.*?)<\/dd>/gs), [
      `${grouped(of(counts, 'good'))} 非常满意、满意、基本满意`,
      `${grouped(of(counts, 'bad'))} 不满意、非常不满意`,
      rate('好评', of(counts, 'good'), '', '评价', total),
      rate('差评', of(counts, 'bad'), '', '评价', total, 4),
      rate('已整改', of(counts, 'rectified'), '', '应整改', of(counts, 'rectificationDue')),
      rate('按期', of(counts, 'rectifiedOnTime'), '', '应整改', of(counts, 'rectificationDue')),
      rate('已回复', of(counts, 'realNameReplied'), '', '应回复', of(counts, 'realNameReplyDue')),
      rate('有评价', of(counts, 'instancesReviewed'), '', '可评价的服务', of(counts, 'instances')),
    ]);
    assert.ok(html.includes(`差评里有 ${grouped(of(counts, 'appealsUpheld'))} 件`));
    assert.deepEqual(
      rowsOf(html, 'public-areas'),
      areas
        .filter(({parent}) => parent === (area ?? top))
        .map(({code, name}) => [name, ...officeRow(recount('area', code, month))]),
    );
    const nameOf = (code: string): string => areas.find((one) => one.code === code)?.name ?? code;
    assert.deepEqual(
      rowsOf(html, 'public-departments'),
      departments
        .filter((one) => area === undefined || one.area.startsWith(area.slice(0, 4)))
        .map((one) => [`${one.name} ${nameOf(one.area)}`, ...officeRow(recount('department', one.code, month))]),
    );
    if (month === undefined) {
      const name = areas.find(({code}) => code === (area ?? top))?.name ?? '';
      const citizens = `${percent(of(counts, 'good'), total, 2)} ${grouped(of(counts, 'good'))} / ${grouped(total)}`;
      assert.deepEqual(rowsOf(html, 'public-checks')[0], [`${name} 合计`, '1 / 0 / 0 / 1', '50.00% 1 / 2', citizens]);
    } else {
      assert.ok(!html.includes('public-checks'), 'nothing was checked in these days');
    }
    const months = rowsOf(html, 'public-trend');
    assert.equal(months.length, 12);
    for (const [name = '', , share, bad, all, inTime] of months) {
      const [, year = '', number = ''] = /^(\d+) 年 (\d+) 月$/.exec(name) ?? [];
      const own = `${year}-${number.padStart(2, '0')}`;
      const then = area === undefined ? recount('whole', '', own) : recount('area', area, own);
      const reviews = of(then, 'good') + of(then, 'bad');
      assert.deepEqual(
        [share, bad, all, inTime],
        [
          perTenThousand(of(then, 'bad'), reviews),
          grouped(of(then, 'bad')),
          grouped(reviews),
          percent(of(then, 'rectifiedOnTime'), of(then, 'rectificationDue'), 2),
        ],
        name,
      );
    }
    if (area !== undefined) continue;
    const shown = CHANNELS.map((channel) => recount('channel', channel, month))
      .map((then) => ({then, reviews: of(then, 'good') + of(then, 'bad')}))
      .filter(({reviews}) => reviews > 0);
    const published = shown.filter(({reviews}) => reviews >= 3).reduce((sum, {reviews}) => sum + reviews, 0);
    assert.deepEqual(
      rowsOf(html, 'public-channels').map(([, ...cells]) => cells),
      shown.map(({then, reviews}) =>
        reviews < 3 ? ['不足三条'] : ['', grouped(reviews), percent(reviews, published, 2), grouped(of(then, 'bad'))],
      ),
    );
  }
  assert.ok(raw.reviews.length > 100, 'there is something to count');
  assert.deepEqual(store.reported, []);
});

/** Two checks of an office of Jiangning, from before every month that is asked for: one that passed, one that did not. */
async function recordChecks({place, engine}: SeededStore): Promise<void> {
  const headers = {...(await signIn(place, 'supervisor')), 'content-type': 'application/json'};
  const areaCode = '320115000000';
  const {code: departmentCode} = await engine.db
    .selectFrom('department')
    .select('code')
    .where('area', '=', areaCode)
    .executeTakeFirstOrThrow();
  for (const grade of ['A', 'D'] as const) {
    const body = JSON.stringify({
      ...{expectedVersion: 0, areaCode, departmentCode, checkedOn: '2024-01-15'},
      ...{words: '没有人接待。', evidence: '', reason: ''},
      grades: {timely: grade, skilled: 'A', firstAsked: 'A', warm: 'A', civil: 'A'},
    });
    const url = `${place.baseUrl}/v1/checks/${crypto.randomUUID().replaceAll('-', '')}`;
    assert.equal((await place.fetch(new Request(url, {method: 'PUT', headers, body}))).status, 200);
  }
}

/** What a bulletin would say of Jiangning in October, number by number. */
async function bulletinEqualsRecount(
  {place}: SeededStore,
  recount: (dimension: Dimension, key: string, month?: string) => Counts,
): Promise<void> {
  const headers = await signIn(place, 'management');
  const query = 'area=320115000000&month=2026-10';
  const answer = await place.fetch(new Request(`${place.baseUrl}/v1/bulletin-drafts?${query}`, {headers}));
  const {content} = BulletinDraft.parse(await answer.json());
  const expected = (dimension: Dimension, key: string, month: string): BulletinFigures => {
    const counts = recount(dimension, key, month);
    const rate = (numerator: number, denominator: number): {numerator: number; denominator: number} => ({
      numerator,
      denominator,
    });
    const asked = of(counts, 'callBacksAnswered');
    const satisfied = rate(of(counts, 'callBacksSatisfied') + of(counts, 'callBacksBasicallySatisfied'), asked);
    const level = (one: number): number => of(counts, `level ${one}`);
    return {
      levels: {'5': level(5), '4': level(4), '3': level(3), '2': level(2), '1': level(1)},
      good: of(counts, 'good'),
      bad: of(counts, 'bad'),
      struckOut: of(counts, 'appealsUpheld'),
      rates: {
        activeReviewRate: rate(of(counts, 'instancesReviewed'), of(counts, 'instances')),
        timelyRectificationRate: rate(of(counts, 'rectifiedOnTime'), of(counts, 'rectificationDue')),
        callBackSatisfactionRate: asked > 0 && asked < 3 ? null : satisfied,
      },
    };
  };
  assert.equal(content.before, '2026-09');
  assert.deepEqual(content.whole.now, expected('area', '320115000000', '2026-10'));
  assert.deepEqual(content.whole.before, expected('area', '320115000000', '2026-09'));
  assert.ok(content.departments.length > 0);
  for (const {code, now, before} of content.departments) {
    assert.deepEqual(now, expected('department', code, '2026-10'), code);
    assert.deepEqual(before, expected('department', code, '2026-09'), code);
  }
  for (const {code, now} of content.areas) assert.deepEqual(now, expected('area', code, '2026-10'), code);
}

test('the files and the bulletin hold the same numbers, under a name that is their digest, and no formula', async (t) => {
  const store = await openSeededStore(t, AT);
  await store.engine.db
    .updateTable('department')
    .set({name: '=HYPERLINK("http://x"),"y"'})
    .where('area', '=', '320115000000')
    .execute();
  const recount = recounter(await readRaw(store.engine), AT);
  const get = (file: string, headers = {}): Promise<Response> =>
    store.app.fetch(new Request(`http://office.test/v1/public/figures.${file}`, {headers}));
  const csv = await get('csv');
  const bytes = Buffer.from(await csv.arrayBuffer());
  const digest = createHash('sha256').update(bytes);
  const hex = digest.copy().digest('hex');
  assert.match(csv.headers.get('content-disposition') ?? '', new RegExp(`sha256-${hex}\\.csv"$`));
  assert.equal(csv.headers.get('repr-digest'), `sha-256=:${digest.digest('base64')}:`);
  assert.equal((await get('csv', {'if-none-match': csv.headers.get('etag') ?? ''})).status, 304);
  const lines = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  const [, whole = ''] = lines;
  const counts = recount('whole', '');
  assert.deepEqual(whole.split(',').slice(4, 12).map(Number), [
    ...[5, 4, 3, 2, 1].map((level) => of(counts, `level ${level}`)),
    ...[of(counts, 'good'), of(counts, 'bad'), of(counts, 'appealsUpheld')],
  ]);
  assert.ok(lines.some((line) => line.includes(`"'=HYPERLINK(""http://x""),""y"""`)));
  for (const line of lines) assert.doesNotMatch(line, /(^|,)"?[=+@\-\t]/);
  for (const line of lines.slice(1)) {
    const [kind = '', code = ''] = line.split(',');
    if (kind === '部门' && line.includes('HYPERLINK')) continue;
    const dimension = ({合计: 'whole', 地区: 'area', 部门: 'department'} as const)[kind];
    assert.ok(dimension, kind);
    const own = recount(dimension, dimension === 'whole' ? '' : code);
    const cells = line.split(',');
    assert.deepEqual(
      cells.slice(9, 24).map(Number),
      [
        ...[of(own, 'good'), of(own, 'bad'), of(own, 'appealsUpheld')],
        ...[of(own, 'good'), of(own, 'good') + of(own, 'bad'), of(own, 'bad'), of(own, 'good') + of(own, 'bad')],
        ...[of(own, 'rectified'), of(own, 'rectificationDue'), of(own, 'rectifiedOnTime'), of(own, 'rectificationDue')],
        ...[
          of(own, 'realNameReplied'),
          of(own, 'realNameReplyDue'),
          of(own, 'instancesReviewed'),
          of(own, 'instances'),
        ],
      ],
      line,
    );
  }
  await bulletinEqualsRecount(store, recount);
  const json = (await (await get('json')).json()) as {good: number; areas: {code: string; bad: number}[]};
  assert.equal(json.good, of(counts, 'good'));
  for (const {code, bad} of json.areas) assert.equal(bad, of(recount('area', code), 'bad'), code);
});

test('a page that says the same has the same tag; one of no area says so; what people wrote stays text', async (t) => {
  const store = await openSeededStore(t, AT);
  const page = pageOf(t, store);
  const first = await page('');
  assert.equal(first.headers.get('cache-control'), 'public, max-age=0, s-maxage=10, must-revalidate');
  const etag = first.headers.get('etag') ?? '';
  store.clock.now += 1_000;
  assert.equal((await page('', {'if-none-match': etag})).status, 304);
  const row = await store.engine.db
    .selectFrom('count_rollup')
    .selectAll()
    .where('dimension', '=', 'whole')
    .where('measure', '=', 5)
    .where('period', '=', 'ever')
    .executeTakeFirstOrThrow();
  await store.engine.db
    .updateTable('count_rollup')
    .set({count: row.count + 1})
    .where('dimension', '=', 'whole')
    .where('measure', '=', 5)
    .where('period', '=', 'ever')
    .execute();
  assert.equal((await page('', {'if-none-match': etag})).status, 200);
  await store.engine.db
    .updateTable('area')
    .set({name: `<script>alert('x')</script>$&`})
    .where('code', '=', NANJING)
    .execute();
  const nowhere = await page('?area=999999999999');
  assert.equal(nowhere.status, 404);
  assert.match(await nowhere.text(), /没有这个地区/);
  const html = await (await page('')).text();
  assert.ok(html.includes('&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;$&amp;'));
  assert.equal(html.match(/<script/g)?.length, 1, 'the page has the one script of its own');
  const compressed = await page('', {'accept-encoding': 'br'});
  assert.equal(compressed.headers.get('content-encoding'), 'br');
  assert.match(compressed.headers.get('content-security-policy') ?? '', /require-trusted-types-for 'script'/);
});
