/**
 * Lets `css` style the root as well. Browsers without constructable style sheets link the whole of hcp-review.css instead, once:
 * a `<style>` is what a Content-Security-Policy refuses.
 */
export function addStyles(root: ShadowRoot, css: string): void {
  if ('adoptedStyleSheets' in root) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    // Assigned, not pushed to: the list is frozen before Chromium 99.
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } else if ((root as ShadowRoot).querySelector('link') === null) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = new URL('../src/hcp-review.css', import.meta.url).href;
    (root as ShadowRoot).append(link);
  }
}
