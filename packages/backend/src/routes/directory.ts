import {noticeProblems, padAreaCode} from '@haochaping/core';
import type {directoryRoutes} from '@haochaping/protocol';
import {issueApiKey} from '../access/api-keys.ts';
import {displayNames, type SignedIn, type StaffAccess} from '../access/staff-access.ts';
import {type Handlers, reply} from '../http/serve.ts';
import {runRecountDeadlines} from '../jobs/recount-deadlines.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {
  addNotice,
  changeDirectory,
  findDepartment,
  listApiKeys,
  listAreas,
  listDepartments,
  readAddedNotices,
  readDepartment,
  revokeApiKey,
} from '../store/index.ts';

/** What is kept of the office itself. All of the staff may read it; only an administrator changes it, within their own area. */
export function createDirectoryHandlers(
  ports: Pick<Ports, 'engine' | 'keys'>,
  access: StaffAccess,
  settings: Pick<Settings, 'profile' | 'notices'>,
): Handlers<typeof directoryRoutes> {
  const {engine} = ports;

  const administrator = async (request: Request, at: number): Promise<SignedIn | Refusal> => {
    const person = await access.require(request, at);
    if ('kind' in person || person.account.role === 'administrator') return person;
    return problem('role-not-allowed');
  };

  return {
    async listDirectoryAreas({query, request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      const areas = await listAreas(engine, query.parent && padAreaCode(query.parent));
      return reply({areas: areas.map((area) => ({...area}))});
    },

    async listDirectoryDepartments({query, request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      const departments = await listDepartments(engine, padAreaCode(query.area));
      return reply({departments: departments.map((department) => ({...department}))});
    },

    async readDirectoryDepartment({params, request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      const read = await readDepartment(engine, params.code);
      if (read === undefined) return problem('department-unknown');
      const {department, items, windows, staffMembers} = read;
      return reply({department, items: [...items], windows: [...windows], staffMembers: [...staffMembers]});
    },

    async changeDirectory({body, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const {dryRun = false, areas = [], departments = [], items = [], windows = [], staffMembers = []} = body;
      const {id, areaCode} = person.account;
      const put = await changeDirectory(engine, {
        rows: {areas, departments, items, windows, staffMembers} as Parameters<typeof changeDirectory>[1]['rows'],
        actor: id,
        at,
        ...(areaCode === undefined ? {} : {within: areaCode}),
        dryRun,
      });
      if (put.outcome === 'refused') return problem('directory-invalid', {errors: put.problems.slice(0, MOST_ERRORS)});
      return reply({changes: [...put.changes], unchanged: put.unchanged, dryRun});
    },

    async listHolidays({request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      const added = await readAddedNotices(engine.db);
      const names = await displayNames(
        ports,
        added.map(({addedBy}) => addedBy),
      );
      return reply({
        notices: [
          ...settings.notices.map(plain),
          ...added.map(({notice, addedAt, addedBy}) => ({
            ...plain(notice),
            addedAt: new Date(addedAt).toISOString(),
            addedBy: names.get(addedBy) ?? addedBy,
          })),
        ],
      });
    },

    async addHolidays({body, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const notice = body as Parameters<typeof noticeProblems>[0];
      const problems = noticeProblems(notice);
      if (problems.length > 0) return problem('notice-invalid', {errors: problems.slice(0, MOST_ERRORS)});
      const outcome = await addNotice(engine, {notice, addedAt: at, addedBy: person.account.id});
      return reply({outcome, deadlinesMoved: await runRecountDeadlines(ports, settings, at)});
    },

    async listApiKeys({request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const keys = await listApiKeys(engine);
      return reply({
        keys: keys.map(({createdAt, revokedAt, ...key}) => ({
          ...key,
          createdAt: new Date(createdAt).toISOString(),
          ...(revokedAt === undefined ? {} : {revokedAt: new Date(revokedAt).toISOString()}),
        })),
      });
    },

    async issueApiKey({body, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const {name, role} = body;
      const by = person.account.id;
      if (body.role !== 'outside-system') return reply(await issueApiKey(ports, {name, role, at, by}));
      const {areaCode, departmentCode} = body.acts;
      // A handler is one of a department; whoever is bound to none would see nothing.
      if (body.acts.role === 'handler' && departmentCode === undefined) return wrong('departmentCode', 'missing');
      if (departmentCode !== undefined && (await findDepartment(engine, departmentCode)) === undefined) {
        return wrong('departmentCode', 'department-unknown');
      }
      const acts = {
        role: body.acts.role,
        ...(departmentCode === undefined ? {} : {departmentCode}),
        ...(areaCode === undefined ? {} : {areaCode: padAreaCode(areaCode)}),
      };
      return reply(await issueApiKey(ports, {name, role, acts, at, by}));
    },

    async revokeApiKey({params, request, at}) {
      const person = await administrator(request, at);
      if ('kind' in person) return person;
      const known = await revokeApiKey(engine, params.id, at, person.account.id);
      return known ? reply(undefined) : problem('api-key-unknown');
    },
  };
}

// A file can be wrong in a thousand rows; the first few tell an operator what is the matter.
const MOST_ERRORS = 100;

function wrong(member: string, code: string): Refusal {
  return problem('body-invalid', {errors: [{pointer: `/acts/${member}`, code}]});
}

function plain({year, notices, off, makeup}: Settings['notices'][number]): {
  year: number;
  notices: string[];
  off: string[];
  makeup: string[];
} {
  return {year, notices: [...notices], off: [...off], makeup: [...makeup]};
}
