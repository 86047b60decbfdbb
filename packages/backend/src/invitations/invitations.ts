import {type Channel, InvitationClaims} from '@haochaping/protocol';
import {compactVerify, type CryptoKey, decodeProtectedHeader, errors, importJWK, SignJWT} from 'jose';
import type {Keys} from '../ports.ts';
import {randomSecret} from '../access/keyed-hash.ts';

/** What an invitation is to say: for which service instance, through which channel, until when. */
export interface InvitationOrder {
  readonly subjectKey: string;
  readonly channel: Channel;
  readonly about: InvitationClaims['about'];
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** A verified invitation; whether its time is over is judged by `timeliness`, not here. */
export interface Invitation {
  readonly id: string;
  readonly subjectKey: string;
  readonly channel: Channel;
  readonly about: InvitationClaims['about'];
  readonly expiresAt: number;
}

export type InvitationProblem = 'invitation-forged' | 'invitation-foreign';

const ALGORITHM = 'ES256';

/**
 * Issues invitations and tells ours from others. `invitation-foreign`: well formed, but for another deployment or by a key
 * that is not ours; `invitation-forged`: everything else that does not verify.
 */
export class Invitations {
  readonly #keys: Keys;
  readonly #deployment: string;
  #imported: Promise<{readonly sign: CryptoKey; readonly verify: CryptoKey}> | undefined;

  constructor(keys: Keys, deployment: string) {
    this.#keys = keys;
    this.#deployment = deployment;
  }

  async issue(order: InvitationOrder): Promise<string> {
    const {sign} = await this.#import();
    return new SignJWT({channel: order.channel, about: order.about})
      .setProtectedHeader({alg: ALGORITHM, kid: this.#keys.invitationKey.kid, typ: 'JWT'})
      .setAudience(this.#deployment)
      .setSubject(order.subjectKey)
      .setJti(randomSecret(12))
      .setIssuedAt(Math.floor(order.issuedAt / 1000))
      .setExpirationTime(Math.floor(order.expiresAt / 1000))
      .sign(sign);
  }

  async verify(token: string): Promise<Invitation | InvitationProblem> {
    if (this.#isByAnotherKey(token)) return 'invitation-foreign';
    const {verify} = await this.#import();
    const claims = await verifiedClaims(token, verify);
    if (claims === undefined) return 'invitation-forged';
    if (claims.aud !== this.#deployment) return 'invitation-foreign';
    return {
      id: claims.jti,
      subjectKey: claims.sub,
      channel: claims.channel,
      about: claims.about,
      expiresAt: claims.exp * 1000,
    };
  }

  #isByAnotherKey(token: string): boolean {
    try {
      const {kid} = decodeProtectedHeader(token);
      return kid !== undefined && kid !== this.#keys.invitationKey.kid;
    } catch {
      // Not a JWS at all: that is for the verification to say.
      return false;
    }
  }

  #import(): Promise<{readonly sign: CryptoKey; readonly verify: CryptoKey}> {
    this.#imported ??= importPair(this.#keys.invitationKey);
    return this.#imported;
  }
}

async function importPair(key: Keys['invitationKey']): Promise<{readonly sign: CryptoKey; readonly verify: CryptoKey}> {
  const {kty = 'EC', crv = '', x = '', y = '', d = ''} = key;
  const [sign, verify] = await Promise.all([
    importJWK({kty, crv, x, y, d}, ALGORITHM),
    importJWK({kty, crv, x, y}, ALGORITHM),
  ]);
  // importJWK gives bytes for symmetric keys only, and ES256 has none.
  if (sign instanceof Uint8Array || verify instanceof Uint8Array)
    throw new TypeError('The invitation key is not an EC key.');
  return {sign, verify};
}

async function verifiedClaims(token: string, key: CryptoKey): Promise<InvitationClaims | undefined> {
  try {
    // Not jwtVerify: it would refuse what is over, and a review saved in time is taken long after.
    const {payload} = await compactVerify(token, key, {algorithms: [ALGORITHM]});
    const claims = InvitationClaims.safeParse(JSON.parse(new TextDecoder().decode(payload)));
    return claims.success ? claims.data : undefined;
  } catch (cause) {
    if (cause instanceof errors.JOSEError || cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

/** Verifies each token once, however often it comes: a batch of one hall carries few different ones. */
export function verifyOnce(invitations: Invitations): (token: string) => Promise<Invitation | InvitationProblem> {
  const verified = new Map<string, Promise<Invitation | InvitationProblem>>();
  return (token) => {
    const known = verified.get(token) ?? invitations.verify(token);
    verified.set(token, known);
    return known;
  };
}
