import {expect} from 'chai';
import {invitationToken, onDevice, until} from './testing/rig.ts';
import {builtInCatalogue} from './rules.ts';

type Answer = () => Response | Promise<Response>;

/** A network that answers by path, and remembers what it was asked. */
function network(answers: Readonly<Record<string, Answer>>): {
  readonly requests: Request[];
  readonly fetch: (request: Request) => Promise<Response>;
} {
  const requests: Request[] = [];
  return {
    requests,
    fetch: async (request) => {
      requests.push(request);
      const answer = answers[new URL(request.url).pathname];
      if (answer === undefined) throw new TypeError('Failed to fetch');
      return answer();
    },
  };
}

const OFFLINE = network({});
const OFFICIAL = {
  ...builtInCatalogue(),
  version: 'jiangsu-7',
  rules: {textMax: 150, indicatorsMax: 2, negativeNeedsReason: true},
};

function json(
  body: unknown,
  init: {readonly status?: number; readonly headers?: Record<string, string>} = {},
): Response {
  return new Response(JSON.stringify(body), {...init, headers: {'content-type': 'application/json', ...init.headers}});
}

function problemBody(status: number, code: string): Response {
  return json({type: 'about:blank', title: code, status, code}, {status});
}

describe('the catalogue', () => {
  it(
    'comes from the network, and from this device when there is none later',
    onDevice(async (rig) => {
      const there = network({'/v1/catalogue': () => json(OFFICIAL, {headers: {etag: '"7"'}})});
      const first = rig.client({fetch: there.fetch});
      expect(await first.catalogue()).to.deep.equal({catalogue: OFFICIAL, source: 'network'});
      await first.close();

      const offline = rig.client({fetch: OFFLINE.fetch});
      expect(await offline.catalogue()).to.deep.equal({catalogue: OFFICIAL, source: 'kept'});
    }),
  );

  it(
    'is asked for by its ETag, and the kept one is used when nothing has changed',
    onDevice(async (rig) => {
      const answers = [json(OFFICIAL, {headers: {etag: '"7"'}}), new Response(null, {status: 304})];
      const there = network({'/v1/catalogue': () => answers.shift() ?? Response.error()});
      const client = rig.client({fetch: there.fetch});
      await client.catalogue();

      expect(await client.catalogue()).to.deep.equal({catalogue: OFFICIAL, source: 'network'});
      expect(there.requests.map(({headers}) => headers.get('if-none-match'))).to.deep.equal([null, '"7"']);
    }),
  );

  it(
    'is the built-in one, complete, on a first visit without a network',
    onDevice(async (rig) => {
      const {catalogue, source} = await rig.client({fetch: OFFLINE.fetch}).catalogue();

      expect(source).to.equal('built-in');
      expect(catalogue.levels.map(({level}) => level)).to.deep.equal([5, 4, 3, 2, 1]);
      expect(catalogue.indicators).to.have.length(40);
      expect(catalogue.notice.text).to.include('工单');
    }),
  );

  it(
    'is the kept one when the answer is a page of something else',
    onDevice(async (rig) => {
      const answers = [json(OFFICIAL), new Response('<html>sign in</html>')];
      const there = network({'/v1/catalogue': () => answers.shift() ?? Response.error()});
      const client = rig.client({fetch: there.fetch});
      await client.catalogue();

      expect(await client.catalogue()).to.include({source: 'kept'});
    }),
  );

  it(
    'is not taken from a record that cannot be read',
    onDevice(async (rig) => {
      const client = rig.client({fetch: OFFLINE.fetch});
      await client.pending();
      await rig.put('facts', {etag: '"7"', catalogue: {version: 7}}, 'catalogue');

      expect(await client.catalogue()).to.include({source: 'built-in'});
    }),
  );

  it(
    'is there where storage is blocked',
    onDevice(async (rig) => {
      rig.replace(IDBFactory.prototype, 'open', () => {
        throw new DOMException('denied', 'SecurityError');
      });
      const there = network({'/v1/catalogue': () => json(OFFICIAL)});

      expect(await rig.client({fetch: there.fetch}).catalogue()).to.include({source: 'network'});
    }),
  );

  it(
    'binds what is submitted: its number of tags and its local tags',
    onDevice(async (rig) => {
      const local = {code: 'L1', level: 5 as const, text: '大厅有轮椅', shown: 'basic' as const};
      const catalogue = {...OFFICIAL, indicators: [...OFFICIAL.indicators, local]};
      const there = network({'/v1/catalogue': () => json(catalogue)});
      const client = rig.client({fetch: there.fetch});
      await client.catalogue();

      expect(await client.submit(rig.draft({indicators: ['L1']}))).to.include({state: 'saved'});
      expect(await client.submit(rig.draft({indicators: ['L2']}))).to.include({code: 'indicator-unknown'});
      expect(await client.submit(rig.draft({indicators: ['510', '511', '512']}))).to.include({
        code: 'indicators-too-many',
      });
    }),
  );
});

describe('an invitation', () => {
  const about = {itemName: '企业设立登记', departmentName: '市政务服务办', caseNumber: 'A-1', servedOn: '2026-11-20'};

  it(
    'is read by the server, which alone knows whether it may be used',
    onDevice(async (rig) => {
      const reading = {state: 'rated', about, channel: 'web-widget', expiresAt: '2026-12-01T00:00:00Z'};
      const there = network({'/v1/invitations/read': () => json(reading)});
      const token = invitationToken(rig.now);

      expect(await rig.client({fetch: there.fetch}).readInvitation(token)).to.deep.equal({kind: 'reading', ...reading});
      expect(await there.requests[0]?.json()).to.deep.equal({invitation: token});
      // A bearer secret belongs into no address.
      expect(there.requests[0]?.url).to.equal('https://backend.example/v1/invitations/read');
    }),
  );

  it(
    'tells offline what it says of itself, and whether it is over by the clock of the device',
    onDevice(async (rig) => {
      const client = rig.client({fetch: OFFLINE.fetch});
      const expiresAt = rig.now + 60_000;
      const token = invitationToken(expiresAt);

      expect(await client.readInvitation(token)).to.deep.equal({
        kind: 'offline',
        about,
        expiresAt: new Date(expiresAt).toISOString(),
        over: false,
      });
      rig.now += 61_000;
      expect(await client.readInvitation(token)).to.include({kind: 'offline', over: true});
    }),
  );

  it(
    'speaks of itself as well while the server is overloaded',
    onDevice(async (rig) => {
      const there = network({'/v1/invitations/read': () => problemBody(503, 'overloaded')});

      expect(await rig.client({fetch: there.fetch}).readInvitation(invitationToken(rig.now))).to.include({
        kind: 'offline',
      });
    }),
  );

  it(
    'is a problem when the server or nobody can read it',
    onDevice(async (rig) => {
      const there = network({'/v1/invitations/read': () => problemBody(403, 'invitation-foreign')});
      const online = rig.client({fetch: there.fetch});
      const offline = rig.client({fetch: OFFLINE.fetch});

      expect(await online.readInvitation(invitationToken(rig.now))).to.deep.equal({
        kind: 'problem',
        code: 'invitation-foreign',
      });
      expect(await offline.readInvitation('nonsense')).to.deep.equal({kind: 'problem', code: 'invitation-forged'});
    }),
  );

  it(
    'shows the review that was given by it and still waits here',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const first = rig.client({fetch: OFFLINE.fetch});
      const draft = rig.draft();
      const submission = await first.submit(draft);
      await first.close();
      const read = await rig.client({fetch: OFFLINE.fetch}).readInvitation(draft.invitation);

      if (submission.state !== 'saved' || read.kind !== 'offline') throw new Error(read.kind);
      expect(read.waiting).to.include({id: submission.id, receiptCode: submission.receiptCode, state: 'waiting'});
    }),
  );
});

describe('progress', () => {
  const progress = {
    about: {itemName: 'a', departmentName: 'b', caseNumber: 'c', servedOn: '2026-11-20'},
    level: 5,
    indicators: [],
    text: '',
    receivedAt: '2026-11-22T04:00:00Z',
    standing: 'first',
    late: false,
  };

  it(
    'is read by the receipt code as a person types it',
    onDevice(async (rig) => {
      const there = network({'/v1/receipts/read': () => json(progress)});
      const client = rig.client({fetch: there.fetch});

      expect(await client.progress(' abcd-efgh-jkmn-pqrO ')).to.deep.equal({kind: 'progress', progress});
      expect(await there.requests[0]?.json()).to.deep.equal({receiptCode: 'ABCDEFGHJKMNPQR0'});
    }),
  );

  it(
    'says that the review still waits on this device, whether the server is there or not',
    onDevice(async (rig) => {
      rig.backend.reply = () => 'network-error';
      const there = network({'/v1/receipts/read': () => problemBody(404, 'receipt-unknown')});
      const online = rig.client({fetch: there.fetch});
      const submission = await online.submit(rig.draft());
      if (submission.state !== 'saved') throw new Error(submission.state);
      await until(() => rig.backend.requests.length > 0);

      for (const client of [online, rig.client({fetch: OFFLINE.fetch})]) {
        const read = await client.progress(submission.receiptCode);
        expect(read).to.have.nested.property('review.id', submission.id);
      }
    }),
  );

  it(
    'is unknown, or not to be had offline, else',
    onDevice(async (rig) => {
      const there = network({'/v1/receipts/read': () => problemBody(404, 'receipt-unknown')});
      const online = rig.client({fetch: there.fetch});
      const offline = rig.client({fetch: OFFLINE.fetch});

      expect(await online.progress('ABCDEFGHJKMNPQRS')).to.deep.equal({kind: 'problem', code: 'receipt-unknown'});
      expect(await online.progress('too short')).to.deep.equal({kind: 'problem', code: 'receipt-unknown'});
      expect(await offline.progress('ABCDEFGHJKMNPQRS')).to.deep.equal({kind: 'offline'});
    }),
  );
});

describe('without the parts that come later', () => {
  it(
    'says so, and rejects only where there is nothing to say',
    onDevice(async (rig) => {
      const gone = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));
      const client = rig.client({}, {delivery: gone, rules: gone});

      expect(await client.readInvitation('x')).to.deep.equal({kind: 'problem', code: 'part-not-loaded'});
      expect(await client.progress('x')).to.deep.equal({kind: 'offline'});
      expect(await client.catalogue().catch((cause: unknown) => cause)).to.include({code: 'part-not-loaded'});
    }),
  );
});
