import {passwordProblem} from '@haochaping/core';
import type {PasswordChange, SignIn, StaffSession} from '@haochaping/protocol';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {problem, type Refusal, tooManyAttempts} from '../problem.ts';
import {
  type Account,
  appendAudit,
  changePassword,
  clearFailedSignIns,
  createSession,
  deleteSession,
  findAccount,
  findAccountByName,
  findArea,
  findDepartment,
  findKeyNames,
  findSession,
  type NewAuditEntry,
  recordFailedSignIn,
  type Session,
  touchSession,
  uuidV7,
} from '../store/index.ts';
import {type AccessRules, isSessionAlive, lockAfterFailure} from './access-rules.ts';
import {keyedHash, randomSecret} from './keyed-hash.ts';
import {isOwnOrigin} from './origin.ts';
import {type HashedPassword, PasswordDesk} from './passwords.ts';

const SESSION_SECRET_BYTES = 32;
// Noting every single use would write with every click.
const TOUCH_EVERY_MS = 60_000;
// By then a full desk has worked off what waited.
const FULL_DESK_MS = 5_000;

/** Somebody who is signed in. */
export interface SignedIn {
  readonly account: Account;
  readonly session: Session;
}

type AccessPorts = Pick<Ports, 'engine' | 'keys' | 'passwords' | 'sessions' | 'outsideSignIn'>;

/** What is kept of the browser somebody signs in with. */
const AGENT_LENGTH = 200;

/** Who of the staff is asking. Every refusal is a value; what is stored of a secret is its keyed hash. */
export class StaffAccess {
  readonly #ports: AccessPorts;
  readonly #rules: AccessRules;
  readonly #local: boolean;
  readonly #desk: PasswordDesk;

  constructor(ports: AccessPorts, {access, localSignIn}: Pick<Settings, 'access' | 'localSignIn'>) {
    this.#ports = ports;
    this.#rules = access;
    this.#local = localSignIn;
    this.#desk = new PasswordDesk(ports.passwords);
  }

  /** The person behind a request, who may work: whoever still has a password that somebody else gave may not. */
  async require(request: Request, at: number): Promise<SignedIn | Refusal> {
    const person = await this.identify(request, at);
    if ('kind' in person || !person.account.mustChangePassword) return person;
    return problem('password-change-needed');
  }

  /** The person behind a request, or why there is none. A request that changes something must come from our own pages. */
  async identify(request: Request, at: number): Promise<SignedIn | Refusal> {
    const foreign = this.refuseForeignOrigin(request);
    if (foreign !== undefined) return foreign;
    const secret = this.#ports.sessions.read(request);
    if (secret === undefined) return problem('session-missing');
    const {engine} = this.#ports;
    const found = await findSession(engine, this.#hash(secret));
    if (found === undefined) return problem('session-expired');
    const isShut = found.account.disabledAt !== undefined;
    if (isShut || !isSessionAlive(found.session, at, this.#rules)) {
      await deleteSession(engine, found.session.secretHash);
      return problem('session-expired');
    }
    if (at - found.session.seenAt >= TOUCH_EVERY_MS) await touchSession(engine, found.session.secretHash, at);
    return found;
  }

  refuseForeignOrigin(request: Request): Refusal | undefined {
    const {ambient} = this.#ports.sessions;
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    return ambient && changes && !isOwnOrigin(request) ? problem('origin-not-allowed') : undefined;
  }

  /** Signs in and puts the secret into `headers`. */
  async signIn(
    {account: name, password}: SignIn,
    request: Request,
    headers: Headers,
    at: number,
  ): Promise<StaffSession | Refusal> {
    if (!this.#local) return problem('local-sign-in-off');
    const account = await this.#checked(name, password, at);
    if (account === undefined) return problem('credentials-wrong');
    if ('kind' in account) return account;
    if (account.disabledAt !== undefined) {
      await appendAudit(this.#ports.engine.db, lineOf(account.id, 'sign-in-refused', at));
      return problem('account-disabled');
    }
    return this.beginSession(account, {request, headers, at, outside: false});
  }

  /** Begins a session for somebody who has shown who they are, and puts its secret into `headers`. */
  async beginSession(
    account: Account,
    {
      request,
      headers,
      at,
      outside,
    }: {readonly request: Request; readonly headers: Headers; readonly at: number; readonly outside: boolean},
  ): Promise<StaffSession> {
    const {engine, sessions} = this.#ports;
    const secret = randomSecret(SESSION_SECRET_BYTES);
    const {sessionLifeMs} = this.#rules;
    const agent = request.headers.get('user-agent')?.slice(0, AGENT_LENGTH);
    const session: Session = {
      id: uuidV7(at),
      secretHash: this.#hash(secret),
      accountId: account.id,
      createdAt: at,
      seenAt: at,
      expiresAt: at + sessionLifeMs,
      outside,
      ...(agent === undefined ? {} : {agent}),
    };
    await createSession(engine, session, {...lineOf(account.id, 'signed-in', at), detail: outside ? {outside} : {}});
    sessions.write(headers, secret, Math.floor(sessionLifeMs / 1000));
    return this.describe({account, session});
  }

  /** Ends the session of a request, if there is one, and takes its secret back. */
  async signOut(request: Request, headers: Headers, at: number): Promise<void> {
    const {engine, sessions} = this.#ports;
    const secret = sessions.read(request);
    sessions.write(headers, undefined, 0);
    if (secret === undefined) return;
    const found = await findSession(engine, this.#hash(secret));
    if (found === undefined) return;
    await deleteSession(engine, found.session.secretHash, lineOf(found.account.id, 'signed-out', at));
  }

  /** A new password ends every other session of the account. */
  async changePassword(
    {account, session}: SignedIn,
    {current, next}: PasswordChange,
    at: number,
  ): Promise<StaffSession | Refusal> {
    const known = await this.#checked(account.name, current, at);
    if (known === undefined) return problem('credentials-wrong');
    if ('kind' in known) return known;
    const own = [
      account.name,
      account.displayName,
      ...(account.staffNumber === undefined ? [] : [account.staffNumber]),
    ];
    const weakness = passwordProblem({next, current, own, lengthMin: this.#rules.passwordMin});
    if (weakness !== undefined) return problem('password-too-weak', {errors: [{pointer: '/next', code: weakness}]});
    const {engine} = this.#ports;
    const hashed = await this.hashPassword(next);
    if ('kind' in hashed) return hashed;
    const line = lineOf(account.id, 'password-changed', at);
    await changePassword(engine, account.id, {...hashed, mustChangePassword: false}, session.secretHash, line);
    return this.describe({account: {...account, mustChangePassword: false}, session});
  }

  /** A password as it is stored, hashed in its turn. */
  async hashPassword(password: string): Promise<HashedPassword | Refusal> {
    const hashed = await this.#desk.inTurn(() => this.#desk.hash(password));
    return hashed === 'full' ? tooManyAttempts(FULL_DESK_MS) : hashed;
  }

  /** What a person is told of being signed in. */
  async describe({account, session}: SignedIn): Promise<StaffSession> {
    const {engine} = this.#ports;
    const {departmentCode, areaCode} = account;
    const signOutAddress = session.outside ? this.#ports.outsideSignIn?.signOutAddress() : undefined;
    const [department, area] = await Promise.all([
      departmentCode === undefined ? undefined : findDepartment(engine, departmentCode),
      areaCode === undefined ? undefined : findArea(engine, areaCode),
    ]);
    return {
      account: account.name,
      displayName: account.displayName,
      role: account.role,
      ...(department === undefined ? {} : {department: {code: department.code, name: department.name}}),
      ...(area === undefined ? {} : {area: {code: area.code, name: area.name}}),
      mustChangePassword: account.mustChangePassword,
      expiresAt: new Date(session.expiresAt).toISOString(),
      ...(signOutAddress === undefined ? {} : {signOutAddress}),
    };
  }

  /** The account whose name and password these are; undefined when they are not; or that guessing is at its end. */
  async #checked(name: string, password: string, at: number): Promise<Account | Refusal | undefined> {
    const result = await this.#desk.inTurn(() => this.#check(name, password, at));
    return result === 'full' ? tooManyAttempts(FULL_DESK_MS) : result;
  }

  async #check(name: string, password: string, at: number): Promise<Account | Refusal | undefined> {
    const {engine} = this.#ports;
    const account = await findAccountByName(engine, name);
    if (account?.lockedUntil !== undefined && account.lockedUntil > at) {
      await appendAudit(engine.db, lineOf(account.id, 'sign-in-refused', at));
      return locked(account.lockedUntil, at);
    }
    if (await this.#desk.matches(password, account)) {
      if (account !== undefined && account.failedAttempts > 0) await clearFailedSignIns(engine, account.id);
      return account;
    }
    if (account === undefined) {
      // Whoever mistypes may have typed a password where the name belongs: only its keyed hash is written down.
      const tried = keyedHash(this.#ports.keys.hashKey, 'sign-in-name', name).slice(0, 16);
      await appendAudit(engine.db, {...lineOf(`unknown ${tried}`, 'sign-in-failed', at), actor: 'unknown'});
      return undefined;
    }
    const lockedUntil = lockAfterFailure(account.failedAttempts, at, this.#rules);
    const action = lockedUntil === undefined ? 'sign-in-failed' : 'account-locked';
    await recordFailedSignIn(engine, account.id, lockedUntil, lineOf(account.id, action, at));
    return lockedUntil === undefined ? undefined : locked(lockedUntil, at);
  }

  #hash(secret: string): string {
    return keyedHash(this.#ports.keys.hashKey, 'session', secret);
  }
}

/** The line of the log for what somebody did with their own account. */
function lineOf(accountId: string, action: string, at: number): NewAuditEntry {
  return {actor: accountId, action, subject: accountId, at, detail: {}};
}

function locked(until: number, at: number): Refusal {
  return problem('account-locked', {headers: {'retry-after': String(Math.ceil((until - at) / 1000))}});
}

/** The people and outside systems these ids belong to, by the names they are known by. */
export async function displayNames(ports: Pick<Ports, 'engine'>, ids: Iterable<string>): Promise<Map<string, string>> {
  const all = [...new Set(ids)];
  const accounts = await Promise.all(all.map((id) => findAccount(ports.engine, id)));
  const people = accounts.flatMap((account) =>
    account === undefined ? [] : ([[account.id, account.displayName]] as const),
  );
  return new Map([...people, ...(await findKeyNames(ports.engine, all))]);
}
