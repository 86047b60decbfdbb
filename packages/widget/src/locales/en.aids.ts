import type {AidWords} from './dictionary.ts';

export const aidWords: AidWords = {
  aids: 'Reading aids',
  language: 'Language',
  elder: 'Large type, one question at a time',
  standard: 'Back to the standard view',
  readAloud: 'Read this page aloud',
  stopReading: 'Stop reading',
  notReviewed: 'A native speaker has not yet reviewed this translation; the Chinese holds.',
  tagsAloud: 'The screen lists several cases. Tap one to choose it.',
};
