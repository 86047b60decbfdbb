import type {AreaTier} from '@haochaping/core';
import type {Engine} from '../ports.ts';

export interface Area {
  /** Twelve digits. */
  readonly code: string;
  /** Absent for the top. */
  readonly parentCode?: string;
  readonly name: string;
  readonly tier: AreaTier;
  /** Where it stands among its neighbours. */
  readonly position: number;
}

export interface Department {
  readonly code: string;
  readonly name: string;
  readonly areaCode: string;
  /** An inactive one gets no new orders: the dispatcher decides. */
  readonly active: boolean;
}

export interface Item {
  readonly code: string;
  readonly name: string;
  readonly departmentCode: string;
}

export interface ServiceWindow {
  readonly departmentCode: string;
  readonly number: string;
  readonly name: string;
}

export interface StaffMember {
  readonly departmentCode: string;
  readonly number: string;
  readonly windowNumber?: string;
}

export interface Directory {
  readonly areas: readonly Area[];
  readonly departments: readonly Department[];
  readonly items: readonly Item[];
  readonly windows: readonly ServiceWindow[];
  readonly staffMembers: readonly StaffMember[];
}

/** Stores what is given, in one transaction; what has the same code or number is replaced, the rest stays. */
export async function putDirectory(engine: Engine, directory: Partial<Directory>): Promise<void> {
  throw new Error(`${engine.dialect} ${directory.areas?.length}`);
}

/** All of it, each kind by its code. */
export async function readDirectory(engine: Engine): Promise<Directory> {
  throw new Error(engine.dialect);
}

export async function findArea(engine: Engine, code: string): Promise<Area | undefined> {
  throw new Error(`${engine.dialect} ${code}`);
}

/** The top of the areas; undefined while the directory is empty. */
export async function findTopArea(engine: Engine): Promise<Area | undefined> {
  throw new Error(engine.dialect);
}

export async function findDepartment(engine: Engine, code: string): Promise<Department | undefined> {
  throw new Error(`${engine.dialect} ${code}`);
}
