import {areaTier, type LocalDate, padAreaCode} from '@haochaping/core';
import type {Area, Department, Directory, Item, ServiceWindow, StaffMember} from '../store/index.ts';
import {inventedCreditCode, itemCode} from './codes.ts';
import {
  CITY_OFFICES,
  COUNTY_OFFICES,
  type CountyOffice,
  type CountyOfficeName,
  OFFICE_KINDS,
  type OfficeKind,
  type OfficeKindName,
  PROVINCE_OFFICES,
} from './offices.ts';
import {CITIES, PROVINCE} from './places.ts';

/** A place where somebody is served: all that a service instance says of where and by whom. */
export interface Counter {
  readonly departmentCode: string;
  readonly departmentName: string;
  /** Twelve digits. */
  readonly areaCode: string;
  readonly items: readonly [CounterItem, ...CounterItem[]];
  readonly windows: readonly [CounterWindow, ...CounterWindow[]];
}

export interface CounterItem {
  readonly code: string;
  readonly name: string;
  readonly online: boolean;
}

export interface CounterWindow {
  readonly number: string;
  readonly name: string;
  readonly staffNumber: string;
}

export interface DemonstrationDirectory {
  readonly directory: Directory;
  readonly province: readonly Counter[];
  readonly cities: ReadonlyMap<string, readonly [Counter, ...Counter[]]>;
  readonly counties: Readonly<Record<CountyOfficeName, Counter>>;
}

/** The directory of the demonstration: the same each time. Areas are official, offices usual, their codes invented. */
export function buildDirectory(): DemonstrationDirectory {
  const desk = new Desk();
  const province = PROVINCE_OFFICES.map(({kind, name}) => desk.open(kind, name, PROVINCE.code));
  const cities = new Map(
    CITIES.map(({code, name}) => {
      const [first, ...others] = CITY_OFFICES.map((office) =>
        desk.open(office.kind, office.name.replace('{city}', name), code),
      );
      if (first === undefined) throw new Error('Every city has an office.');
      return [code, [first, ...others] as const];
    }),
  );
  const counties = mapRecord<CountyOfficeName, CountyOffice, Counter>(
    COUNTY_OFFICES,
    ({kind, name, county, validUntil}) => desk.open(kind, name, county, validUntil),
  );
  return {directory: {areas: areas(), ...desk.opened}, province, cities, counties};
}

function areas(): Area[] {
  const all = [
    {code: PROVINCE.code, name: PROVINCE.name},
    ...CITIES.flatMap((city) => [
      {code: city.code, name: city.name, parent: PROVINCE.code},
      ...city.counties.map((county) => ({...county, parent: city.code})),
    ]),
  ];
  return all.map((area, position) => ({
    code: padAreaCode(area.code),
    name: area.name,
    tier: areaTier(area.code),
    position,
    ...('parent' in area ? {parentCode: padAreaCode(area.parent)} : {}),
  }));
}

/** Opens offices one after the other, and so gives each its number. */
class Desk {
  readonly opened: {
    readonly departments: Department[];
    readonly items: Item[];
    readonly windows: ServiceWindow[];
    readonly staffMembers: StaffMember[];
  } = {departments: [], items: [], windows: [], staffMembers: []};

  open(kindName: OfficeKindName, name: string, area: string, validUntil?: LocalDate): Counter {
    const kind: OfficeKind = OFFICE_KINDS[kindName];
    const {departments, items, windows, staffMembers} = this.opened;
    const code = inventedCreditCode(area, departments.length + 1);
    const areaCode = padAreaCode(area);
    const tier = tierOf(areaCode);
    departments.push({code, name, areaCode, ...(validUntil === undefined ? {} : {validUntil})});
    const ownItems = kind.items.map(({type, main, name: itemName, online}) => ({
      code: itemCode(code, tier, type, main),
      name: itemName,
      online,
    }));
    const ownWindows = kind.windows.map((windowName, index) => ({
      number: String(index + 1),
      name: windowName,
      staffNumber: `0${String(index + 1)}0${String(1 + (departments.length % 7))}`,
    }));
    items.push(...ownItems.map((item) => ({code: item.code, name: item.name, departmentCode: code})));
    windows.push(...ownWindows.map((window) => ({departmentCode: code, number: window.number, name: window.name})));
    staffMembers.push(
      ...ownWindows.map((window) => ({departmentCode: code, number: window.staffNumber, windowNumber: window.number})),
    );
    return {
      departmentCode: code,
      departmentName: name,
      areaCode,
      items: atLeastOne(ownItems),
      windows: atLeastOne(ownWindows),
    };
  }
}

function tierOf(areaCode: string): 'province' | 'city' | 'county' {
  const tier = areaTier(areaCode);
  return tier === 'province' || tier === 'city' ? tier : 'county';
}

function atLeastOne<T>(list: readonly T[]): [T, ...T[]] {
  const [first, ...others] = list;
  if (first === undefined) throw new Error('An office has at least one of each.');
  return [first, ...others];
}

function mapRecord<Name extends string, From, To>(
  record: Readonly<Record<Name, From>>,
  change: (value: From) => To,
): Record<Name, To> {
  const entries = Object.entries<From>(record).map(([name, value]) => [name, change(value)]);
  return Object.fromEntries(entries) as Record<Name, To>;
}
