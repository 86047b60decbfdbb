import {areaContains, padAreaCode} from '@haochaping/core';
import type {AccountLine, accountRoutes, Sessions} from '@haochaping/protocol';
import type * as z from 'zod/mini';
import {firstPassword} from '../access/issue-account.ts';
import type {SignedIn, StaffAccess} from '../access/staff-access.ts';
import {readCursor, writeCursor} from '../http/cursor.ts';
import {type Handlers, reply} from '../http/serve.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {
  type Account,
  type AccountActed,
  actOnAccount,
  countSessions,
  endSessions,
  findArea,
  findDepartment,
  findKeptAccount,
  type KeptAccount,
  listKeptAccounts,
  listSessions,
  uuidV7,
} from '../store/index.ts';

const PAGE_SIZE = 50;

/** Everybody's own sessions, and the accounts that administrators keep within their area. */
export function createAccountHandlers(
  {engine}: Pick<Ports, 'engine'>,
  access: StaffAccess,
  {access: rules}: Pick<Settings, 'access'>,
): Handlers<typeof accountRoutes> {
  const alive = (at: number): {at: number; idleSince: number} => ({at, idleSince: at - rules.sessionIdleMs});

  const administrator = async (request: Request, at: number): Promise<SignedIn | Refusal> => {
    const person = await access.require(request, at);
    if ('kind' in person || person.account.role === 'administrator') return person;
    return problem('role-not-allowed');
  };

  const sessionsOf = async (accountId: string, own: string, at: number): Promise<z.infer<typeof Sessions>> => ({
    sessions: (await listSessions(engine, accountId, alive(at))).map(
      ({id, createdAt, seenAt, expiresAt, agent, secretHash}) => ({
        id,
        createdAt: instant(createdAt),
        seenAt: instant(seenAt),
        expiresAt: instant(expiresAt),
        ...(agent === undefined ? {} : {agent}),
        own: secretHash === own,
      }),
    ),
  });

  /** An account, unless it lies beyond the area of whoever asks. */
  const seen = async (by: Account, id: string): Promise<KeptAccount | undefined> => {
    const kept = await findKeptAccount(engine, id);
    const standing = await findKeptAccount(engine, by.id);
    if (kept === undefined || standing === undefined) return undefined;
    const within = standing.standsIn;
    if (within === undefined) return kept;
    return kept.standsIn !== undefined && areaContains(within, kept.standsIn) ? kept : undefined;
  };

  const lineOf = async (by: Account, id: string, at: number): Promise<AccountLine | Refusal> => {
    const kept = await seen(by, id);
    if (kept === undefined) return problem('account-unknown');
    return toLine(kept, await countSessions(engine, [id], alive(at)), at);
  };

  /** A department or area that the directory does not know. */
  const misplaced = async (place: Place): Promise<Refusal | undefined> => {
    const {departmentCode, areaCode} = place;
    if (departmentCode !== undefined && (await findDepartment(engine, departmentCode)) === undefined) {
      return problem('department-unknown');
    }
    if (areaCode !== undefined && (await findArea(engine, padAreaCode(areaCode))) === undefined) {
      return problem('area-unknown');
    }
    return undefined;
  };

  return {
    async listOwnSessions({request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      return reply(await sessionsOf(person.account.id, person.session.secretHash, at));
    },

    async endOwnSessions({request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      const {account, session} = person;
      const line = {at, actor: account.id, action: 'sessions-ended', subject: account.id, detail: {}};
      return reply({ended: await endSessions(engine, {accountId: account.id, keep: session.secretHash}, line)});
    },

    async endOwnSession({params, request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      const {id} = person.account;
      const line = {at, actor: id, action: 'session-ended', subject: id, detail: {session: params.id}};
      const ended = await endSessions(engine, {accountId: id, id: params.id}, line);
      return ended > 0 ? reply(undefined) : problem('session-unknown');
    },

    async listAccounts({query, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const limit = Number(query.limit ?? PAGE_SIZE);
      const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, 'string');
      if (query.cursor !== undefined && cursor === undefined) {
        return problem('query-invalid', {errors: [{pointer: '/cursor', code: 'invalid'}]});
      }
      const within = (await findKeptAccount(engine, person.account.id))?.standsIn;
      const found = await listKeptAccounts(engine, {
        ...(within === undefined ? {} : {within}),
        ...(query.search === undefined ? {} : {search: query.search.trim()}),
        ...(cursor === undefined ? {} : {after: String(cursor[0])}),
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const ids = page.map(({account}) => account.id);
      const sessions = await countSessions(engine, ids, alive(at));
      const last = page.at(-1)?.account.name;
      return reply({
        accounts: page.map((kept) => toLine(kept, sessions, at)),
        ...(found.length > limit && last !== undefined ? {nextCursor: writeCursor([last])} : {}),
      });
    },

    async issueAccount({body, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const wrong = await misplaced(body);
      if (wrong !== undefined) return wrong;
      const password = firstPassword();
      const hashed = await access.hashPassword(password);
      if ('kind' in hashed) return hashed;
      const {name, displayName, role} = body;
      const id = uuidV7(at);
      const acted = await actOnAccount(engine, {
        type: 'create',
        by: person.account.id,
        at,
        account: {id, name, displayName, role, ...placeOf(body), ...hashed, mustChangePassword: true, createdAt: at},
      });
      return refused(acted) ?? reply({id, password});
    },

    async readAccount({params, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const line = await lineOf(person.account, params.id, at);
      return 'kind' in line ? line : reply(line);
    },

    async changeAccount({params, body, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const wrong = await misplaced(body);
      if (wrong !== undefined) return wrong;
      const {displayName, role} = body;
      const by = person.account;
      const change = {type: 'change', id: params.id, displayName, role, ...placeOf(body)} as const;
      const no = refused(await actOnAccount(engine, {...change, by: by.id, at}));
      const line = no ?? (await lineOf(by, params.id, at));
      return 'kind' in line ? line : reply(line);
    },

    async setAccountStanding({params, body, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const by = person.account;
      const type = body.disabled ? 'disable' : 'enable';
      const no = refused(await actOnAccount(engine, {type, id: params.id, by: by.id, at}));
      const line = no ?? (await lineOf(by, params.id, at));
      return 'kind' in line ? line : reply(line);
    },

    async unlockAccount({params, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const by = person.account;
      const no = refused(await actOnAccount(engine, {type: 'unlock', id: params.id, by: by.id, at}));
      const line = no ?? (await lineOf(by, params.id, at));
      return 'kind' in line ? line : reply(line);
    },

    async resetPassword({params, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const password = firstPassword();
      const hashed = await access.hashPassword(password);
      if ('kind' in hashed) return hashed;
      const by = person.account.id;
      const acted = await actOnAccount(engine, {type: 'reset-password', id: params.id, by, at, ...hashed});
      return refused(acted) ?? reply({password});
    },

    async listAccountSessions({params, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      if ((await seen(person.account, params.id)) === undefined) return problem('account-unknown');
      return reply(await sessionsOf(params.id, person.session.secretHash, at));
    },

    async endAccountSessions({params, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const before = await countSessions(engine, [params.id], alive(at));
      const acted = await actOnAccount(engine, {type: 'end-sessions', id: params.id, by: person.account.id, at});
      return refused(acted) ?? reply({ended: before.get(params.id) ?? 0});
    },
  };
}

interface Place {
  readonly departmentCode?: string | undefined;
  readonly areaCode?: string | undefined;
  readonly staffNumber?: string | undefined;
}

function placeOf({
  departmentCode,
  areaCode,
  staffNumber,
}: Place): Pick<Account, 'departmentCode' | 'areaCode' | 'staffNumber'> {
  return {
    ...(departmentCode === undefined ? {} : {departmentCode}),
    ...(areaCode === undefined ? {} : {areaCode: padAreaCode(areaCode)}),
    ...(staffNumber === undefined ? {} : {staffNumber}),
  };
}

function refused(acted: AccountActed): Refusal | undefined {
  switch (acted.outcome) {
    case 'done':
      return undefined;
    case 'unknown':
      return problem('account-unknown');
    case 'name-taken':
      return problem('account-name-taken');
    case 'refused':
      return problem('account-refused', {refusal: acted.refusal});
  }
}

function toLine(
  {account, departmentName, areaName, provider}: KeptAccount,
  sessions: ReadonlyMap<string, number>,
  at: number,
): AccountLine {
  const {id, name, displayName, role, departmentCode, areaCode, staffNumber, lockedUntil, disabledAt} = account;
  return {
    id,
    name,
    displayName,
    role,
    ...(departmentCode === undefined
      ? {}
      : {department: {code: departmentCode, name: departmentName ?? departmentCode}}),
    ...(areaCode === undefined ? {} : {area: {code: areaCode, name: areaName ?? areaCode}}),
    ...(staffNumber === undefined ? {} : {staffNumber}),
    createdAt: instant(account.createdAt),
    mustChangePassword: account.mustChangePassword,
    ...(lockedUntil === undefined || lockedUntil <= at ? {} : {lockedUntil: instant(lockedUntil)}),
    ...(disabledAt === undefined ? {} : {disabledAt: instant(disabledAt)}),
    ...(provider === undefined ? {} : {provider}),
    sessions: sessions.get(id) ?? 0,
  };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
