import type {ClaimRules, Segment} from '@haochaping/core';
import type {Kysely} from 'kysely';
import type {Files} from './files/files.ts';
import type {KeptSealingKey} from './sealing/keyring.ts';
import type {PreparedReview, RecordedReview} from './store/record-reviews/prepared-review.ts';
import type {Schema} from './store/schema.ts';
import type {Ways} from './telling/ways.ts';

/** The moment it is, in milliseconds since 1970. */
export type Clock = () => number;

/**
 * A SQL store in one of its places, migrated and ready. Every engine passes the same conformance suite
 * (`@haochaping/backend/conformance`).
 */
export interface Engine {
  readonly dialect: 'sqlite' | 'postgres';
  /** Everything but the ingest path goes through Kysely. For more than one statement see `store/transaction.ts`. */
  readonly db: Kysely<Schema>;
  /**
   * Records reviews in one durable transaction with their work orders, history, statistics and events. Concurrent calls
   * may share a transaction; each resolves, in the order given, only after its commit is on disk. Rejects with
   * `StoreOverloadedError` when too many wait, and with whatever the database said when it is not known to be written; to
   * send it again is harmless.
   */
  recordReviews(reviews: readonly PreparedReview[]): Promise<readonly RecordedReview[]>;
  /** Waits for what is under way, then closes. Idempotent. */
  close(): Promise<void>;
}

/** Hashes passwords. Node and page give the same bytes (scrypt, N=2^15, r=8, p=1), Node faster. */
export interface Passwords {
  hash(password: string, salt: Uint8Array): Promise<Uint8Array>;
}

/** How a session's secret travels: an HttpOnly cookie on a server, a header where a page holds the whole backend. */
export interface SessionCarrier {
  read(request: Request): string | undefined;
  /** Adds the secret to an answer; `undefined` takes it back. */
  write(headers: Headers, secret: string | undefined, maxAgeSeconds: number): void;
  /** Whether the carrier travels by itself, so that a foreign page could use it: then `Origin` is checked. */
  readonly ambient: boolean;
}

/** What the browser of an outside sign-in has to bring back for it to count. */
export interface OutsideExpectation {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who an outside sign-in says that somebody is. `subject` is one person of `issuer`, for good. */
export interface OutsidePerson {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** An outside sign-in (OpenID Connect, authorization code with PKCE). What goes wrong with it is a value. */
export interface OutsideSignIn {
  /** What people know it by. */
  readonly name: string;
  readonly rules: ClaimRules;
  /** Carries the secret of the browser that began a sign-in until it comes back. */
  readonly browser: SessionCarrier;
  /** Where the browser goes, and what it has to bring back. */
  begin(): Promise<(OutsideExpectation & {readonly address: string}) | 'away'>;
  /** What the browser brought back, `?code=…&state=…`, redeemed. */
  finish(answer: string, expected: OutsideExpectation): Promise<OutsidePerson | 'away' | 'refused'>;
  /** Where a browser goes to sign out there too; undefined where the provider has no such address, or was not asked yet. */
  signOutAddress(): string | undefined;
}

/** The deployment's keys, each made once and kept by the place. */
export interface Keys {
  /** ES256 private key as JWK with `kid`; signs invitations. */
  readonly invitationKey: JsonWebKey & {readonly kid: string};
  /** 32 bytes; keyed hashes of receipt codes, API keys and session secrets. */
  readonly hashKey: Uint8Array;
  /** 32 bytes, the secret of an Ed25519 key; signs the checkpoints of the log. */
  readonly logKey: Uint8Array;
  /** What devices seal to: the first is the one they are told, the others open what is older. Without one nothing is sealed. */
  readonly sealing: readonly KeptSealingKey[];
}

/** Where something unexpected is reported. Never shown to a caller. */
export type Report = (what: string, cause: unknown) => void;

/** What a place must bring, one small thing each. */
export interface Ports {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly passwords: Passwords;
  readonly sessions: SessionCarrier;
  readonly keys: Keys;
  readonly files: Files;
  readonly report: Report;
  /** Takes a Chinese text apart into words; where the place can tell, without the names of people and places. */
  readonly segment: Segment;
  /** By what ways news leave. @default by none */
  readonly ways?: Ways;
  /** Absent where there is none. */
  readonly outsideSignIn?: OutsideSignIn;
}
