import type {StepWords} from './dictionary.ts';

export const stepWords: StepWords = {
  place: (number, count) => `第 ${number} 步，共 ${count} 步`,
  back: '返回',
  next: '下一步',
};
