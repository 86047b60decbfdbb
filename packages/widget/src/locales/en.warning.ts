import type {WarningWords} from './dictionary.ts';

const KINDS = {
  'resident-id': 'an identity number',
  mobile: 'a mobile number',
  'bank-card': 'a bank card number',
} as const;

export const warningWords: WarningWords = {
  found: (kinds) => `This looks like ${kinds.map((kind) => KINDS[kind]).join(' and ')}`,
  advice:
    'For your own protection, better take it out: everybody who handles this text sees it. You can submit it as it is.',
};
