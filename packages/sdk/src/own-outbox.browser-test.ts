import {expect} from 'chai';
import {createClient} from './client.ts';
import type {Client} from './contract.ts';
import {memoryOutbox} from './memory-outbox.ts';
import type {Queue} from './queue.ts';
import {FakeBackend} from './testing/fake-backend.ts';
import {BAD, onDevice} from './testing/rig.ts';
import type {Rig} from './testing/rig.ts';

/** As a host makes it, with nothing of the rig but its clock. */
function clientOn(rig: Rig, outbox: Queue, transport: FakeBackend): Client {
  const {storageName} = rig;
  return createClient({endpoint: 'https://backend.example', storageName, outbox, transport, clock: () => rig.now});
}

describe('a client with an outbox and a way of its own', () => {
  it(
    'keeps reviews there, sends them that way, and touches no database of the browser',
    onDevice(async (rig) => {
      const [outbox, transport] = [memoryOutbox(), new FakeBackend()];
      transport.reply = () => 'network-error';
      const client = clientOn(rig, outbox, transport);
      const submission = await client.submit(rig.draft(BAD));
      expect(submission).to.include({state: 'saved'});
      expect(await client.flush()).to.include({delivered: 0, waiting: 1, stopped: 'later'});
      expect((await outbox.records()).items).to.have.length(1);

      transport.reply = (items) => transport.record(items);
      expect(await client.flush()).to.deep.equal({delivered: 1, refused: 0, waiting: 0});
      expect([...transport.recorded.keys()]).to.deep.equal(['id' in submission && submission.id]);
      expect(await outbox.records()).to.deep.equal({items: [], parked: []});
      await client.close();
      expect((await indexedDB.databases()).map(({name}) => name)).not.to.include(rig.storageName);
    }),
  );

  it(
    'parks there what the way says is refused, and says full where that outbox is full',
    onDevice(async (rig) => {
      const [outbox, transport] = [memoryOutbox({maxItems: 1}), new FakeBackend()];
      transport.reply = () => ({status: 422, ourBody: true, code: 'batch-invalid'});
      const client = clientOn(rig, outbox, transport);
      await client.submit(rig.draft());
      await client.flush();
      expect(await client.pending()).to.have.nested.property('[0].code', 'batch-invalid');
      expect(await client.submit(rig.draft())).to.deep.equal({state: 'unsaved', reason: 'queue-full'});
      await client.close();
    }),
  );
});
