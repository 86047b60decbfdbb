import {issueApiKey} from '../access/api-keys.ts';
import {runDue} from '../jobs/due.ts';
import {runFold} from '../jobs/fold.ts';
import {runHotWords} from '../jobs/hot-words.ts';
import {runRecount} from '../jobs/recount.ts';
import {runSealLog} from '../jobs/seal-log.ts';
import {type AppOptions, settingsOf} from '../options.ts';
import type {Ports} from '../ports.ts';
import {appendAudit, passOverEvents, putDirectory, putServiceInstances} from '../store/index.ts';
import {createAccounts, type DemonstrationAccount} from './accounts.ts';
import {buildDirectory} from './build-directory.ts';
import {addDemonstrationCases, demonstrationCase, firstCaseTimes} from './demonstration-cases.ts';
import {Dice} from './dice.ts';
import {GOOD_RATINGS} from './everyday.ts';
import {FrontDesk} from './front-desk.ts';
import {seedEveryday} from './seed-everyday.ts';
import {type SeedStage, tellFinishedStories, tellOpenStories} from './seed-stories.ts';
import {StoryTeller} from './story-teller.ts';

const CITIZEN_CASES = 6;

/** What the one who starts the demonstration needs to look around. Told once: only hashes are stored. */
export interface DemonstrationCredentials {
  readonly accounts: readonly DemonstrationAccount[];
  readonly keys: {readonly 'business-system': string; readonly portal: string};
  /** Receipt codes of two of the stories, one open and one closed. */
  readonly receipts: {readonly open: string; readonly closed: string};
}

export interface SeedOptions {
  /** The day the demonstration is made for: open orders have their deadlines around it. */
  readonly at: number;
  /** The same number gives the same demonstration; passwords and keys are random all the same. @default 2026 */
  readonly seed?: number;
}

/**
 * Fills an empty store: the directory of Jiangsu, the stories with their orders, hundreds of everyday reviews, the cases of
 * one citizen, accounts and keys. Everything goes the way that real reviews and real commands go, with its own dates.
 */
export async function seedDemonstration(
  ports: Ports,
  options: AppOptions,
  {at, seed = 2026}: SeedOptions,
): Promise<DemonstrationCredentials> {
  const places = buildDirectory();
  await putDirectory(ports.engine, places.directory);
  const {accounts, actors} = await createAccounts(ports, places.counties.jiangning.departmentCode, at);
  const settings = settingsOf(options);
  const dice = new Dice(seed);
  const desk = new FrontDesk(ports, settings, dice, at);
  const stage = {places, settings, dice, at, desk, teller: new StoryTeller(ports, settings, actors, desk)};
  const closed = await tellFinishedStories(stage);
  const open = await tellOpenStories(stage);
  await seedEveryday(stage);
  await seedCitizen(ports, stage);
  await runDue(ports, settings, at);
  await runFold(ports);
  await runHotWords(ports, settings, at);
  while ((await runRecount(ports, at)) > 0);
  await appendAudit(ports.engine.db, {
    actor: 'system',
    action: 'demonstration-seeded',
    subject: 'store',
    at,
    detail: {seed},
  });
  const credentials = {
    accounts,
    keys: {
      'business-system': (await issueApiKey(ports, {name: '演示业务系统', role: 'business-system', at})).secret,
      portal: (await issueApiKey(ports, {name: '演示门户', role: 'portal', at})).secret,
    },
    receipts: {open, closed},
  };
  await passOverEvents(ports.engine, at);
  await runSealLog(ports, settings, at);
  return credentials;
}

/** The citizen of the portal: six finished cases, the oldest two rated. */
async function seedCitizen({engine}: Ports, {settings, dice, at, desk}: SeedStage): Promise<void> {
  const times = firstCaseTimes(settings.notices, at, CITIZEN_CASES);
  const instances = times.map((servedAt, n) => demonstrationCase(n, servedAt));
  await putServiceInstances(engine, instances, at);
  await addDemonstrationCases(engine, instances);
  await desk.record(instances.slice(0, 2).map((instance) => desk.rate(instance, dice.pick(GOOD_RATINGS['5']))));
}
