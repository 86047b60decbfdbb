/**
 * What somebody does on a page. `rate`: gives a bad rating and sees it delivered. `save`: gives one while the server is gone and sees it
 * saved. `deliver`: comes back to that page, sees it still saved, and delivered once the server is there again. `rate-in-portal`: opens a case of
 * the demonstration portal and rates it. `rate-in-dialog`: lets the page open the rating, leaves it, comes back to what was filled in, and rates.
 * `rate-by-launcher`: opens it by the button that floats over the page. `rate-by-link`: opens the whole page of an invitation. `frame`: is the page
 * around a framed rating, in which the same script rates. `rate-in-steps`: rates in the elder view, which asks one question a screen. `follow`:
 * types the last receipt code into the receipt page and sees the work order's number. `read-public`: reads the public page.
 */
export type Task =
  | 'rate'
  | 'save'
  | 'deliver'
  | 'rate-in-portal'
  | 'rate-in-dialog'
  | 'rate-by-launcher'
  | 'rate-by-link'
  | 'frame'
  | 'rate-in-steps'
  | 'follow'
  | 'read-public';

/** One page, and what is to be done there. The page's own script is told so by the harness. */
export interface Visit {
  readonly name: string;
  readonly address: string;
  readonly task: Task;
  /** Whether the page's origin is one that browsers call secure: https, or this very machine. */
  readonly secure: boolean;
  /** What the browser says of itself when it is the one that was meant. */
  readonly userAgent: string;
  /** The last that the citizen was given. */
  readonly receiptCode?: string;
}

/** What a page reports: one thing that was looked at. A visit ends with its first failure. */
export interface Check {
  readonly title: string;
  readonly passed: boolean;
  /** What was seen instead. */
  readonly detail?: string;
  /** The receipt code that the citizen was given. */
  readonly receiptCode?: string;
  /** What the browser says of itself. */
  readonly userAgent?: string;
}

/** The harness's own addresses below each origin of the pages. */
export const OWN = '/.harness';
