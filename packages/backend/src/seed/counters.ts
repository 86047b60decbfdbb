import type {Counter, CounterItem} from './build-directory.ts';

/** The item of a counter by its name. A name that is not there is a mistake in the stories. */
export function itemNamed(counter: Counter, name: string): CounterItem {
  const item = counter.items.find((candidate) => candidate.name === name);
  if (item === undefined) throw new Error(`${counter.departmentName} does not do ${name}.`);
  return item;
}
