/** One Content-Security-Policy: its directives by name, as https://www.w3.org/TR/CSP3/#parse-serialized-policy reads them. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** The policies of one header or meta element; a comma parts two of them. The first of two directives of a name counts. */
export function parsePolicies(text: string): Policy[] {
  return text
    .split(',')
    .map((one) => {
      const policy = new Map<string, readonly string[]>();
      for (const directive of one.split(';')) {
        const [name = '', ...values] = directive.trim().split(/\s+/);
        if (name !== '' && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), values);
      }
      return policy;
    })
    .filter((policy) => policy.size > 0);
}

/**
 * Whether a policy lets a page load an address by a directive, which falls back as browsers do. A nonce or a hash of the page's own counts as leave:
 * what it covers cannot be seen from outside.
 */
export function allows(policy: Policy, directive: string, address: URL, page: URL): boolean {
  const sources = sourcesOf(policy, directive);
  if (sources === undefined) return true;
  const own = /^'(?:nonce|sha\d+)-|^'strict-dynamic'$/i;
  return sources.some((source) => own.test(source) || matches(source.toLowerCase(), address, page));
}

const FALLBACKS: Readonly<Record<string, readonly string[]>> = {
  'worker-src': ['worker-src', 'child-src', 'script-src', 'default-src'],
};

function sourcesOf(policy: Policy, directive: string): readonly string[] | undefined {
  const names = FALLBACKS[directive] ?? [directive, 'default-src'];
  const found = names.find((name) => policy.has(name));
  return found === undefined ? undefined : policy.get(found);
}

function matches(source: string, address: URL, page: URL): boolean {
  if (source === "'self'") return address.origin === page.origin;
  if (source === '*') return /^(?:https?|wss?):$/.test(address.protocol);
  if (/^[a-z][a-z\d+.-]*:$/.test(source)) return address.protocol === source;
  const [, scheme, host, port, path] =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?([^:/']+)(?::(\d+|\*))?(\/.*)?$/.exec(source) ?? [];
  if (host === undefined) return false;
  const protocol = scheme === undefined ? page.protocol : `${scheme}:`;
  // A page of http may be upgraded, never the other way round.
  if (address.protocol !== protocol && !(protocol === 'http:' && address.protocol === 'https:')) return false;
  const named = host.startsWith('*.') ? address.hostname.endsWith(host.slice(1)) : address.hostname === host;
  if (!named) return false;
  if (port !== '*' && (port ?? '') !== address.port) return false;
  if (path === undefined || path === '/') return true;
  return path.endsWith('/') ? address.pathname.startsWith(path) : address.pathname === path;
}

/** Whether Lit and, where it is wanted, the service worker may name the policies that they make. */
export function allowsTrustedTypes(policy: Policy, name: string): boolean {
  const names = policy.get('trusted-types');
  if (names === undefined) return true;
  return names.includes('*') || names.includes(name);
}
