import type {Words} from './dictionary.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export const words: Words = {
  language: 'en',
  loading: 'Opening the rating',
  form: 'Rating',
  about: 'You are rating',
  department: 'Department',
  window: 'Window',
  staffNumber: 'Staff number',
  servedOn: 'Day of service',
  day: (day) => {
    const [year = '', month, date] = day.split('-');
    return `${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
  },
  unverified: 'You are offline. What you see above comes from the rating link. You can rate as usual.',
  levels: 'How satisfied are you with this service?',
  levelNames: {
    5: 'Very satisfied',
    4: 'Satisfied',
    3: 'Fairly satisfied',
    2: 'Dissatisfied',
    1: 'Very dissatisfied',
  },
  notice: 'About this rating',
  closed: {
    missing: {
      title: 'Nothing to rate yet',
      text: 'Please come in through "My cases", a text message or the code at the service hall.',
    },
    unavailable: {
      title: 'The rating cannot be opened now',
      text: 'The network cannot be reached or the service is busy. Please try again in a while.',
    },
  },
  retry: 'Try again',
};
