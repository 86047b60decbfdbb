import {openingIntl as intl} from '@haochaping/protocol/opening-intl';
import {describeKey, unseal} from '@haochaping/protocol/sealing';
import type {OpeningSuite, SealedBox, SealedFor, SealingKey} from '@haochaping/protocol/sealing';
import {sm} from '@haochaping/protocol/sealing-sm';
import {expect} from 'chai';
import {openDB} from 'idb';
import type {ClientOptions} from './contract.ts';
import {builtInCatalogue} from './rules.ts';
import type {StoredItem} from './stored-item.ts';
import {stranger} from './testing/fake-backend.ts';
import {BAD, onDevice, until} from './testing/rig.ts';
import type {Rig} from './testing/rig.ts';

const CONTACT = {name: '徐爱华', phone: '13812345206', consentedAt: '2026-11-22T03:59:00.000Z'};
const WORDS = '表格要到现场才有，跑了两趟';

/** A backend's key, and a network that tells it in the catalogue. */
class Office {
  readonly suite: OpeningSuite;
  readonly pair;
  readonly key: SealingKey;
  told: SealingKey | undefined;

  constructor(suite: OpeningSuite = intl) {
    this.suite = suite;
    this.pair = suite.makeKeyPair();
    this.key = describeKey(suite, this.pair.publicKey);
    this.told = this.key;
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    if (new URL(request.url).pathname !== '/v1/catalogue') throw new TypeError('Failed to fetch');
    const catalogue = {...builtInCatalogue(), ...(this.told && {sealing: this.told})};
    return Promise.resolve(Response.json(catalogue));
  };

  /** The contact in an item that travels open. */
  contactIn({id, body}: StoredItem): unknown {
    return this.#open(body['contact'], {id, kind: 'review', format: 2, part: 'contact'});
  }

  /** The review in an item that travels sealed. */
  reviewIn({id, body}: StoredItem): unknown {
    const device = body['device'] as NonNullable<SealedFor['device']>;
    return this.#open(body['sealed'], {id, kind: 'review', format: 2, part: 'body', device});
  }

  #open(box: unknown, to: SealedFor): unknown {
    const text = unseal(this.suite, this.pair, box as SealedBox, to);
    return text === undefined ? undefined : JSON.parse(text);
  }
}

/** Every record of every store, with its key, as one text. */
async function allOnDisk(rig: Rig): Promise<string> {
  const db = await openDB(rig.storageName);
  try {
    const stores = [...db.objectStoreNames];
    const all = await Promise.all(
      stores.map(async (name) => [name, await db.getAllKeys(name), (await db.getAll(name)) as unknown[]]),
    );
    return JSON.stringify(all);
  } finally {
    db.close();
  }
}

const numberOf = ({body}: StoredItem): unknown => (body['device'] as {readonly number: unknown}).number;

function onSharedDevice(test: (rig: Rig, office: Office, options: Partial<ClientOptions>) => Promise<void>) {
  return onDevice(async (rig) => {
    const office = new Office();
    rig.backend.reply = () => 'network-error';
    await test(rig, office, {fetch: office.fetch, sharedDevice: true});
  });
}

describe('a contact', () => {
  for (const suite of [intl, sm]) {
    it(
      `is sealed before anything of it is stored, and opens for the backend alone (${suite.name})`,
      onDevice(async (rig) => {
        const office = new Office(suite);
        rig.backend.reply = () => 'network-error';
        const client = rig.client({fetch: office.fetch});
        const submission = await client.submit(rig.draft({...BAD, contact: CONTACT}));
        expect(submission.state).to.equal('saved');
        expect(submission).not.to.have.property('contactLeftOut');
        const disk = await allOnDisk(rig);
        expect(disk).to.include(BAD.text);
        for (const secret of [CONTACT.name, CONTACT.phone, CONTACT.consentedAt]) expect(disk).not.to.include(secret);
        const [item] = await rig.items();
        expect(item?.body).to.include({format: 2, text: BAD.text});
        expect(item && office.contactIn(item)).to.deep.equal(CONTACT);
      }),
    );
  }

  it(
    'is sealed where a page has no crypto.subtle, as on plain http',
    onDevice(async (rig) => {
      rig.replace(crypto, 'subtle', undefined);
      const office = new Office();
      rig.backend.reply = () => 'network-error';
      await rig.client({fetch: office.fetch}).submit(rig.draft({contact: CONTACT}));
      const [item] = await rig.items();
      expect(item && office.contactIn(item)).to.deep.equal(CONTACT);
    }),
  );

  it(
    'is sealed offline to the key that an earlier visit was told',
    onDevice(async (rig) => {
      const office = new Office();
      rig.backend.reply = () => 'network-error';
      const before = rig.client({fetch: office.fetch});
      expect(await before.prepareSealing()).to.equal(true);
      await before.close();
      const offline = rig.client({fetch: () => Promise.reject(new TypeError('Failed to fetch'))});
      await offline.submit(rig.draft({contact: CONTACT}));
      const [item] = await rig.items();
      expect(item && office.contactIn(item)).to.deep.equal(CONTACT);
    }),
  );

  it(
    'is left out, and that is said, where there is no key to seal to',
    onDevice(async (rig) => {
      const office = new Office();
      office.told = undefined;
      rig.backend.reply = () => 'network-error';
      const client = rig.client({fetch: office.fetch});
      expect(await client.prepareSealing()).to.equal(false);
      const submission = await client.submit(rig.draft({...BAD, contact: CONTACT}));
      expect(submission).to.include({state: 'saved', contactLeftOut: true});
      expect(await allOnDisk(rig)).not.to.include(CONTACT.phone);
      expect((await rig.items())[0]?.body).to.include({format: 1, text: BAD.text});
    }),
  );

  it(
    'is left out, and that is said, where what seals could not be loaded',
    onDevice(async (rig) => {
      const office = new Office();
      const client = rig.client({fetch: office.fetch}, {seal: () => Promise.reject(new Error('offline'))});
      const submission = await client.submit(rig.draft({contact: CONTACT}));
      expect(submission).to.include({state: 'saved', contactLeftOut: true});
      expect(await allOnDisk(rig)).not.to.include(CONTACT.phone);
      expect(rig.problems.map(({code}) => code)).to.include('part-not-loaded');
    }),
  );

  it(
    'is never sealed to another key than the pinned one, nor to one that says of itself what it is not',
    onDevice(async (rig) => {
      const office = new Office();
      const pinned = rig.client({fetch: office.fetch, sealingFingerprint: new Office().key.fingerprint});
      expect(await pinned.submit(rig.draft({contact: CONTACT}))).to.include({contactLeftOut: true});
      expect(rig.problems.map(({code}) => code)).to.include('sealing-key-foreign');
      office.told = {...office.key, publicKey: new Office().key.publicKey};
      const lied = rig.client({fetch: office.fetch, sealingFingerprint: office.key.fingerprint});
      expect(await lied.prepareSealing()).to.equal(false);
      office.told = office.key;
      const right = rig.client({fetch: office.fetch, sealingFingerprint: office.key.fingerprint});
      expect(await right.prepareSealing()).to.equal(true);
    }),
  );

  it(
    'goes with no anonymous review, and one that nobody can be reached by is refused before anything is stored',
    onDevice(async (rig) => {
      const office = new Office();
      rig.backend.reply = () => 'network-error';
      const client = rig.client({fetch: office.fetch});
      const anonymous = await client.submit(rig.draft({contact: CONTACT, identityMode: 'anonymous'}));
      expect(anonymous).to.include({state: 'saved', contactLeftOut: true});
      expect((await rig.items())[0]?.body).not.to.have.property('contact');
      const unfit = await client.submit(rig.draft({contact: {...CONTACT, phone: '微信'}}));
      expect(unfit).to.deep.equal({state: 'refused', code: 'contact-phone-unfit'});
      expect(await rig.items()).to.have.length(1);
    }),
  );
});

describe('a shared device', () => {
  it(
    'stores nothing of a review that can be read there, and the backend reads all of it',
    onSharedDevice(async (rig, office, options) => {
      const client = rig.client(options);
      const draft = rig.draft({level: 1, text: WORDS, contact: CONTACT});
      const submission = await client.submit(draft);
      expect(submission.state).to.equal('saved');
      const disk = await allOnDisk(rig);
      const token = draft.invitation.split('.')[1] ?? '';
      const receiptCode = submission.state === 'saved' ? submission.receiptCode : '';
      for (const secret of [WORDS, CONTACT.phone, CONTACT.name, token, receiptCode, 'identityMode', 'real-name'])
        expect(disk).not.to.include(secret);
      const [item] = await rig.items();
      expect(item?.body).to.include({format: 2, kind: 'review', id: item?.id});
      const review = item && (office.reviewIn(item) as Record<string, unknown>);
      expect(review).to.include({id: item?.id, level: 1, text: WORDS, receiptCode, invitation: draft.invitation});
      expect(item && office.contactIn({...item, body: review ?? {}})).to.deep.equal(CONTACT);
    }),
  );

  it(
    'numbers its ratings without a gap, over tabs and restarts',
    onSharedDevice(async (rig, _office, options) => {
      const tabs = [rig.client(options), rig.client(options), rig.client(options)];
      await Promise.all([...tabs, ...tabs].map((tab) => tab.submit(rig.draft())));
      await Promise.all(tabs.map((tab) => tab.close()));
      await rig.client(options).submit(rig.draft());
      const items = await rig.items();
      expect(items.map(numberOf).sort()).to.deep.equal([1, 2, 3, 4, 5, 6, 7]);
      expect(new Set(items.map(({body}) => (body['device'] as {readonly id: string}).id)).size).to.equal(1);
    }),
  );

  it(
    'uses up no number for a review that was not kept',
    onSharedDevice(async (rig, _office, options) => {
      const small = rig.client({...options, limits: {maxItems: 1}});
      await small.submit(rig.draft());
      expect(await small.submit(rig.draft())).to.include({state: 'unsaved', reason: 'queue-full'});
      const broken = rig.client(options);
      let fail = true;
      rig.intercept<[unknown], IDBRequest>(IDBObjectStore.prototype, 'add', (proceed, value) => {
        if (!fail) return proceed(value);
        throw new DOMException('The disk is gone.', 'UnknownError');
      });
      expect((await broken.submit(rig.draft())).state).to.equal('unsaved');
      fail = false;
      await broken.submit(rig.draft());
      expect((await rig.items()).map(numberOf).sort()).to.deep.equal([1, 2]);
    }),
  );

  it(
    'delivers what it sealed as it lies there',
    onSharedDevice(async (rig, office, options) => {
      const client = rig.client(options);
      await client.submit(rig.draft({text: WORDS}));
      const [stored] = await rig.items();
      rig.backend.reply = (items) => rig.backend.record(items);
      await client.flush();
      const [sent] = [...rig.backend.recorded.values()].flat();
      expect(sent?.body).to.deep.equal(stored?.body);
      expect(sent && office.reviewIn(sent)).to.include({text: WORDS});
      expect(await rig.items()).to.have.length(0);
    }),
  );

  it(
    'posts at once what it cannot seal, and stores nothing of it',
    onSharedDevice(async (rig, office, options) => {
      office.told = undefined;
      const client = rig.client(options);
      const draft = rig.draft({text: WORDS});
      expect(await client.submit(draft)).to.include({state: 'unsaved', reason: 'not-sealed'});
      expect(await rig.items()).to.have.length(0);
      expect(await allOnDisk(rig)).not.to.include(WORDS);
      rig.backend.reply = (items) => rig.backend.record(items);
      const posted = await client.submit(draft);
      expect(posted).to.include({state: 'delivered', outcome: 'recorded'});
      expect(await allOnDisk(rig)).not.to.include(WORDS);
      const ids = rig.backend.requests.flat().map(({id}) => id);
      expect(new Set(ids).size).to.equal(1);
    }),
  );

  it(
    'does not store in the clear when sealing itself fails',
    onSharedDevice(async (rig, _office, options) => {
      const client = rig.client(options);
      expect(await client.prepareSealing()).to.equal(true);
      rig.backend.reply = () => stranger(502);
      const draft = rig.draft({text: WORDS});
      let asked = 0;
      rig.intercept<[Uint8Array<ArrayBuffer>], Uint8Array>(Crypto.prototype, 'getRandomValues', (proceed, bytes) => {
        // Ids take 10 bytes; the key of a box takes 32.
        if (bytes.length !== 32) return proceed(bytes);
        asked++;
        throw new Error('No randomness.');
      });
      expect(await client.submit(draft)).to.include({state: 'unsaved', reason: 'not-sealed'});
      expect(asked).to.equal(1);
      expect(await allOnDisk(rig)).not.to.include(WORDS);
    }),
  );

  it(
    'gets its room back once all has arrived, and counts from 1 under another name',
    onSharedDevice(async (rig, _office, options) => {
      const client = rig.client(options);
      await client.submit(rig.draft());
      await client.submit(rig.draft());
      await client.flush();
      const before = (await rig.items())[0]?.body['device'];
      let full = true;
      for (const name of ['put', 'add']) {
        rig.intercept<readonly unknown[], IDBRequest>(IDBObjectStore.prototype, name, (proceed, ...args) => {
          if (full) throw new DOMException('full', 'QuotaExceededError');
          return proceed(...args);
        });
      }
      rig.backend.reply = (items) => rig.backend.record(items);
      expect(await client.flush()).to.include({delivered: 2, waiting: 0});
      full = false;
      rig.backend.reply = () => 'network-error';
      expect((await client.submit(rig.draft())).state).to.equal('saved');
      const after = (await rig.items())[0]?.body['device'];
      expect(after).to.include({number: 1});
      expect(after)
        .to.have.property('id')
        .that.is.not.equal((before as {readonly id: string}).id);
    }),
  );

  it(
    'is ready before anybody rates, without being asked',
    onSharedDevice(async (rig, office, options) => {
      let asked = 0;
      const fetch = async (request: Request): Promise<Response> => {
        asked++;
        return office.fetch(request);
      };
      rig.client({...options, fetch});
      await until(() => asked > 0);
    }),
  );
});
