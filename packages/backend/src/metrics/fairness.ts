import {type DaySpan, rate} from '@haochaping/core';
import type {FairnessFigures} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import {readCounts, reviewCount, type SummedCounts} from '../store/counts.ts';
import {listOffices} from '../store/offices.ts';
import {countMissingNumbers} from '../store/device-numbers.ts';
import {inSnapshot} from '../store/transaction.ts';

/** Signs of ratings kept away, made up or argued away, of each department of an area and below, by area and code. */
export async function readFairness(
  engine: Engine,
  at: number,
  areaCode: string | undefined,
  span: DaySpan | undefined,
): Promise<FairnessFigures[]> {
  const missing = await countMissingNumbers(engine);
  return inSnapshot(engine, async (trx) => {
    const offices = await listOffices(trx, areaCode);
    const keys = offices.map(({code}) => code);
    const summed = await readCounts(trx, {dimension: 'department', keys, at, ...(span && {span})});
    const numbering = await trx.selectFrom('device_number').select('department').distinct().execute();
    const withDevices = new Set(numbering.map(({department}) => department));
    return offices.map((office) => ({
      ...office,
      ...signsOf(summed(office.code)),
      missingRatings: missing.get(office.code) ?? (withDevices.has(office.code) ? 0 : null),
    }));
  });
}

function signsOf(
  summed: SummedCounts,
): Omit<FairnessFigures, 'code' | 'name' | 'areaCode' | 'areaName' | 'missingRatings'> {
  const {counts} = summed;
  const {instances = 0, instancesInvited = 0, instancesContested = 0} = counts;
  return {
    reviews: reviewCount(summed),
    appealsUpheld: rate(counts.appealsUpheld ?? 0, counts.appealsDecided ?? 0),
    struckOut: {mistake: counts.struckOutAsMistake ?? 0, malicious: counts.struckOutAsMalicious ?? 0},
    contested: rate(instancesContested, instances),
    notAsked: rate(instances - instancesInvited, instances),
  };
}
