import {expect} from 'chai';
import type {Client, ClientOptions} from './contract.ts';
import {createFetchTransport} from './transport.ts';
import {onDevice, until} from './testing/rig.ts';
import type {Rig} from './testing/rig.ts';

const RECEIPT = '7ZK3M9Q2X4T8B6VW';
const PROGRESS = {
  about: {itemName: '企业设立登记', departmentName: '市政务服务办', caseNumber: 'A-1', servedOn: '2026-11-20'},
  level: 2,
  indicators: [],
  text: '',
  receivedAt: '2026-11-22T04:00:00.000Z',
  standing: 'first',
  late: false,
};

/** The backend's routes, by hand: what came to each, in its order, and what it answers. */
class Office {
  readonly asked: {readonly path: string; readonly body: Record<string, unknown>}[] = [];
  answer: (path: string, body: Record<string, unknown>) => Response | 'none' = (path, body) => this.taken(path, body);

  readonly fetch = async (request: Request): Promise<Response> => {
    const {pathname: path} = new URL(request.url);
    const text = await request.text();
    const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    this.asked.push({path, body});
    const answer = this.answer(path, body);
    if (answer === 'none') throw new TypeError('Failed to fetch');
    return answer;
  };

  taken(path: string, body: Record<string, unknown>): Response {
    if (path.startsWith('/v1/receipts/')) return Response.json(PROGRESS);
    const reviews = (body['reviews'] ?? []) as {id: string}[];
    const receivedAt = PROGRESS.receivedAt;
    return Response.json({outcomes: reviews.map(({id}) => ({id, outcome: 'recorded', receivedAt, late: false}))});
  }

  /** The paths of what was sent, without what is read. */
  get sent(): string[] {
    return this.asked.map(({path}) => path).filter((path) => /^\/v1\/(reviews|receipts\/)/.test(path));
  }
}

function clientOf(rig: Rig, office: Office, more: Partial<ClientOptions> = {}): Client {
  const way = {endpoint: 'https://office.example', fetch: office.fetch, answerMs: 5_000};
  const transport = createFetchTransport({...way, words: () => import('./words-way.ts')});
  return rig.client(more, {transport});
}

describe('rule 11: what is said of a review waits like a review', () => {
  it(
    'keeps it strictly, sends it by its own route, and tells that it was delivered',
    onDevice(async (rig) => {
      const office = new Office();
      const client = clientOf(rig, office);
      const events = rig.listen(client);
      const submission = await client.followUp({receiptCode: '7zk3-m9q2-x4t8-b6vw', level: 1, text: '还是没有。'});

      if (submission.state !== 'saved') throw new Error(JSON.stringify(submission));
      expect(submission.receiptCode).to.equal(RECEIPT);
      await until(() => events.some(({type}) => type === 'delivered'));
      const {id} = submission;
      expect(office.asked).to.deep.include({
        path: '/v1/receipts/follow-up',
        body: {id, receiptCode: RECEIPT, level: 1, text: '还是没有。'},
      });
      expect(events).to.deep.include({type: 'delivered', id, outcome: 'recorded'});
      expect(await rig.items()).to.deep.equal([]);
      expect(await rig.counts()).to.deep.equal({items: 0, bytes: 0, parked: 0});
    }),
  );

  it(
    'sends a slip and an objection by theirs, the slip with the moment in which it was said',
    onDevice(async (rig) => {
      const office = new Office();
      office.answer = () => 'none';
      const client = clientOf(rig, office);
      const statedAt = new Date(rig.now).toISOString();
      await client.stateMistake({receiptCode: RECEIPT});
      await client.object({receiptCode: RECEIPT, text: '我没有点错。'});
      rig.now += 3_600_000;
      office.asked.length = 0;
      office.answer = (path, body) => office.taken(path, body);
      await client.flush();

      const said = office.asked.map(({path, body}) => [path, body['statedAt'], body['text']]);
      expect(said).to.have.deep.members([
        ['/v1/receipts/mistake', statedAt, undefined],
        ['/v1/receipts/objection', undefined, '我没有点错。'],
      ]);
    }),
  );

  it(
    'waits for its review, also when that is stuck and it is not, and goes in the same pass as it',
    onDevice(async (rig) => {
      const office = new Office();
      office.answer = () => 'none';
      const client = clientOf(rig, office);
      const review = await client.submit(rig.draft({level: 1, text: '等了两个小时'}));
      if (review.state !== 'saved') throw new Error(review.state);
      const word = await client.stateMistake({receiptCode: review.receiptCode, text: '点错了'});
      if (word.state !== 'saved') throw new Error(word.state);
      expect((await rig.items()).find(({id}) => id === word.id)?.waitsFor).to.equal(review.id);
      // A firewall dislikes the review, and lets everything else pass.
      office.answer = (path, body) =>
        path === '/v1/reviews' ? new Response('<html>', {status: 403}) : office.taken(path, body);
      office.asked.length = 0;
      await client.flush();
      expect(office.sent).not.to.include('/v1/receipts/mistake');
      expect((await client.pending()).map(({id, kind}) => [id, kind])).to.have.deep.members([
        [review.id, undefined],
        [word.id, 'mistake'],
      ]);

      office.answer = (path, body) => office.taken(path, body);
      office.asked.length = 0;
      rig.now += 60_000;
      expect(await client.flush()).to.deep.equal({delivered: 2, refused: 0, waiting: 0});
      expect(office.sent).to.deep.equal(['/v1/reviews', '/v1/receipts/mistake']);
    }),
  );

  it(
    'does not wake again and again for what waits for a review that has its own time',
    onDevice(async (rig) => {
      const office = new Office();
      office.answer = (path, body) =>
        path === '/v1/reviews' ? new Response('<html>', {status: 403}) : office.taken(path, body);
      rig.random = 0.9;
      const client = clientOf(rig, office);
      const review = await client.submit(rig.draft());
      if (review.state !== 'saved') throw new Error(review.state);
      for (let attempt = 0; attempt < 6; attempt++) await client.flush();
      await client.stateMistake({receiptCode: review.receiptCode});
      const {nextAt = 0} = await client.flush();

      const [item] = (await rig.items()).filter(({kind}) => kind === 'review');
      expect(nextAt).to.be.at.least(item?.notBefore ?? Infinity);
    }),
  );

  it(
    'parks what a rule of the server refuses, with the rule, and sends it no more',
    onDevice(async (rig) => {
      const office = new Office();
      const problem = {
        type: 'about:blank',
        title: 'no',
        status: 422,
        code: 'mistake-refused',
        refusal: 'mistake-too-late',
      };
      office.answer = () => Response.json(problem, {status: 422});
      const client = clientOf(rig, office);
      const events = rig.listen(client);
      const word = await client.stateMistake({receiptCode: RECEIPT});
      if (word.state !== 'saved') throw new Error(word.state);
      await until(() => events.some(({type}) => type === 'refused'));
      await client.flush();

      expect(office.sent).to.deep.equal(['/v1/receipts/mistake']);
      const [parked] = await client.pending();
      expect(parked).to.include({id: word.id, state: 'parked', code: 'mistake-too-late', kind: 'mistake'});
    }),
  );

  const keeping: readonly (readonly [string, () => Response | 'none'])[] = [
    ['no network', () => 'none'],
    ['a page of something else', () => new Response('<html>')],
    ['an answer of ours to something else', () => Response.json({outcomes: []})],
    ['503', () => new Response('', {status: 503})],
    [
      '429',
      () =>
        Response.json(
          {type: 'about:blank', title: 'slowly', status: 429, code: 'too-many-attempts'},
          {status: 429, headers: {'retry-after': '60'}},
        ),
    ],
  ];
  for (const [what, answer] of keeping) {
    it(
      `keeps it under its id after ${what}, and sends the very same again`,
      onDevice(async (rig) => {
        const office = new Office();
        office.answer = answer;
        const first = clientOf(rig, office);
        await first.followUp({receiptCode: RECEIPT, level: 2, text: '没有改。'});
        await until(() => office.sent.length > 0);
        await first.close();
        expect(await rig.items()).to.have.length(1);
        rig.now += 600_000;
        office.answer = (path, body) => office.taken(path, body);
        await clientOf(rig, office).flush();

        const said = office.asked.filter(({path}) => path === '/v1/receipts/follow-up');
        expect(said.length).to.be.greaterThan(1);
        for (const {body} of said) expect(body).to.deep.equal(said[0]?.body);
        expect(await rig.items()).to.deep.equal([]);
      }),
    );
  }

  it(
    'posts it at once where storage is blocked, and says it again under the same id',
    onDevice(async (rig) => {
      rig.replace(IDBFactory.prototype, 'open', () => {
        throw new DOMException('denied', 'SecurityError');
      });
      const office = new Office();
      office.answer = () => 'none';
      const client = clientOf(rig, office);
      const said = {receiptCode: RECEIPT, text: '我没有点错。'};

      expect(await client.object(said)).to.include({state: 'unsaved', reason: 'storage-blocked'});
      office.answer = (path, body) => office.taken(path, body);
      expect(await client.object(said)).to.include({state: 'delivered', outcome: 'recorded', receiptCode: RECEIPT});
      const ids = office.asked.filter(({path}) => path.endsWith('objection')).map(({body}) => body['id']);
      expect(new Set(ids).size).to.equal(1);
    }),
  );

  it(
    'keeps nothing in the clear on a device that many use',
    onDevice(async (rig) => {
      const office = new Office();
      office.answer = () => 'none';
      const client = clientOf(rig, office, {sharedDevice: true});

      expect(await client.object({receiptCode: RECEIPT, text: '不对'})).to.include({
        state: 'unsaved',
        reason: 'not-sealed',
      });
      expect(await rig.items()).to.deep.equal([]);
    }),
  );

  it(
    'refuses before anything is stored what can be of no use',
    onDevice(async (rig) => {
      const client = clientOf(rig, new Office());

      expect(await client.stateMistake({receiptCode: '123'})).to.deep.equal({
        state: 'refused',
        code: 'receipt-unknown',
      });
      expect(await client.object({receiptCode: RECEIPT, text: '  '})).to.deep.equal({
        state: 'refused',
        code: 'text-missing',
      });
      const text = '长'.repeat(4_001);
      expect(await client.object({receiptCode: RECEIPT, text})).to.deep.equal({
        state: 'refused',
        code: 'text-too-long',
      });
      expect(await client.pending()).to.deep.equal([]);
    }),
  );
});
