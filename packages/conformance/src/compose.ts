import {randomBytes} from 'node:crypto';
import type {Item} from './fixture.ts';
import type {Body, SealReview} from './seal-review.ts';

export interface Composer {
  /** The invitation with that number, from 1. */
  readonly invitation: (number: number) => string;
  readonly now: () => number;
  /** Absent where nothing can be sealed. */
  readonly seal: SealReview | undefined;
}

/** The reviews of one run of a fixture, by their names. */
export class Reviews {
  readonly #composer: Composer;
  readonly #bodies = new Map<string, Body>();

  constructor(composer: Composer) {
    this.#composer = composer;
  }

  body(name: string): Body {
    const body = this.#bodies.get(name);
    if (body === undefined) throw new Error(`No review of this fixture is named ${name}.`);
    return body;
  }

  /** The items of one request, in their order. */
  compose(items: readonly Item[], times = 1): unknown[] {
    if (times === 1) return items.map((item) => ('as' in item ? this.#named(item) : item.value));
    const [item] = items;
    if (item === undefined || !('as' in item)) throw new Error('Only a composed review can be sent many times.');
    return Array.from({length: times}, (_, index) => this.#named({...item, as: `${item.as}-${String(index + 1)}`}));
  }

  #named(item: Extract<Item, {as: string}>): Body {
    const known = this.#bodies.get(item.as);
    if (known !== undefined) return known;
    const start = item.like === undefined ? this.#fresh(item) : this.body(item.like);
    const left = Object.entries({...start, ...item.set}).filter(([name]) => item.unset?.includes(name) !== true);
    const open = Object.fromEntries(left);
    const body = item.sealed === undefined ? open : this.#sealed(open, item.sealed);
    this.#bodies.set(item.as, body);
    return body;
  }

  #sealed(open: Body, how: Parameters<SealReview>[1]): Body {
    if (this.#composer.seal === undefined) throw new Error('There is no key to seal to.');
    return this.#composer.seal(open, how);
  }

  #fresh({invitation: number = 1, forged, submittedMsAgo = 0}: Extract<Item, {as: string}>): Body {
    const now = this.#composer.now();
    const invitation = this.#composer.invitation(number);
    return {
      format: 1,
      id: uuidV7(now),
      receiptCode: receiptCode(),
      invitation: forged === true ? withOtherSignature(invitation) : invitation,
      level: 5,
      indicators: [],
      indicatorsVersion: '2',
      text: '',
      identityMode: 'real-name',
      submittedAt: new Date(now - submittedMsAgo).toISOString(),
    };
  }
}

function uuidV7(at: number): string {
  const time = at.toString(16).padStart(12, '0');
  const random = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-a${random.slice(3, 6)}-${random.slice(6, 18)}`;
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function receiptCode(): string {
  return [...randomBytes(16)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** The same token under a signature of nobody's. A token that is no JWS gets another end. */
function withOtherSignature(token: string): string {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const other = randomBytes(64).toString('base64url').slice(0, Math.max(signature.length, 16));
  return [header, claims, other].join('.');
}
