import {
  type Actor,
  addDays,
  areaContains,
  bulletinProblem,
  daysOfMonth,
  localDateOf,
  type LocalMonth,
  maySettle,
  monthOf,
  type Profile,
} from '@haochaping/core';
import type {
  Bulletin,
  BulletinContent,
  BulletinDraft,
  bulletinRoutes,
  BulletinWords,
  publicBulletinRoutes,
} from '@haochaping/protocol';
import {actorOf} from '../access/actor-of.ts';
import type {StaffAccess} from '../access/staff-access.ts';
import {type Handlers, reply} from '../http/serve.ts';
import type {Engine} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {
  type BulletinRead,
  bulletinVersion,
  issueBulletin,
  listLatestBulletins,
  listPublishedCases,
  readBulletinFigures,
  readBulletins,
  readBulletinWords,
  saveBulletinWords,
} from '../store/bulletins.ts';
import {type Area, findArea, readWorkOrder} from '../store/index.ts';

type Rules = {readonly profile: Profile};
type Writer = {readonly actor: Actor; readonly area: Area};

/** Bulletins as the management bodies write them, each for the areas that are theirs. */
export function createBulletinHandlers(
  engine: Engine,
  access: StaffAccess,
  {profile}: Rules,
): Handlers<typeof bulletinRoutes> {
  const writer = async (request: Request, at: number, code: string): Promise<Writer | Refusal> => {
    const person = await access.require(request, at);
    if ('kind' in person) return person;
    const actor = actorOf(person.account);
    // No department has the empty code: this asks for the role alone.
    if (!maySettle(actor, '')) return problem('role-not-allowed');
    const area = await findArea(engine, code);
    if (area === undefined || !(actor.areaCode === undefined || areaContains(actor.areaCode, area.code))) {
      return problem('area-unknown');
    }
    return {actor, area};
  };

  const draftOf = async ({area, month}: {area: Area; month: string}, at: number): Promise<BulletinDraft> => {
    const words = await readBulletinWords(engine, area.code, month);
    const content = await contentOf(engine, {area, month: month as LocalMonth, words, at, profile});
    return {content, words, issued: await bulletinVersion(engine, area.code, month)};
  };

  return {
    async readBulletinDraft({query, request, at}) {
      const found = await writer(request, at, query.area);
      return 'kind' in found ? found : reply(await draftOf({area: found.area, month: query.month}, at));
    },

    async saveBulletinDraft({body: {area, month, words}, request, at}) {
      const found = await writer(request, at, area);
      if ('kind' in found) return found;
      await saveBulletinWords(engine, {area, month, words, at, by: found.actor.accountId ?? ''});
      return reply(await draftOf({area: found.area, month}, at));
    },

    async issueBulletin({body: {area: code, month, expectedVersion, reason, checked}, request, at}) {
      const found = await writer(request, at, code);
      if ('kind' in found) return found;
      const {actor, area} = found;
      const issued = await bulletinVersion(engine, code, month);
      if (issued !== expectedVersion) return problem('version-stale', {currentVersion: issued});
      const words = await readBulletinWords(engine, code, month);
      const version = issued + 1;
      const cases = await Promise.all(
        words.cases.map(async (one) => {
          const read = await readWorkOrder(engine, one.orderId);
          // What lies elsewhere does not exist for those who write here.
          return {
            ...one,
            state: read && areaContains(area.code, read.instance.areaCode) ? read.order.state : undefined,
          };
        }),
      );
      const refusal = bulletinProblem({
        month: month as LocalMonth,
        today: localDateOf(at),
        version,
        reason,
        checked,
        comment: words.comment,
        cases,
      });
      if (refusal !== undefined) return problem('bulletin-refused', {refusal});
      const content = await contentOf(engine, {area, month: month as LocalMonth, words, at, profile});
      const orderIds = words.cases.map(({orderId}) => orderId);
      const by = actor.accountId ?? '';
      if (!(await issueBulletin(engine, {version, content, orderIds, reason, at, by}))) {
        return problem('version-stale', {currentVersion: version});
      }
      const [latest, ...older] = await readBulletins(engine, code, month);
      if (latest === undefined) throw new Error('A bulletin that was just issued is not there.');
      return reply(toldOf(latest, [latest, ...older]));
    },
  };
}

/** Bulletins as everybody reads them. */
export function createPublicBulletinHandlers(engine: Engine): Handlers<typeof publicBulletinRoutes> {
  return {
    async listBulletins({query}) {
      const bulletins = await listLatestBulletins(engine, query.area, false);
      return reply({
        bulletins: bulletins.map(({version, issuedAt, content: {area, month}}) => ({
          area,
          month,
          version,
          issuedAt: new Date(issuedAt).toISOString(),
        })),
      });
    },

    async readBulletin({query: {area, month, version}}) {
      const all = await readBulletins(engine, area, month);
      const found = version === undefined ? all[0] : all.find((one) => one.version === Number(version));
      return found === undefined ? problem('bulletin-unknown') : reply(toldOf(found, all));
    },

    async listCases({query}) {
      return reply({cases: await listPublishedCases(engine, query.area)});
    },
  };
}

function toldOf({version, issuedAt, content}: BulletinRead, all: readonly BulletinRead[]): Bulletin {
  return {
    version,
    issuedAt: new Date(issuedAt).toISOString(),
    content,
    versions: all.map((one) => ({
      version: one.version,
      issuedAt: new Date(one.issuedAt).toISOString(),
      reason: one.reason,
    })),
  };
}

async function contentOf(
  engine: Engine,
  {
    area,
    month,
    words,
    at,
    profile,
  }: {
    readonly area: Area;
    readonly month: LocalMonth;
    readonly words: BulletinWords;
    readonly at: number;
    readonly profile: Profile;
  },
): Promise<BulletinContent> {
  const before = monthOf(addDays(daysOfMonth(month).from, -1));
  const place = {code: area.code, name: area.name};
  const cases: BulletinContent['cases'] = [];
  for (const {orderId, said, done, comment} of words.cases) {
    const read = await readWorkOrder(engine, orderId);
    if (read === undefined || !areaContains(area.code, read.instance.areaCode)) continue;
    const {itemName, areaName, order} = read;
    cases.push({itemName, areaName: areaName ?? area.name, level: order.level, said, done, comment});
  }
  return {
    asOf: new Date(at).toISOString(),
    area: place,
    month,
    before,
    ...(await readBulletinFigures(engine, {area: place, month, before, at, profile})),
    comment: words.comment,
    cases,
  };
}
