import {InboxFilter} from '@haochaping/protocol/staff';

/** What the inbox shows; it stands in the address behind `#/`, so that it can be kept and sent on. */
export type InboxQuery = InboxFilter;

export const EVERYTHING_OPEN: InboxQuery = {};

type Name = keyof InboxQuery;
const NAMES = Object.keys(InboxFilter.shape) as readonly Name[];

/** The filters beside what the tabs choose. */
export const FILTER_NAMES = NAMES.filter((name) => !['show', 'due', 'waits', 'sort'].includes(name));

/** The inbox that an address asks for; what it does not know is left out. */
export function queryOf(given: URLSearchParams): InboxQuery {
  const said: Partial<Record<Name, string>> = {};
  for (const name of NAMES) {
    const value = given.get(name)?.trim();
    if (value === undefined || value === '' || isUsual(name, value)) continue;
    if (InboxFilter.safeParse({[name]: value}).success) said[name] = value;
  }
  return InboxFilter.parse(said);
}

/** The fragment of an inbox; `#/` for the usual one. */
export function hashOfQuery(query: InboxQuery): string {
  const given = new URLSearchParams();
  for (const name of NAMES) {
    const value = query[name];
    if (value !== undefined && value !== '' && !isUsual(name, value)) given.set(name, value);
  }
  const text = given.toString();
  return text === '' ? '#/' : `#/?${text}`;
}

/** The same inbox with some filters set, and those that are given as undefined left out. */
export function withFilters(query: InboxQuery, changes: {readonly [Key in Name]?: InboxQuery[Key]}): InboxQuery {
  const entries = Object.entries({...query, ...changes}).filter(([, value]) => value !== undefined);
  return InboxFilter.parse(Object.fromEntries(entries));
}

export function hashOfOrder(id: string): string {
  return `#/orders/${encodeURIComponent(id)}`;
}

function isUsual(name: Name, value: string): boolean {
  return (name === 'show' && value === 'open') || (name === 'sort' && value === 'due');
}
