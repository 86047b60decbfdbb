import {accessCases} from './access-cases.ts';
import {checkCases} from './check-cases.ts';
import type {ConformanceCase} from './conformance-case.ts';
import {directoryCases} from './directory-cases.ts';
import {listingCases} from './listing-cases.ts';
import {logCases} from './log-cases.ts';
import {logHistoryCases} from './log-history-cases.ts';
import {logTamperCases} from './log-tamper-cases.ts';
import {gaugeCases} from './gauge-cases.ts';
import {metricsCases} from './metrics-cases.ts';
import {orderCases} from './order-cases.ts';
import {recordingCases} from './recording-cases.ts';
import {retentionCases} from './retention-cases.ts';
import {rulesCases} from './rules-cases.ts';
import {sealingCases} from './sealing-cases.ts';
import {statisticsCases} from './statistics-cases.ts';
import {supervisionCases} from './supervision-cases.ts';
import {tellingCases} from './telling-cases.ts';
import {tellingFlowCases} from './telling-flow-cases.ts';

export type {ConformanceCase, ConformanceTools} from './conformance-case.ts';
export {SAMPLE_AT, SAMPLE_RULES, sampleInstance, sampleReview} from './samples.ts';
export {stock} from './stock.ts';

/** What every store promises, whatever engine it stands on. */
export const conformanceCases: readonly ConformanceCase[] = [
  ...recordingCases(),
  ...orderCases(),
  ...listingCases(),
  ...statisticsCases(),
  ...gaugeCases(),
  ...metricsCases(),
  ...accessCases(),
  ...directoryCases(),
  ...rulesCases(),
  ...supervisionCases(),
  ...logCases(),
  ...logTamperCases(),
  ...logHistoryCases(),
  ...retentionCases(),
  ...sealingCases(),
  ...tellingCases(),
  ...tellingFlowCases(),
  ...checkCases(),
];
export {naiveCounts, type RawRows, readRaw} from './naive-counts.ts';
