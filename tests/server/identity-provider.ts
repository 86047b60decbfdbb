import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Provider} from 'oidc-provider';

export type Claims = Readonly<Record<string, unknown>>;

export const CLIENT = {id: 'haochaping', secret: 'a secret between two'} as const;

/** A real OpenID provider on loopback, at whose door nobody is asked for a password. */
export interface IdentityProvider {
  readonly issuer: string;
  /** People by subject; what is said of them may change. */
  readonly people: Map<string, Claims>;
  /** Goes to where a sign-in leads, as the person of this subject, and gives what the provider sends the browser back with. */
  readonly visit: (address: string, subject: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts a provider that sends people back to `returnTo`. */
export async function startIdentityProvider(returnTo: string): Promise<IdentityProvider> {
  const people = new Map<string, Claims>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [returnTo],
        post_logout_redirect_uris: [returnTo],
      },
    ],
    claims: {openid: ['sub'], profile: ['name', 'preferred_username', 'groups', 'org_code']},
    cookies: {keys: ['of this test alone']},
    features: {devInteractions: {enabled: false}},
    findAccount: (_, subject) => ({
      accountId: subject,
      claims: () => ({sub: subject, ...people.get(subject)}),
    }),
    interactions: {url: (_, interaction) => `/door/${interaction.uid}`},
    // Everybody agrees to everything.
    async loadExistingGrant({oidc}) {
      const {client, session} = oidc;
      const grant = new provider.Grant({
        ...(client && {clientId: client.clientId}),
        ...(session?.accountId !== undefined && {accountId: session.accountId}),
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const subject = request.headers['x-subject'];
    if (request.url?.startsWith('/door/') !== true || typeof subject !== 'string') {
      void answer(request, response);
      return;
    }
    void provider.interactionFinished(request, response, {login: {accountId: subject}});
  });
  return {
    issuer,
    people,
    visit: walk,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Follows redirects with cookies, as a browser would, until one leads away from the provider. */
async function walk(address: string, subject: string): Promise<string> {
  const cookies = new Map<string, string>();
  const {origin} = new URL(address);
  let next = address;
  while (next.startsWith(origin)) {
    const response = await fetch(next, {
      redirect: 'manual',
      headers: {'x-subject': subject, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')},
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    const to = response.headers.get('location');
    if (to === null) throw new Error(`The provider led nowhere: ${String(response.status)} ${await response.text()}`);
    next = new URL(to, next).href;
  }
  return new URL(next).search;
}
