import type {Profile} from './profile.ts';

type Leaf = number | boolean | string | readonly string[];
type PathsOf<Group> = {
  [Name in keyof Group & string]: Group[Name] extends Leaf ? Name : `${Name}.${PathsOf<Group[Name]>}`;
}[keyof Group & string];

/** What a locality may choose, as a path such as `replyWorkingDays.simple`. */
export type ProfileField = Exclude<PathsOf<Profile>, 'version'>;

/** A number in the unit its field names, a yes or no, or words. */
export type ProfileValue = number | boolean | readonly string[];

/** Everything a profile chooses, each by its path, in the order of the profile. */
export function profileFields(profile: Profile): {readonly field: ProfileField; readonly value: ProfileValue}[] {
  const {version: _, ...rules} = profile;
  return fieldsOf(rules).map(([field, value]) => ({field: field as ProfileField, value}));
}

function fieldsOf(group: object, above = ''): (readonly [field: string, value: ProfileValue])[] {
  return Object.entries(group).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? fieldsOf(value, `${above}${name}.`)
      : [[`${above}${name}`, value as ProfileValue] as const],
  );
}
