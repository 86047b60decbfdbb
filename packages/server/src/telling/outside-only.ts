import dns from 'node:dns';
import {isIP, type LookupFunction} from 'node:net';
import type {AddressObjection} from '@haochaping/backend';
import ipaddr from 'ipaddr.js';

/** What a request was refused with when its name led into the operator's own network. */
export const INSIDE = 'EINSIDE';

// Public by its number, and yet the inside of a cloud: the agent of Azure's machines.
const INSIDE_ALL_THE_SAME: ReadonlySet<string> = new Set(['168.63.129.16']);
// Where networks are measured, and where proxies invent addresses (RFC 2544).
const BENCHMARKING = ipaddr.IPv4.parseCIDR('198.18.0.0/15');
// What the internet gives out of IPv6 (RFC 4291); everything else is special, translated or nobody's.
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether an address lies on the internet. One that cannot be read lies nowhere. */
export function isOutside(address: string): boolean {
  // The library takes 1.2.3 for 1.2.0.3, as some old programs do.
  if (isIP(address) === 0 || !ipaddr.isValid(address)) return false;
  // `process` looks through ::ffff:a.b.c.d; ranges that translate to IPv4 (6to4, NAT64, Teredo) are none of the internet's.
  const ip = ipaddr.process(address);
  if (INSIDE_ALL_THE_SAME.has(ip.toString()) || ip.range() !== 'unicast') return false;
  return ip instanceof ipaddr.IPv4 ? !ip.match(BENCHMARKING) : ip.match(GLOBAL_UNICAST);
}

/** What speaks against an address as it is written. Hosts that the operator names may lie inside, and need no TLS. */
export function objectionTo(url: string, allowedHosts: ReadonlySet<string>): AddressObjection | undefined {
  if (!URL.canParse(url)) return 'not-an-address';
  const {protocol, hostname, username, password} = new URL(url);
  if ((protocol !== 'https:' && protocol !== 'http:') || username !== '' || password !== '') return 'not-an-address';
  if (allowedHosts.has(hostname)) return undefined;
  if (protocol !== 'https:') return 'not-https';
  const literal = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(literal) && !isOutside(literal) ? 'inside' : undefined;
}

/**
 * Looks a name up for a connection that is about to be made, and fails with `EINSIDE` when any of its addresses lies inside. The
 * connection goes to the very addresses that were looked at, so that a name which changes its mind gains nothing.
 */
export function lookupOutside(resolve: typeof dns.lookup = dns.lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, {...options, all: true}, (error, addresses) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      if (addresses.length === 0 || !addresses.every(({address}) => isOutside(address))) {
        callback(Object.assign(new Error(`${hostname} leads inside.`), {code: INSIDE}), []);
        return;
      }
      const [first] = addresses;
      if (options.all === true) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family ?? 4);
    });
  };
}
