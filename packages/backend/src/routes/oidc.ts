import type {oidcRoutes} from '@haochaping/protocol';
import {OutsideAccess} from '../access/outside-access.ts';
import type {StaffAccess} from '../access/staff-access.ts';
import {type Handlers, reply} from '../http/serve.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';

/** By which ways somebody signs in, and the outside one of them. */
export function createOidcHandlers(
  ports: Pick<Ports, 'engine' | 'keys' | 'outsideSignIn'>,
  access: StaffAccess,
  {localSignIn}: Pick<Settings, 'localSignIn'>,
): Handlers<typeof oidcRoutes> {
  const outside = new OutsideAccess(ports, access);
  const provider = ports.outsideSignIn && {name: ports.outsideSignIn.name};
  return {
    readSignInWays: () => reply({local: localSignIn, ...(provider && {provider})}),

    async beginOutsideSignIn({request, at}) {
      const foreign = access.refuseForeignOrigin(request);
      if (foreign !== undefined) return foreign;
      const headers = new Headers();
      const begun = await outside.begin(headers, at);
      return 'kind' in begun ? begun : reply(begun, headers);
    },

    async finishOutsideSignIn({body, request, at}) {
      const foreign = access.refuseForeignOrigin(request);
      if (foreign !== undefined) return foreign;
      const headers = new Headers();
      const session = await outside.finish(body.answer, request, headers, at);
      return 'kind' in session ? session : reply(session, headers);
    },
  };
}
