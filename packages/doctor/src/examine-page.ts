import {examineEndpoint} from './examine-endpoint.ts';
import {examineScript} from './examine-script.ts';
import {finding, type Finding, type Report} from './finding.ts';
import {allows, allowsTrustedTypes, parsePolicies, type Policy} from './policy.ts';
import {type Attributes, readHtml} from './read-html.ts';
import {rateForTest} from './rate-for-test.ts';

export interface ExamineOptions {
  /** For a page whose script makes the element: the backend's address, absolute or relative to the page. @default what the element says */
  readonly endpoint?: string;
  /** An invitation by which to rate for a test. It is a real rating: use one of a case made for it. @default nothing is rated */
  readonly rate?: string;
  /** How long each answer may take. @default 15000 */
  readonly timeoutMs?: number;
  /** Epoch milliseconds. @default Date.now */
  readonly clock?: () => number;
}

const DEFAULT_TIMEOUT_MS = 15_000;

/** Asks as a page's visitor would, and judges. */
export interface Examination {
  readonly page: URL;
  readonly clock: () => number;
  /** Resolves with nothing where no answer comes. */
  readonly ask: (url: URL, init?: RequestInit) => Promise<Response | undefined>;
}

/** Looks at a deployed page and at all that its element needs. Never rejects for what the world does: that is a finding. */
export async function examinePage(url: string, options: ExamineOptions = {}): Promise<Report> {
  const page = new URL(url);
  const {timeoutMs = DEFAULT_TIMEOUT_MS, clock = Date.now} = options;
  const ask: Examination['ask'] = (address, init = {}) =>
    fetch(address, {...init, signal: AbortSignal.timeout(timeoutMs)}).catch(() => undefined);
  const findings = await examine({page, clock, ask}, options);
  return {url, passed: findings.every(({level}) => level !== 'problem'), findings};
}

async function examine(examination: Examination, options: ExamineOptions): Promise<Finding[]> {
  const {page, ask} = examination;
  const answer = await ask(page);
  if (answer === undefined) return [finding('page-unreachable', page.href)];
  if (!answer.ok) return [finding('page-unreachable', `${page.href} (${String(answer.status)})`)];
  const type = answer.headers.get('content-type') ?? '';
  if (!type.includes('html')) return [finding('page-not-html', type)];
  const read = readHtml(await answer.text());
  const header = answer.headers.get('content-security-policy');
  const policies = [header ?? '', ...read.policies].flatMap(parsePolicies);
  const [script] = read.scripts;
  const [element] = read.elements;
  const said = options.endpoint ?? element?.['endpoint'];
  const endpoint = said === undefined && element === undefined ? undefined : new URL(said ?? '', page);
  const worker = element?.['background-sync'];
  return [
    finding('page-ok', page.href),
    ...(isSecure(page) ? [] : [finding('insecure-context', page.origin)]),
    ...judgePolicies(policies, page, {script, endpoint, worker}),
    ...(script === undefined ? [finding('script-missing')] : await examineScript(examination, script)),
    ...(element === undefined ? [finding('element-missing')] : []),
    ...(endpoint === undefined ? [] : await examineEndpoint(examination, endpoint)),
    ...(worker === undefined ? [] : await examineWorker(examination, new URL(worker, page))),
    ...(endpoint === undefined || options.rate === undefined
      ? []
      : [await rateForTest(examination, endpoint, options.rate)]),
  ];
}

/** https://www.w3.org/TR/secure-contexts/: only there are locks and service workers. */
function isSecure({protocol, hostname}: URL): boolean {
  return protocol === 'https:' || /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

interface Needs {
  readonly script: Attributes | undefined;
  readonly endpoint: URL | undefined;
  readonly worker: string | undefined;
}

function judgePolicies(policies: readonly Policy[], page: URL, {script, endpoint, worker}: Needs): Finding[] {
  if (policies.length === 0) return [finding('policy-missing')];
  const source = script?.['src'] === undefined ? undefined : new URL(script['src'], page);
  const forbids = (directive: string, address: URL): boolean =>
    policies.some((policy) => !allows(policy, directive, address, page));
  const names = ['lit-html', ...(worker === undefined ? [] : ['hcp-sw'])];
  const missing = names.filter((name) => policies.some((policy) => !allowsTrustedTypes(policy, name)));
  const found = [
    ...(source && forbids('script-src', source) ? [finding('policy-forbids-script', source.origin)] : []),
    ...(source && forbids('style-src', source) ? [finding('policy-forbids-old-styles', source.origin)] : []),
    ...(endpoint && forbids('connect-src', endpoint) ? [finding('policy-forbids-connection', endpoint.origin)] : []),
    ...(worker !== undefined && forbids('worker-src', new URL(worker, page))
      ? [finding('policy-forbids-worker', worker)]
      : []),
    ...missing.map((name) => finding('policy-forbids-templates', name)),
  ];
  return found.some(({level}) => level === 'problem') ? found : [finding('policy-ok'), ...found];
}

async function examineWorker({page, ask}: Examination, worker: URL): Promise<Finding[]> {
  if (worker.origin !== page.origin) return [finding('worker-elsewhere', worker.href)];
  const answer = await ask(worker);
  const type = answer?.headers.get('content-type') ?? '';
  const fits = answer?.ok === true && type.includes('javascript');
  return [finding(fits ? 'worker-ok' : 'worker-unreachable', worker.href)];
}
