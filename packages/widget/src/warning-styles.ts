/** Of hcp-review.css, minified. Not written by hand: see styles.test.ts. */
export const warningStyles =
  '.warning{max-width:38em;margin-top:8px;padding:12px 16px;border-inline-start:4px solid var(--_waiting);border-radius:var(--_radius);background:var(--_sunken)}.warning strong{display:block}';
