import fs from 'node:fs';
import {Fixture} from './fixture.ts';

const FOLDER = new URL('../fixtures/', import.meta.url);

/** The fixtures of this package, in the order of their names: what a rule needs stands before it. */
export function loadFixtures(): Fixture[] {
  return fs
    .readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => Fixture.parse(JSON.parse(fs.readFileSync(new URL(name, FOLDER), 'utf8'))));
}
