/**
 * Whether a request that changes something may be answered although its session secret travels by itself. A browser says
 * where a request comes from; where nothing is said there is no browser, and so nobody's cookie to abuse. Hosts are
 * compared, not schemes: behind a proxy that ends TLS the two differ.
 */
export function isOwnOrigin(request: Request): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) {
    const site = request.headers.get('sec-fetch-site');
    return site === null || site === 'same-origin' || site === 'none';
  }
  return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host;
}
