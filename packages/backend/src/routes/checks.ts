import {
  type Actor,
  CHECK_CRITERIA,
  checkProblem,
  type LocalDate,
  localDateOf,
  mayRecordCheck,
  maySeeCheck,
  mayWatch,
} from '@haochaping/core';
import type {CheckBody, checkRoutes, publicCheckRoutes, ServiceCheck} from '@haochaping/protocol';
import {actorOf} from '../access/actor-of.ts';
import type {StaffAccess} from '../access/staff-access.ts';
import {type Handlers, reply} from '../http/serve.ts';
import {askedSpan} from '../metrics/asked-scope.ts';
import type {Engine} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {listChecks, readCheck, readCheckResults, recordCheck} from '../store/checks.ts';
import {findArea, findTopArea, readDepartment} from '../store/index.ts';

const PAGE = 50;
const CHECK_ID = /^[0-9a-f]{32}$/;

/** Secret-shopper checks as those keep them who watch over the service. */
export function createCheckHandlers(engine: Engine, access: StaffAccess): Handlers<typeof checkRoutes> {
  const watcher = async (request: Request, at: number): Promise<Actor | Refusal> => {
    const person = await access.require(request, at);
    if ('kind' in person) return person;
    const actor = actorOf(person.account);
    return mayWatch(actor.role) ? actor : problem('role-not-allowed');
  };

  return {
    async listChecks({query: {cursor}, request, at}) {
      const actor = await watcher(request, at);
      if ('kind' in actor) return actor;
      const [checkedOn, id] = cursor?.split('_') ?? [];
      const checks = await listChecks(engine, {
        areaCode: actor.areaCode,
        exceptDepartment: actor.departmentCode,
        after: checkedOn === undefined || id === undefined ? undefined : {checkedOn, id},
        limit: PAGE + 1,
      });
      const shown = checks.slice(0, PAGE);
      const last = shown.at(-1);
      const hasMore = checks.length > PAGE && last !== undefined;
      return reply({checks: shown, ...(hasMore && {nextCursor: `${last.checkedOn}_${last.id}`})});
    },

    async readCheck({params, request, at}) {
      const actor = await watcher(request, at);
      if ('kind' in actor) return actor;
      const check = await readCheck(engine, params.id);
      return check === undefined || !maySeeCheck(actor, check) ? problem('check-unknown') : reply(check);
    },

    async recordCheck({params: {id}, body, request, at}) {
      const actor = await watcher(request, at);
      if ('kind' in actor) return actor;
      if (actor.role === 'auditor') return problem('role-not-allowed');
      if (!CHECK_ID.test(id)) return problem('check-unknown');
      const kept = await readCheck(engine, id);
      // What lies elsewhere does not exist for those who check here.
      if (kept !== undefined && !mayRecordCheck(actor, kept)) return problem('check-unknown');
      const place = await placeRefusal(engine, actor, body);
      if (place !== undefined) return place;
      const known = kept?.version ?? 0;
      // Sent once more, because its answer was lost.
      if (kept?.version === body.expectedVersion + 1 && isSame(kept, body)) return reply(kept);
      if (known !== body.expectedVersion) return problem('version-stale', {currentVersion: known});
      const {expectedVersion, ...content} = body;
      const version = expectedVersion + 1;
      const today = localDateOf(at);
      const refusal = checkProblem({...content, checkedOn: content.checkedOn as LocalDate, today, version});
      if (refusal !== undefined) return problem('check-refused', {refusal});
      if (!(await recordCheck(engine, {...content, id, version, at, by: actor.accountId ?? ''}))) {
        return problem('version-stale', {currentVersion: version});
      }
      const check = await readCheck(engine, id);
      if (check === undefined) throw new Error('A check that was just kept is not there.');
      return reply(check);
    },
  };
}

/** Why nobody like this may say that the check was made there; undefined where they may. */
async function placeRefusal(
  engine: Engine,
  actor: Actor,
  {areaCode, departmentCode, windowNumber, itemCode}: CheckBody,
): Promise<Refusal | undefined> {
  const area = await findArea(engine, areaCode);
  if (area === undefined || !mayRecordCheck(actor, {areaCode})) return problem('area-unknown');
  if (departmentCode === undefined) {
    return windowNumber === undefined && itemCode === undefined ? undefined : problem('department-unknown');
  }
  const read = await readDepartment(engine, departmentCode);
  const isThere =
    read?.department.areaCode === areaCode &&
    (windowNumber === undefined || read.windows.some(({number}) => number === windowNumber)) &&
    (itemCode === undefined || read.items.some(({code}) => code === itemCode));
  if (!isThere) return problem('department-unknown');
  return mayRecordCheck(actor, {areaCode, departmentCode}) ? undefined : problem('role-not-allowed');
}

/** Whether a check holds just what is to be kept. */
function isSame(kept: ServiceCheck, body: CheckBody): boolean {
  const fields = [
    'areaCode',
    'departmentCode',
    'windowNumber',
    'itemCode',
    'checkedOn',
    'words',
    'evidence',
    'reason',
  ] as const;
  return (
    fields.every((field) => kept[field] === body[field]) &&
    CHECK_CRITERIA.every((criterion) => kept.grades[criterion] === body.grades[criterion])
  );
}

/** What the checks found, as everybody reads it. */
export function createPublicCheckHandlers(engine: Engine): Handlers<typeof publicCheckRoutes> {
  return {
    async readCheckResults({query, at}) {
      const area = query.area === undefined ? await findTopArea(engine) : await findArea(engine, query.area);
      if (area === undefined) return problem('area-unknown');
      const span = askedSpan(query);
      const {code, name} = area;
      const results = await readCheckResults(engine, {area: query.area, top: {code, name}, span, at});
      return reply({asOf: new Date(at).toISOString(), ...span, ...results});
    },
  };
}
