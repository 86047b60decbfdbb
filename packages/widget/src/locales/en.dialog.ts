import type {DialogWords} from './dictionary.ts';

export const dialogWords: DialogWords = {
  dialog: 'Rate this service',
  close: 'Close',
  launcher: {rate: 'Rate this service', 'go-on': 'Go on rating', look: 'Look at my rating'},
  lost: {
    title: 'Not submitted yet',
    text: 'Others use this device too: closing now clears what you have filled in.',
  },
  stay: 'Go on',
  leave: 'Clear and close',
};
