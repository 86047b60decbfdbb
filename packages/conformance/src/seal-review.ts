import {randomBytes} from 'node:crypto';
import {SealingKey} from '@haochaping/protocol';
import {seal, type SealedFor, type SealingSuite} from '@haochaping/protocol/sealing';
import {get, type Backend} from './backend-call.ts';
import {parseJson} from './read-answer.ts';

export type Body = Readonly<Record<string, unknown>>;

/** How a fixture wants a review sealed; `body-of-another` is a box that belongs to another id, and so must not open. */
export type Sealed = 'contact' | 'body' | 'body-of-another';

/** Seals a review of format 1 as a device does. */
export type SealReview = (body: Body, how: Sealed) => Body;

// The format that knows boxes.
const FORMAT = 2;

const SUITES: Readonly<Record<string, () => Promise<SealingSuite>>> = {
  intl: async () => (await import('@haochaping/protocol/sealing-intl')).intl,
  sm: async () => (await import('@haochaping/protocol/sealing-sm')).sm,
};

/** What seals to the key of a backend's catalogue; undefined where it tells none, for then no device seals either. */
export async function sealerFor(backend: Backend): Promise<SealReview | undefined> {
  const reply = await get(backend, '/v1/catalogue');
  const told =
    'text' in reply ? (parseJson(reply.text) as {readonly sealing?: unknown} | undefined)?.sealing : undefined;
  const key = SealingKey.safeParse(told).data;
  const suite = key && (await SUITES[key.suite]?.());
  if (key === undefined || suite === undefined) return undefined;
  return (body, how) => {
    const id = String(body['id']);
    const to: SealedFor = {id, kind: 'review', format: FORMAT, part: how === 'contact' ? 'contact' : 'body'};
    if (how === 'contact') {
      const contact = {phone: '13800000000', consentedAt: body['submittedAt']};
      return {...body, format: FORMAT, contact: seal(suite, key, to, JSON.stringify(contact))};
    }
    const device = {id: randomBytes(16).toString('hex'), number: 1};
    const other = how === 'body-of-another' ? id.replace(/.$/, (last) => (last === '0' ? '1' : '0')) : id;
    const sealed = seal(suite, key, {...to, id: other, device}, JSON.stringify(body));
    return {format: FORMAT, id, kind: 'review', device, sealed};
  };
}
