export {examinePage, type ExamineOptions} from './examine-page.ts';
export type {Finding, FindingCode, FindingLevel, Report} from './finding.ts';
export {runDoctor} from './run-doctor.ts';
