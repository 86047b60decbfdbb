import {accountCases} from './account-cases.ts';
import {badInputCases} from './bad-input-cases.ts';
import {bulletinCases} from './bulletin-cases.ts';
import {businessCases} from './business-cases.ts';
import {checkCases} from './check-cases.ts';
import {citizenCases} from './citizen-cases.ts';
import {citizenWordsCases} from './citizen-words-cases.ts';
import {closedLoopCases} from './closed-loop-cases.ts';
import {evidenceCases} from './evidence-cases.ts';
import {logCases} from './log-cases.ts';
import {matrixCases} from './matrix-cases.ts';
import {metricsCases} from './metrics-cases.ts';
import {personalDataCases} from './personal-data-cases.ts';
import {open311Cases} from './open311-cases.ts';
import type {ContractCase} from './place.ts';
import {officeCases} from './office-cases.ts';
import {sealingCases} from './sealing-cases.ts';
import {staffCases} from './staff-cases.ts';
import {tellingCases} from './telling-cases.ts';
import {workOrderCases} from './work-order-cases.ts';

/**
 * What the backend promises, wherever it runs. The cases share one seeded place and may run in any order but the last ones,
 * which lock accounts.
 */
export const contractCases: readonly ContractCase[] = [
  ...citizenCases,
  ...badInputCases,
  ...businessCases,
  ...workOrderCases,
  ...closedLoopCases,
  ...citizenWordsCases,
  ...evidenceCases,
  ...logCases,
  ...personalDataCases,
  ...sealingCases,
  ...officeCases,
  ...metricsCases,
  ...bulletinCases,
  ...checkCases,
  ...tellingCases,
  ...open311Cases,
  ...accountCases,
  ...matrixCases,
  ...staffCases,
];
