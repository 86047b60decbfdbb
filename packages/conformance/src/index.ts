export type {Backend} from './backend-call.ts';
export {Fixture} from './fixture.ts';
export {DEMONSTRATION_INSTANCE, givenInvitations, issuedInvitations} from './invitations.ts';
export type {BusinessKeys, InstanceTemplate, Invitations} from './invitations.ts';
export type {Finding} from './judge.ts';
export {loadFixtures} from './load-fixtures.ts';
export {runConformance} from './run-conformance.ts';
export type {ConformanceOptions, ConformanceReport, RuleReport, Verdict} from './run-conformance.ts';
export {runProgram, type ExitCode} from './run-program.ts';
