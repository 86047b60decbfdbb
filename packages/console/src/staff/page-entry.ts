import {mayWatch} from '@haochaping/core';
import {STAFF_ROLES, type StaffRole} from '@haochaping/protocol/staff';
import type {Desk} from './desk.ts';

/** The parts of the console as its navigation names them, in its order. */
export const SECTIONS = ['orders', 'supervision', 'administration', 'bulletin', 'checks'] as const;
export type Section = (typeof SECTIONS)[number];

/** What of an address is the page's own: the steps below its path, and what stands behind the question mark. */
export type PageRoute = {readonly steps: readonly string[]; readonly query: URLSearchParams};

/**
 * A page of the console. The frame sets `desk` and `route` before it is put in, and again whenever they change; `at` moves
 * on by itself. It draws its `<h1 tabindex="-1">` at once, whatever is still being read: the keyboard goes there. Fires
 * `session-lost` (bubbling) when an answer says that nobody is signed in any more (`isSessionLost`).
 */
export interface ConsolePage extends HTMLElement {
  desk: Desk;
  route: PageRoute;
  /** The server's time, by which clocks are drawn. */
  at: number;
}

export type PageEntry = {
  /** Unique; the element is defined as `hcp-page-<id>`. */
  readonly id: string;
  readonly section: Section;
  /** Behind `#/`, without a slash at either end; what is below it belongs to the page too. Kept for ever: people link to it. */
  readonly path: string;
  /** In the navigation and in the window's title. */
  readonly title: string;
  /** Who finds it in the navigation. What somebody may really read or do is the server's to say. */
  readonly roles: readonly StaffRole[];
  /** Whether it is found by links of other pages only, because it needs to be told what it is about. */
  readonly isLinkedOnly?: true;
  /** Brings the page's code when it is opened, and not before. */
  readonly load: () => Promise<new () => ConsolePage>;
};

/** Those who watch over the work of others. */
export const WATCHERS: readonly StaffRole[] = STAFF_ROLES.filter(mayWatch);
