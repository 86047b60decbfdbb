/** One finished case of the demonstration's citizen, with its invitation. */
export interface DemonstrationCase {
  readonly caseNumber: string;
  readonly serviceNumber: number;
  readonly itemName: string;
  readonly serviceName: string;
  readonly departmentName: string;
  readonly servedAt: string;
  readonly invitation: string;
  readonly state: 'open' | 'rated' | 'expired';
}

export interface DemonstrationCases {
  readonly citizen: string;
  readonly cases: readonly DemonstrationCase[];
}

export interface DemonstrationAccount {
  readonly account: string;
  readonly password: string;
  readonly displayName: string;
}

/** The citizen's finished cases; rejects while the server cannot be reached or holds no demonstration. */
export async function readCases(): Promise<DemonstrationCases> {
  return (await askJson('/demo/my-cases')) as DemonstrationCases;
}

/** Finishes one more case, so that one can rate again and again. */
export async function finishAnotherCase(): Promise<DemonstrationCases> {
  return (await askJson('/demo/cases', {method: 'POST'})) as DemonstrationCases;
}

/**
 * The accounts of the console where the backend lives in the page. Empty where a server runs, which shows them in its
 * terminal only; `undefined` when nobody answers.
 */
export async function readAccounts(): Promise<readonly DemonstrationAccount[] | undefined> {
  try {
    return ((await askJson('/demo/accounts')) as {accounts: DemonstrationAccount[]}).accounts;
  } catch (error) {
    return error instanceof NotFound ? [] : undefined;
  }
}

class NotFound extends Error {
  override name = 'NotFound';
}

async function askJson(path: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(path, init);
  if (response.status === 404) throw new NotFound(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return await response.json();
}
