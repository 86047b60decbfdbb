import type {WarningWords} from './dictionary.ts';

const KINDS = {'resident-id': '身份证号', mobile: '手机号', 'bank-card': '银行卡号'} as const;

export const warningWords: WarningWords = {
  found: (kinds) => `这里好像写了${kinds.map((kind) => KINDS[kind]).join('、')}`,
  advice: '为了保护您，建议删去：经手的人都看得到这段话。不删也可以提交。',
};
