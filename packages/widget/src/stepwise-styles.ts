/** Of hcp-review.css, minified. Not written by hand: see styles.test.ts. */
export const stepwiseStyles =
  '.place{margin-bottom:16px;font-variant-numeric:tabular-nums}.place:focus{outline:none}.subject{margin-bottom:4px}.ways{display:flex;justify-content:space-between;margin-top:24px}.ways .button{min-width:8em;margin:0}.ways .button:only-child{margin-inline-start:auto}.ways .submit{width:auto}.ways+details{margin-top:16px}.next[aria-disabled=true]{border-color:var(--_line);background:var(--_sunken);color:var(--_soft);cursor:default}';
