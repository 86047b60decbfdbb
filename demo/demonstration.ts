/** One finished case of the demonstration's citizen, with its invitation. */
export interface DemonstrationCase {
  readonly caseNumber: string;
  readonly serviceNumber: number;
  readonly itemName: string;
  readonly serviceName: string;
  readonly departmentName: string;
  /** `YYYY-MM-DD` in the office's time zone. */
  readonly servedOn: string;
  readonly rated: boolean;
  readonly invitation: string;
  readonly expiresAt: string;
}

export interface DemonstrationCases {
  readonly citizen: {readonly name: string};
  readonly cases: readonly DemonstrationCase[];
}

export interface DemonstrationAccount {
  readonly account: string;
  readonly password: string;
  readonly role: string;
  readonly displayName: string;
  readonly place: string;
}

/** The citizen's finished cases; rejects while the server cannot be reached or holds no demonstration. */
export async function readCases(base: string): Promise<DemonstrationCases> {
  return (await askJson(new URL('demo/my-cases', base))) as DemonstrationCases;
}

/** Finishes one more case, so that one can rate again and again. */
export async function finishAnotherCase(base: string): Promise<DemonstrationCase> {
  return (await askJson(new URL('demo/cases', base), {method: 'POST'})) as DemonstrationCase;
}

/** What a backend inside the page says of itself. */
export interface BackendInThePage {
  readonly accounts: readonly DemonstrationAccount[];
  /** `memory` where the browser keeps no files for a page: then a reload begins anew. */
  readonly storage: 'persistent' | 'memory';
}

/** The backend inside this page; `server` where a real one answers, which shows its accounts in its terminal only. */
export async function readBackend(base: string): Promise<BackendInThePage | 'server' | 'unreachable'> {
  try {
    return (await askJson(new URL('demo/accounts', base))) as BackendInThePage;
  } catch (error) {
    return error instanceof NotFound ? 'server' : 'unreachable';
  }
}

class NotFound extends Error {
  override name = 'NotFound';
}

async function askJson(url: URL, init?: RequestInit): Promise<unknown> {
  const response = await fetch(url, init);
  if (response.status === 404) throw new NotFound(url.pathname);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  return await response.json();
}
