import {type Actor, areaContains, maySettle, mayWatch, sightOf} from '@haochaping/core';
import type {EarlyWarning, QuarantinedReview, supervisionRoutes} from '@haochaping/protocol';
import {actorOf} from '../access/actor-of.ts';
import {displayNames, type StaffAccess} from '../access/staff-access.ts';
import {type Cursor, readCursor, writeCursor} from '../http/cursor.ts';
import {type Handlers, reply} from '../http/serve.ts';
import type {Engine} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {
  acknowledgeWarning,
  findQuarantined,
  findWarning,
  listContested,
  listLedger,
  listQuarantine,
  listSupervised,
  listWarnings,
  type QuarantinedListed,
  releaseReview,
  type WarningListed,
} from '../store/index.ts';
import {lineOf} from '../work-orders/work-order-view.ts';

const USUAL_LIMIT = 50;

/** What those who watch over an area see of it. The people who are watched, and whoever serves at a window, see none of it. */
export function createSupervisionHandlers(engine: Engine, access: StaffAccess): Handlers<typeof supervisionRoutes> {
  const watcher = async (request: Request, at: number): Promise<Actor | Refusal> => {
    const person = await access.require(request, at);
    if ('kind' in person) return person;
    const actor = actorOf(person.account);
    return mayWatch(actor.role) ? actor : problem('role-not-allowed');
  };

  /** Somebody of the management body, from elsewhere than the department concerned; what lies outside their area does not exist. */
  const settler = (
    actor: Actor,
    concerned: {readonly departmentCode: string; readonly areaCode: string} | undefined,
    unknown: 'warning-unknown' | 'review-unknown',
  ): Refusal | undefined => {
    // No department has the empty code: this asks for the role alone.
    if (!maySettle(actor, '')) return problem('role-not-allowed');
    if (concerned === undefined || !isWithin(actor, concerned.areaCode)) return problem(unknown);
    return maySettle(actor, concerned.departmentCode) ? undefined : problem('role-not-allowed');
  };

  const warningOf = async (warnings: readonly WarningListed[]): Promise<EarlyWarning[]> => {
    const names = await displayNames(
      {engine},
      warnings.flatMap(({acknowledged}) => (acknowledged === undefined ? [] : [acknowledged.by])),
    );
    return warnings.map(({id, subject, name, departmentName, areaName, raisedAt, count, days, rise, acknowledged}) => ({
      id,
      subject,
      name,
      departmentName,
      areaName,
      raisedAt: written(raisedAt),
      count,
      days,
      ...(rise === undefined ? {} : {rise}),
      ...(acknowledged === undefined
        ? {}
        : {acknowledged: {...acknowledged, at: written(acknowledged.at), by: names.get(acknowledged.by) ?? ''}}),
    }));
  };

  const quarantinedOf = async (reviews: readonly QuarantinedListed[]): Promise<QuarantinedReview[]> => {
    const names = await displayNames(
      {engine},
      reviews.flatMap(({released}) => (released === undefined ? [] : [released.by])),
    );
    return reviews.map(({subjectKey: _, departmentCode: __, areaCode: ___, released, reasons, ...review}) => ({
      ...review,
      receivedAt: written(review.receivedAt),
      at: written(review.at),
      reasons: [...reasons],
      ...(released === undefined
        ? {}
        : {released: {...released, at: written(released.at), by: names.get(released.by) ?? ''}}),
    }));
  };

  return {
    async listEarlyWarnings({query, request, at}) {
      const actor = await watcher(request, at);
      if ('kind' in actor) return actor;
      const part = partOf(actor, query, ['number', 'string'], ([raisedAt, id]) => ({raisedAt, id}) as const);
      if ('kind' in part) return part;
      const found = await listWarnings(engine, {show: query.show ?? 'open', ...part});
      const {page, nextCursor} = cut(found, part, ({raisedAt, id}) => [raisedAt, id]);
      return reply({warnings: await warningOf(page), ...nextCursor});
    },

    async acknowledgeWarning({params, body, request, at}) {
      const actor = await watcher(request, at);
      if ('kind' in actor) return actor;
      const refused = settler(actor, await findWarning(engine, params.id), 'warning-unknown');
      if (refused !== undefined) return refused;
      await acknowledgeWarning(engine, params.id, {at, by: actor.accountId ?? '', note: body.note});
      const now = await findWarning(engine, params.id);
      const [warning] = await warningOf(now === undefined ? [] : [now]);
      return warning === undefined ? problem('warning-unknown') : reply(warning);
    },

    async listLedger({query, request, at}) {
      const actor = await watcher(request, at);
      if ('kind' in actor) return actor;
      const part = partOf(
        actor,
        query,
        ['number', 'string', 'number'],
        ([enteredAt, orderId, position]) => ({enteredAt, orderId, position}) as const,
      );
      if ('kind' in part) return part;
      const found = await listLedger(engine, {show: query.show ?? 'standing', ...part});
      const {page, nextCursor} = cut(found, part, ({enteredAt, orderId, position}) => [enteredAt, orderId, position]);
      const entries = page.map(({orderId, number, state, position: _, enteredAt, struckOffAt, ...line}) => ({
        order: {id: orderId, number, state},
        ...line,
        enteredAt: written(enteredAt),
        ...(struckOffAt === undefined ? {} : {struckOffAt: written(struckOffAt)}),
      }));
      return reply({entries, ...nextCursor});
    },

    async listSupervised({query, request, at}) {
      const actor = await watcher(request, at);
      if ('kind' in actor) return actor;
      const part = partOf(
        actor,
        query,
        ['number', 'number', 'string'],
        ([level, since, orderId]) => ({level, since, orderId}) as const,
      );
      if ('kind' in part) return part;
      const level = query.level === undefined ? {} : {level: Number(query.level) as 0 | 1 | 2 | 3 | 4};
      const found = await listSupervised(engine, {...level, issuedOnly: query.issued === 'yes', ...part});
      const {page, nextCursor} = cut(found, part, ({listed, level: reached, since}) => [
        reached,
        since,
        listed.order.id,
      ]);
      const orders = page.map(({listed, level: reached, since, issued, issuedDueAt}) => ({
        order: lineOf(listed),
        level: reached,
        since: written(since),
        issued,
        ...(issuedDueAt === undefined ? {} : {issuedDueAt: written(issuedDueAt)}),
      }));
      return reply({orders, ...nextCursor});
    },

    async listContested({query, request, at}) {
      const actor = await watcher(request, at);
      if ('kind' in actor) return actor;
      const part = partOf(
        actor,
        query,
        ['number', 'string'],
        ([contestedAt, subjectKey]) => ({contestedAt, subjectKey}) as const,
      );
      if ('kind' in part) return part;
      const found = await listContested(engine, part);
      const {page, nextCursor} = cut(found, part, ({contestedAt, subjectKey}) => [contestedAt, subjectKey]);
      const instances = page.map(({subjectKey: _, caseNumber, contestedAt, ratings, ...instance}) => ({
        ...instance,
        // The case would name whoever rated without a name.
        ...(ratings.some(({identityMode}) => identityMode === 'anonymous') ? {} : {caseNumber}),
        contestedAt: written(contestedAt),
        ratings: ratings.map((rating) => ({...rating, receivedAt: written(rating.receivedAt)})),
      }));
      return reply({instances, ...nextCursor});
    },

    async listQuarantine({query, request, at}) {
      const actor = await watcher(request, at);
      if ('kind' in actor) return actor;
      const part = partOf(actor, query, ['number', 'string'], ([since, id]) => ({at: since, id}) as const);
      if ('kind' in part) return part;
      const found = await listQuarantine(engine, {show: query.show ?? 'held', ...part});
      const {page, nextCursor} = cut(found, part, ({at: since, id}) => [since, id]);
      return reply({reviews: await quarantinedOf(page), ...nextCursor});
    },

    async releaseReview({params, body, request, at}) {
      const actor = await watcher(request, at);
      if ('kind' in actor) return actor;
      const held = await findQuarantined(engine, params.id);
      const refused = settler(actor, held, 'review-unknown');
      if (refused !== undefined || held === undefined) return refused ?? problem('review-unknown');
      await releaseReview(engine, held, {at, by: actor.accountId ?? '', reason: body.reason});
      const now = await findQuarantined(engine, params.id);
      const [review] = await quarantinedOf(now === undefined ? [] : [now]);
      return review === undefined ? problem('review-unknown') : reply(review);
    },
  };
}

interface Paging {
  readonly cursor?: string | undefined;
  readonly limit?: string | undefined;
}

interface Part<After> {
  readonly areaCode?: string;
  readonly after?: After;
  /** One more than a page holds, so that it is known whether another follows. */
  readonly limit: number;
}

/** The members of a cursor by the names of their kinds. */
type Members<Kinds extends readonly ('number' | 'string')[]> = {
  readonly [Place in keyof Kinds]: Kinds[Place] extends 'number' ? number : string;
};

/** The part of a list that a query asks for, within what this person may see. */
function partOf<const Kinds extends readonly ('number' | 'string')[], After>(
  actor: Actor,
  {cursor, limit}: Paging,
  kinds: Kinds,
  afterOf: (members: Members<Kinds>) => After,
): Part<After> | Refusal {
  const read = cursor === undefined ? undefined : readCursor(cursor, ...kinds);
  if (cursor !== undefined && read === undefined) {
    return problem('query-invalid', {errors: [{pointer: '/cursor', code: 'cursor-unknown'}]});
  }
  const sight = sightOf(actor);
  return {
    ...(sight.kind === 'area' ? {areaCode: sight.areaCode} : {}),
    // Read by these kinds just now.
    ...(read === undefined ? {} : {after: afterOf(read as unknown as Members<Kinds>)}),
    limit: 1 + (limit === undefined ? USUAL_LIMIT : Number(limit)),
  };
}

function cut<Row>(
  found: readonly Row[],
  {limit}: {readonly limit: number},
  cursorOf: (row: Row) => Cursor,
): {readonly page: readonly Row[]; readonly nextCursor: {readonly nextCursor?: string}} {
  const page = found.slice(0, limit - 1);
  const last = page.at(-1);
  const more = found.length >= limit && last !== undefined;
  return {page, nextCursor: more ? {nextCursor: writeCursor(cursorOf(last))} : {}};
}

function isWithin({areaCode}: Actor, area: string): boolean {
  return areaCode === undefined || areaContains(areaCode, area);
}

function written(at: number): string {
  return new Date(at).toISOString();
}
