import {addDays, type HolidayNotice, localDateOf, subjectKey} from '@haochaping/core';
import type {ServiceInstance} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import {putServiceInstances, readSetting, writeSetting} from '../store/index.ts';
import {buildDirectory, type Counter, type DemonstrationDirectory} from './build-directory.ts';
import {itemNamed} from './counters.ts';
import {storyTime, workingDaysBefore} from './story-time.ts';

const SETTING = 'demonstration-cases';

/** The demonstration's one citizen, who is invented. */
export const DEMONSTRATION_CITIZEN = {name: '王女士'} as const;

/** The subject keys of the citizen's cases, oldest first; empty where there is no demonstration. */
export async function readDemonstrationCases(engine: Engine): Promise<readonly string[]> {
  const stored = await readSetting(engine, SETTING);
  return stored === undefined ? [] : (JSON.parse(stored) as string[]);
}

/** Adds cases to the citizen's; `instances` must be stored already. */
export async function addDemonstrationCases(engine: Engine, instances: readonly ServiceInstance[]): Promise<void> {
  const known = await readDemonstrationCases(engine);
  const added = instances.map((instance) => subjectKey(instance.caseNumber, instance.serviceNumber));
  await writeSetting(engine, SETTING, JSON.stringify([...new Set([...known, ...added])]));
}

/** Where the citizen's matters are done, in turn. */
function matters({counties, cities}: DemonstrationDirectory): readonly [Matter, ...Matter[]] {
  const nanjing = cities.get('320100') ?? [];
  const at = (counter: Counter | undefined, item: string): Matter[] => (counter === undefined ? [] : [{counter, item}]);
  return [
    {counter: counties.jiangning, item: '企业设立登记'},
    ...at(nanjing[1], '居民身份证换领'),
    ...at(nanjing[2], '灵活就业人员参保登记'),
    ...at(nanjing[3], '不动产登记资料查询'),
    {counter: counties.jiangning, item: '食品经营许可'},
    ...at(nanjing[1], '户口迁移'),
  ];
}

interface Matter {
  readonly counter: Counter;
  readonly item: string;
}

/** The nth finished case of the citizen, counted from 0: a service instance ended at `servedAt`, not stored yet. */
export function demonstrationCase(n: number, servedAt: number): ServiceInstance {
  const all = matters(buildDirectory());
  const {counter, item} = all[n % all.length] ?? all[0];
  const {code, name, online} = itemNamed(counter, item);
  const [window] = counter.windows;
  const day = localDateOf(servedAt).replaceAll('-', '');
  return {
    // Serials from 9000 on are the citizen's, so that they never meet those of the stories.
    caseNumber: `${code}${day}${String(9000 + (n % 1000)).padStart(4, '0')}`,
    serviceNumber: 1 + Math.floor(n / 1000),
    serviceName: '出证办结',
    servedAt: new Date(servedAt).toISOString(),
    itemCode: code,
    itemName: name,
    departmentCode: counter.departmentCode,
    areaCode: counter.areaCode,
    place: online ? 'online' : 'on-site',
    caseStatus: 'finished',
    ...(online ? {} : {windowNumber: window.number, windowName: window.name, staffNumber: window.staffNumber}),
  };
}

/** Finishes one more case for the citizen, now. */
export async function finishDemonstrationCase(engine: Engine, at: number): Promise<ServiceInstance> {
  const {length} = await readDemonstrationCases(engine);
  const instance = demonstrationCase(length, at);
  await putServiceInstances(engine, [instance], at);
  await addDemonstrationCases(engine, [instance]);
  return instance;
}

/** When the first cases of the citizen were finished: on the last working days before `at`, in the morning, oldest first. */
export function firstCaseTimes(notices: readonly HolidayNotice[], at: number, count: number): number[] {
  const yesterday = addDays(localDateOf(at), -1);
  return Array.from({length: count}, (_, index) =>
    storyTime(notices, workingDaysBefore(notices, yesterday, count - 1 - index)).on(0, '10:00'),
  );
}
