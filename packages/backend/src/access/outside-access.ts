import {grantOf, isAreaCode, padAreaCode, placementRefusal, textClaim, type Grant} from '@haochaping/core';
import {StaffRole, type StaffSession} from '@haochaping/protocol';
import type {OutsidePerson, OutsideSignIn, Ports} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {
  appendAudit,
  endOutsideSessions,
  findArea,
  findDepartment,
  keepOutsideSignIn,
  settleOutsideAccount,
  takeOutsideSignIn,
} from '../store/index.ts';
import {keyedHash, randomSecret, sameText} from './keyed-hash.ts';
import type {StaffAccess} from './staff-access.ts';

const BROWSER_SECRET_BYTES = 32;
// Long enough for a second factor on a telephone that has to be looked for.
const SIGN_IN_LIFE_MS = 15 * 60_000;
const LONGEST_NAME = 100;

/** A role that the protocol knows, and a place that the directory knows. */
type KnownGrant = Grant & {readonly role: StaffRole};

/** Signing in by the outside sign-in. Every refusal is a value; each that tells of a person is logged. */
export class OutsideAccess {
  readonly #ports: Pick<Ports, 'engine' | 'keys' | 'outsideSignIn'>;
  readonly #access: StaffAccess;

  constructor(ports: Pick<Ports, 'engine' | 'keys' | 'outsideSignIn'>, access: StaffAccess) {
    this.#ports = ports;
    this.#access = access;
  }

  /** Begins: where the browser has to go. What binds it to this browser is put into `headers`. */
  async begin(headers: Headers, at: number): Promise<{readonly address: string} | Refusal> {
    const outside = this.#ports.outsideSignIn;
    if (outside === undefined) return problem('provider-missing');
    const begun = await outside.begin();
    if (begun === 'away') return problem('provider-away');
    const secret = randomSecret(BROWSER_SECRET_BYTES);
    await keepOutsideSignIn(this.#ports.engine, this.#hash(secret), begun, at + SIGN_IN_LIFE_MS);
    outside.browser.write(headers, secret, SIGN_IN_LIFE_MS / 1000);
    return {address: begun.address};
  }

  /** Ends what `begin` began: a session, its secret in `headers`, or why there is none. */
  async finish(answer: string, request: Request, headers: Headers, at: number): Promise<StaffSession | Refusal> {
    const outside = this.#ports.outsideSignIn;
    if (outside === undefined) return problem('provider-missing');
    const secret = outside.browser.read(request);
    outside.browser.write(headers, undefined, 0);
    const {engine} = this.#ports;
    const expected = secret === undefined ? undefined : await takeOutsideSignIn(engine, this.#hash(secret), at);
    const state = new URLSearchParams(answer.replace(/^[?#]/, '')).get('state');
    if (expected === undefined || state === null || !sameText(state, expected.state)) {
      await this.#log('sign-in-failed', {why: 'not-begun'}, at);
      return problem('sign-in-not-begun');
    }
    const person = await outside.finish(answer, expected);
    if (person === 'away') return problem('provider-away');
    if (person === 'refused') {
      await this.#log('sign-in-failed', {why: 'refused'}, at);
      return problem('sign-in-refused');
    }
    return this.#arrive(outside, person, {request, headers, at});
  }

  async #arrive(
    outside: OutsideSignIn,
    person: OutsidePerson,
    call: {readonly request: Request; readonly headers: Headers; readonly at: number},
  ): Promise<StaffSession | Refusal> {
    const {engine} = this.#ports;
    const {at} = call;
    const granted = await this.#granted(grantOf(outside.rules, person.claims));
    if (typeof granted === 'string') {
      // What somebody was given before is theirs no more.
      await endOutsideSessions(engine, person, {at, action: 'sign-in-refused'});
      await this.#log('sign-in-failed', {why: granted}, at);
      return problem(granted);
    }
    const {accountClaim, nameClaim, staffNumberClaim} = outside.rules;
    const known = textClaim(person.claims, accountClaim) ?? person.subject;
    const staffNumber = textClaim(person.claims, staffNumberClaim)?.slice(0, 20);
    const account = await settleOutsideAccount(engine, {
      person,
      // No local account has such a name, so that nobody comes into another's.
      name: `${known.slice(0, LONGEST_NAME)}@${new URL(person.issuer).host}`,
      displayName: (textClaim(person.claims, nameClaim) ?? known).slice(0, LONGEST_NAME),
      ...(staffNumber === undefined ? {} : {staffNumber}),
      grant: granted,
      at,
    });
    if (account.disabledAt !== undefined) {
      await appendAudit(engine.db, {at, actor: account.id, action: 'sign-in-refused', subject: account.id, detail: {}});
      return problem('account-disabled');
    }
    return this.#access.beginSession(account, {...call, outside: true});
  }

  async #granted(grant: Grant | undefined): Promise<KnownGrant | 'sign-in-without-role' | 'sign-in-place-unknown'> {
    const role = StaffRole.safeParse(grant?.role);
    if (grant === undefined || !role.success) return 'sign-in-without-role';
    const {engine} = this.#ports;
    const {departmentCode, areaCode} = grant;
    if (placementRefusal(grant) !== undefined) return 'sign-in-place-unknown';
    if (departmentCode !== undefined && (await findDepartment(engine, departmentCode)) === undefined) {
      return 'sign-in-place-unknown';
    }
    if (areaCode === undefined) return {...grant, role: role.data};
    const isKnown = isAreaCode(areaCode) && (await findArea(engine, padAreaCode(areaCode))) !== undefined;
    return isKnown ? {...grant, role: role.data, areaCode: padAreaCode(areaCode)} : 'sign-in-place-unknown';
  }

  async #log(action: string, detail: Readonly<Record<string, string>>, at: number): Promise<void> {
    await appendAudit(this.#ports.engine.db, {at, actor: 'unknown', action, subject: 'outside-sign-in', detail});
  }

  #hash(secret: string): string {
    return keyedHash(this.#ports.keys.hashKey, 'outside-sign-in', secret);
  }
}
