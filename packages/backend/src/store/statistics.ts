import type {AreaFigures, DepartmentFigures} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';

/** The figures of one place, office or whole, as the wire has them. */
export type Figures = Omit<AreaFigures, 'code' | 'name'>;

/** The figures of everything, or of one area with all below it, exact at this moment. `at` says which duties are due. */
export async function readSummary(engine: Engine, at: number, areaCode?: string): Promise<Figures> {
  throw new Error(`${engine.dialect} ${at} ${areaCode}`);
}

/** The figures of each area directly below `parentCode`, in their order. */
export async function readAreas(engine: Engine, at: number, parentCode: string): Promise<readonly AreaFigures[]> {
  throw new Error(`${engine.dialect} ${at} ${parentCode}`);
}

/** The figures of each department of an area and below it, or of all. */
export async function readDepartments(
  engine: Engine,
  at: number,
  areaCode?: string,
): Promise<readonly DepartmentFigures[]> {
  throw new Error(`${engine.dialect} ${at} ${areaCode}`);
}
