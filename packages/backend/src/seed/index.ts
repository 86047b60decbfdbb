export type {DemonstrationAccount} from './accounts.ts';
export {type DemonstrationCredentials, seedDemonstration, type SeedOptions} from './seed-demonstration.ts';
