// One part, for those who come back with a receipt code: in parts of their own each would bring what they share in yet another one.
export {readProgress} from './progress.ts';
export {sendWord} from './words-way.ts';
export {createWords} from './words.ts';
