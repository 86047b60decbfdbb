import type {SharedDeviceWords} from './dictionary.ts';

export const sharedDeviceWords: SharedDeviceWords = {
  clearing: 'Others use this device too: nobody has touched it, so the screen is about to be cleared.',
  clearsIn: (seconds) => `Cleared from the screen in ${seconds} s`,
  stay: 'I am still here',
  clearNow: 'Clear now',
};
