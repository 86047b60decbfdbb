import type {Dictionary} from './dictionary.ts';
import {aidWords} from './en.aids.ts';
import {closedWords} from './en.closed.ts';
import {contactWords} from './en.contact.ts';
import {dialogWords} from './en.dialog.ts';
import {lateWords} from './en.late.ts';
import {refusalWords} from './en.refusals.ts';
import {sharedDeviceWords} from './en.shared-device.ts';
import {stepWords} from './en.stepwise.ts';
import {words} from './en.ts';
import {warningWords} from './en.warning.ts';

export const dictionary: Dictionary = {
  review: 'reviewed',
  name: 'English',
  words,
  late: lateWords,
  closed: closedWords,
  refusals: refusalWords,
  steps: stepWords,
  dialog: dialogWords,
  contact: contactWords,
  warning: warningWords,
  sharedDevice: sharedDeviceWords,
  aids: aidWords,
};
