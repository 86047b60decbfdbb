import {type ElementPage, PLAIN_ORIGIN} from './page-host.ts';
import {OWN, type Visit} from './visit.ts';

/** The pages that one browser is shown, by their path below the harness's own, and what is done there, in order. */
export interface Itinerary {
  readonly pages: ReadonlyMap<string, ElementPage>;
  readonly visits: readonly Visit[];
}

export interface Places {
  /** Origin of the pages, on this very machine. */
  readonly host: string;
  /** Where the element sends: the server's address, on an origin of its own, as for most portals. */
  readonly endpoint: string;
  readonly invite: () => Promise<string>;
  readonly userAgent: string;
}

const TYPES = "base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";

export async function planItinerary({host, endpoint, invite, userAgent}: Places): Promise<Itinerary> {
  const self = `${OWN}/widget/hcp-review.js`;
  const review = async (script: string, more: Readonly<Record<string, string>> = {}): Promise<ElementPage> => ({
    script,
    tag: 'hcp-review',
    attributes: {endpoint, invitation: await invite(), ...more},
  });
  const strict = `default-src 'none'; img-src data:; script-src 'self'; style-src 'self'; connect-src 'self' ${endpoint}; ${TYPES}`;
  const foreign = `default-src 'none'; img-src data:; script-src 'self' ${endpoint}; style-src 'self' ${endpoint}; connect-src 'self' ${endpoint}; ${TYPES}`;
  const framing = `default-src 'none'; img-src data:; script-src 'self' ${host}; connect-src 'self'; frame-src ${host}; ${TYPES}`;
  const pages = new Map<string, ElementPage>([
    ['rate', await review(self)],
    ['save', await review(self)],
    ['strict', {...(await review(self)), policy: strict}],
    ['foreign', {...(await review(`${endpoint}/embed/hcp-review.js`)), policy: foreign}],
    ['dialog', {...(await review(self, {mode: 'dialog'})), policy: strict}],
    ['launcher', {...(await review(self, {mode: 'launcher'})), policy: strict}],
    ['elder', {...(await review(self, {view: 'elder'})), policy: strict}],
    ['plain/rate', await review(self)],
    ['plain/save', await review(self)],
    [
      'plain/frame',
      {
        script: `${host}/embed/hcp-embed.js`,
        tag: 'hcp-embed',
        attributes: {invitation: await invite()},
        policy: framing,
      },
    ],
  ]);
  // Two more cases for the portal's list.
  await invite();
  await invite();
  const here = {secure: true, userAgent};
  const plain = {secure: false, userAgent};
  const at = (origin: string, page: string): {address: string} => ({address: `${origin}${OWN}/${page}`});
  return {
    pages,
    visits: [
      {name: 'rating online', task: 'rate', ...at(host, 'rate'), ...here},
      {name: 'server gone', task: 'save', ...at(host, 'save'), ...here},
      {name: 'server back', task: 'deliver', ...at(host, 'save'), ...here},
      {name: 'strict policy', task: 'rate', ...at(host, 'strict'), ...here},
      {name: "strict policy, the server's own script", task: 'rate', ...at(host, 'foreign'), ...here},
      {name: 'dialog', task: 'rate-in-dialog', ...at(host, 'dialog'), ...here},
      {name: 'launcher', task: 'rate-by-launcher', ...at(host, 'launcher'), ...here},
      {name: 'elder view', task: 'rate-in-steps', ...at(host, 'elder'), ...here},
      {name: 'page of an invitation', task: 'rate-by-link', address: `${host}/r/#${await invite()}`, ...here},
      {name: 'plain http, rating online', task: 'rate', ...at(PLAIN_ORIGIN, 'plain/rate'), ...plain},
      {name: 'plain http, server gone', task: 'save', ...at(PLAIN_ORIGIN, 'plain/save'), ...plain},
      {name: 'plain http, server back', task: 'deliver', ...at(PLAIN_ORIGIN, 'plain/save'), ...plain},
      {name: "frame in another origin's page", task: 'frame', ...at(PLAIN_ORIGIN, 'plain/frame'), ...plain},
      {name: 'portal', task: 'rate-in-portal', address: `${host}/portal/`, ...here},
      {name: 'receipt page', task: 'follow', address: `${host}/receipt/`, ...here},
      {name: 'public page', task: 'read-public', address: `${host}/public/`, ...here},
      {name: 'portal on plain http', task: 'rate-in-portal', address: `${PLAIN_ORIGIN}/portal/`, ...plain},
    ],
  };
}
