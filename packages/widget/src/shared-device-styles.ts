/** Of hcp-review.css, minified. Not written by hand: see styles.test.ts. */
export const sharedDeviceStyles =
  '.idle{position:sticky;z-index:1;top:0;margin:24px 0 0;background:var(--_surface)}form>.idle{margin:0 0 16px}.idle .button{margin:8px 0;margin-inline-end:12px}';
