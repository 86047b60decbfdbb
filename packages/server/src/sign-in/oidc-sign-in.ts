import type {OutsidePerson, OutsideSignIn, Report} from '@haochaping/backend';
import type {ClaimRules} from '@haochaping/core';
import type {ClaimRulesFile} from '@haochaping/protocol';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
} from 'openid-client';
import {sessionCookie} from '../session-cookie.ts';
import {systemCode} from '../start-error.ts';
import type {OidcOptions} from './sign-in-options.ts';

// Somebody looks at a white page meanwhile.
const TIMEOUT_SECONDS = 10;

export interface OidcPlace {
  readonly oidc: OidcOptions;
  readonly file: ClaimRulesFile;
  readonly https: boolean;
  readonly report: Report;
}

/**
 * The outside sign-in by OpenID Connect: authorization code with PKCE, state and nonce. The provider is asked for its addresses when
 * somebody first needs them, so that a server starts while it is away, and again until it has answered once.
 */
export function oidcSignIn({oidc, file, https, report}: OidcPlace): OutsideSignIn {
  const {issuer, clientId, clientSecret, returnTo} = oidc;
  let found: Configuration | undefined;

  const provider = async (): Promise<Configuration> => {
    if (found !== undefined) return found;
    // For a provider on this machine alone; the options let no other be plain.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const options = {timeout: TIMEOUT_SECONDS, ...(isPlain(issuer) && {execute: [allowInsecureRequests]})};
    const answered = await discovery(new URL(issuer), clientId, clientSecret, authenticateBy(clientSecret), options);
    answered.timeout = TIMEOUT_SECONDS;
    return (found = answered);
  };

  return {
    name: file.name,
    rules: rulesOf(file),
    browser: sessionCookie({https, name: 'hcp-sign-in'}),

    async begin() {
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
      try {
        const address = buildAuthorizationUrl(await provider(), {
          redirect_uri: returnTo,
          scope: ['openid', ...(file.scope ?? 'profile').split(' ')].join(' '),
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          nonce,
        });
        return {address: address.href, state, nonce, verifier};
      } catch (cause) {
        report('outside sign-in', cause);
        return 'away';
      }
    },

    async finish(answer, {state, nonce, verifier}) {
      const returned = new URL(returnTo);
      returned.search = answer.replace(/^[?#]/, '');
      try {
        const asked = await provider();
        const tokens = await authorizationCodeGrant(asked, returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return 'refused';
        const {userinfo_endpoint} = asked.serverMetadata();
        const more = userinfo_endpoint === undefined ? {} : await fetchUserInfo(asked, tokens.access_token, claims.sub);
        return {issuer: claims.iss, subject: claims.sub, claims: {...more, ...claims}} satisfies OutsidePerson;
      } catch (cause) {
        report('outside sign-in', cause);
        return isAway(cause) ? 'away' : 'refused';
      }
    },

    signOutAddress() {
      if (found?.serverMetadata().end_session_endpoint === undefined) return undefined;
      return buildEndSessionUrl(found, {post_logout_redirect_uri: returnTo}).href;
    },
  };
}

function rulesOf({accountClaim, nameClaim, staffNumberClaim, rules}: ClaimRulesFile): ClaimRules {
  return {
    accountClaim: accountClaim ?? 'preferred_username',
    nameClaim: nameClaim ?? 'name',
    ...(staffNumberClaim === undefined ? {} : {staffNumberClaim}),
    // Absent means absent to core; the schema says the same with members that may be undefined, which JSON has none of.
    rules: rules as ClaimRules['rules'],
  };
}

/** By the method that the provider speaks; where it does not say, the one that every provider must. */
function authenticateBy(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const byPost = methods.includes('client_secret_post') && !methods.includes('client_secret_basic');
    (byPost ? post : basic)(server, ...rest);
  };
}

function isPlain(issuer: string): boolean {
  return issuer.startsWith('http:');
}

/** Whether nobody answered, or nobody who could; everything else is an answer, and it says no. */
function isAway(cause: unknown): boolean {
  if (cause instanceof ResponseBodyError) return cause.status >= 500;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return true;
  return cause instanceof TypeError && systemCode(cause.cause) !== undefined;
}
