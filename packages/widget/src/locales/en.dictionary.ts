import type {Dictionary} from './dictionary.ts';
import {contactWords} from './en.contact.ts';
import {lateWords} from './en.late.ts';
import {sharedDeviceWords} from './en.shared-device.ts';
import {words} from './en.ts';
import {warningWords} from './en.warning.ts';

export const dictionary: Dictionary = {
  review: 'reviewed',
  name: 'English',
  words,
  late: lateWords,
  contact: contactWords,
  warning: warningWords,
  sharedDevice: sharedDeviceWords,
};
