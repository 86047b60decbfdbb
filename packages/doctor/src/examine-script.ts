import {createHash} from 'node:crypto';
import type {Examination} from './examine-page.ts';
import {finding, type Finding} from './finding.ts';
import type {Attributes} from './read-html.ts';

/** Whether the script is there, may be loaded from where it lies, and is what the page and the release say that it is. */
export async function examineScript({page, ask}: Examination, script: Attributes): Promise<Finding[]> {
  const url = new URL(script['src'] ?? '', page);
  const answer = await ask(url, {headers: {origin: page.origin}});
  const type = answer?.headers.get('content-type') ?? '';
  if (answer?.ok !== true || !type.includes('javascript')) return [finding('script-unreachable', url.href)];
  // Modules, and whatever has an integrity, are fetched with CORS.
  const withCors = script['type'] === 'module' || script['integrity'] !== undefined;
  if (withCors && url.origin !== page.origin && !isShared(answer, page))
    return [finding('script-not-shared', url.href)];
  const content = new Uint8Array(await answer.arrayBuffer());
  const findings: Finding[] = [];
  const {integrity} = script;
  if (integrity === undefined || integrity === '')
    findings.push(finding('integrity-missing', hashOf('sha384', content)));
  else if (!fits(integrity, content)) findings.push(finding('integrity-wrong', hashOf('sha384', content)));
  const released = await releasedHash(ask, url);
  if (released !== undefined && released !== hashOf('sha384', content)) {
    findings.push(finding('script-not-of-release', url.href));
  }
  return findings.some(({level}) => level === 'problem') ? findings : [finding('script-ok', url.href), ...findings];
}

/** Whether scripts of the page may read an answer of another origin. */
export function isShared(answer: Response, page: URL): boolean {
  const allowed = answer.headers.get('access-control-allow-origin');
  return allowed === '*' || allowed === page.origin;
}

function fits(integrity: string, content: Uint8Array): boolean {
  const hashes = integrity.trim().split(/\s+/);
  return hashes.some((hash) => {
    const [, algorithm] = /^(sha256|sha384|sha512)-/.exec(hash) ?? [];
    return algorithm !== undefined && hashOf(algorithm, content) === hash.split('?')[0];
  });
}

function hashOf(algorithm: string, content: Uint8Array): string {
  return `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;
}

/** Each build writes its hashes beside its files. */
async function releasedHash(ask: Examination['ask'], script: URL): Promise<string | undefined> {
  const answer = await ask(new URL('integrity.json', script));
  if (answer?.ok !== true) return undefined;
  const told = (await answer.json().catch(() => undefined)) as {readonly files?: unknown} | undefined;
  const files = typeof told?.files === 'object' ? (told.files as Readonly<Record<string, unknown>> | null) : null;
  const hash = files?.[script.pathname.split('/').at(-1) ?? ''];
  return typeof hash === 'string' ? hash : undefined;
}
