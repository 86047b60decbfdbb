import fs from 'node:fs';
import path from 'node:path';
import {build, isFresh} from './bundles.ts';
import {cleaningUp, takePictures} from '../tests/docs/picture-taking.ts';
import {pictures, PICTURES} from '../tests/docs/pictures.ts';

/*
 * Takes the pictures of the guides anew: npm run build:pictures
 */

if (!isFresh('pages')) await build('pages', console.log);
const folder = path.join(import.meta.dirname, '..', PICTURES);
const taken = await cleaningUp((cleaner) => takePictures(pictures, cleaner));
fs.rmSync(folder, {recursive: true, force: true});
fs.mkdirSync(folder, {recursive: true});
for (const [name, picture] of taken) fs.writeFileSync(path.join(folder, `${name}.png`), picture);
console.log(`${taken.size} pictures in ${PICTURES}`);
process.exit(0);
