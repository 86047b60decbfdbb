import {OutboxFile, OutboxFileItem} from '@haochaping/protocol';
import {expect} from 'chai';
import {BAD, onDevice} from './testing/rig.ts';
import {problem} from './testing/fake-backend.ts';

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

describe('an outbox as a file', () => {
  it(
    'holds what waits and what is parked, as it would go over the wire, and deletes nothing',
    onDevice(async (rig) => {
      rig.backend.reply = () => problem(422, 'body-invalid');
      const client = rig.client();
      await client.submit(rig.draft(BAD));
      await client.flush();
      rig.now += 1_000;
      rig.backend.reply = () => 'network-error';
      await client.submit(rig.draft({text: '很好'}));
      await client.flush();
      await rig.put('items', {id: 'not-an-item', kind: 'review', notBefore: 1});

      const {name, file, text} = await client.export();
      expect(name).to.match(/^sdk-[\d-]+-outbox-20261122-0400\.json$/);
      expect(OutboxFile.parse(JSON.parse(text))).to.deep.equal(file);
      expect(file.items.map(({state, kind, code}) => [state, kind, code])).to.have.deep.members([
        ['parked', 'review', 'body-invalid'],
        ['waiting', 'review', undefined],
        ['parked', 'unreadable', 'unreadable'],
      ]);
      const sent = rig.backend.requests.flat().map(({body}) => body);
      for (const item of file.items.filter(({kind}) => kind === 'review')) {
        expect(OutboxFileItem.parse(item)).to.deep.equal(item);
        expect(sent).to.deep.include(item.body);
        expect(item.digest).to.equal(await sha256(JSON.stringify([item.id, item.kind, item.body])));
      }
      expect(file.digest).to.equal(await sha256(file.items.map(({digest}) => digest).join('\n')));
      expect(await client.pending()).to.have.length(3);
    }),
  );

  it(
    'is empty, and no error, where nothing waits',
    onDevice(async (rig) => {
      const {file} = await rig.client().export();
      expect(file).to.deep.include({count: 0, items: []});
      expect(file.device).to.deep.equal({storageName: rig.storageName, origin: location.origin});
    }),
  );

  it(
    'says that it cannot be made when its part of the library does not load',
    onDevice(async (rig) => {
      const client = rig.client({}, {export: () => Promise.reject(new TypeError('Failed to fetch'))});
      const failure = await client.export().catch((cause: unknown) => cause);
      expect(failure).to.include({name: 'SdkError', code: 'part-not-loaded'});
    }),
  );
});
