import {type LogSigner, signCheckpoint} from '../log/checkpoint.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {sealEntries} from '../store/index.ts';

const ENTRIES_A_TRANSACTION = 500;

/** Who signs for this deployment. */
export function logSigner({keys}: Pick<Ports, 'keys'>, {deployment}: Pick<Settings, 'deployment'>): LogSigner {
  return {name: deployment, secret: keys.logKey};
}

/** Seals all entries of the log that wait, some at a time, each time with a signed checkpoint; says how many. */
export async function runSealLog(
  ports: Pick<Ports, 'engine' | 'keys'>,
  settings: Pick<Settings, 'deployment'>,
  at: number,
): Promise<number> {
  const signer = logSigner(ports, settings);
  let sealed = 0;
  for (;;) {
    const now = await sealEntries(
      ports.engine,
      ({size, root}) => signCheckpoint({origin: signer.name, size, root, at}, signer),
      at,
      ENTRIES_A_TRANSACTION,
    );
    sealed += now;
    if (now < ENTRIES_A_TRANSACTION) return sealed;
  }
}
