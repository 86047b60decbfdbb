import {mayWatch, profileFields} from '@haochaping/core';
import type {profileRoutes} from '@haochaping/protocol';
import type {StaffAccess} from '../access/staff-access.ts';
import {type Handlers, reply} from '../http/serve.ts';
import type {Settings} from '../options.ts';
import type {Engine} from '../ports.ts';
import {problem} from '../problem.ts';
import {listKeptProfiles} from '../store/index.ts';

/** The rules in force, to be read by who keeps the place and by who watches over it. */
export function createProfileHandlers(
  engine: Engine,
  access: StaffAccess,
  {profile}: Pick<Settings, 'profile'>,
): Handlers<typeof profileRoutes> {
  return {
    async readProfile({request, at}) {
      const person = await access.require(request, at);
      if ('kind' in person) return person;
      const {role} = person.account;
      if (role !== 'administrator' && !mayWatch(role)) return problem('role-not-allowed');
      const kept = await listKeptProfiles(engine.db);
      return reply({
        version: profile.version,
        rules: profileFields(profile).map(({field, value}) => ({
          field,
          value: typeof value === 'object' ? [...value] : value,
        })),
        versions: kept.map(({version, keptAt}) => ({version, since: new Date(keptAt).toISOString()})),
      });
    },
  };
}
