import {areaChain, areaContains} from '../areas.ts';
import type {Audience} from '../work-order/outcome.ts';
import type {Actor, Role} from '../work-order/roles.ts';

/** What somebody is to be told of: where it lies, who handles it, and whom it is about. */
export type Concern = {
  readonly areaCode: string;
  /** The department whose people are meant, where the audience is of one department. */
  readonly departmentCode?: string;
  /** Who was rated, where that is known: they are told nothing. */
  readonly rated?: {readonly departmentCode: string; readonly staffNumber?: string};
};

const ROLE_OF: Readonly<Record<Exclude<Audience, 'citizen'>, Role>> = {
  department: 'handler',
  leader: 'leader',
  dispatcher: 'dispatcher',
  management: 'management',
  'upper-management': 'upper-management',
  'call-back-officer': 'call-back-officer',
  supervisor: 'supervisor',
};

/**
 * The people of an audience. Of a department: its handlers or leaders. Of an area: those who answer for it from nearest by, so that
 * a county's matter goes to the county and to the city only where the county has nobody. The person who was rated is never among them.
 */
export function recipientsOf<Person extends Actor>(
  concern: Concern,
  who: Exclude<Audience, 'citizen'>,
  people: readonly Person[],
): Person[] {
  const others = people.filter((person) => person.role === ROLE_OF[who] && !wasRated(concern, person));
  if (who === 'department' || who === 'leader') {
    return others.filter(
      ({departmentCode}) => departmentCode !== undefined && departmentCode === concern.departmentCode,
    );
  }
  return nearestOf(concern.areaCode, others);
}

/** Those bound to the smallest area that contains this one; those bound to none only where there are no others. */
function nearestOf<Person extends Actor>(areaCode: string, people: readonly Person[]): Person[] {
  const reaching = people.filter((person) => person.areaCode === undefined || areaContains(person.areaCode, areaCode));
  const depth = ({areaCode: own}: Person): number => (own === undefined ? 0 : areaChain(own).length);
  const deepest = Math.max(...reaching.map(depth));
  return reaching.filter((person) => depth(person) === deepest);
}

function wasRated({rated}: Concern, {departmentCode, staffNumber}: Actor): boolean {
  if (rated?.staffNumber === undefined || staffNumber !== rated.staffNumber) return false;
  return departmentCode === undefined || departmentCode === rated.departmentCode;
}
