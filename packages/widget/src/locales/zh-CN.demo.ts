import type {ServiceSubject} from '@haochaping/protocol/citizen';

/** What an element says and shows that has no backend. */
export interface DemoWords {
  readonly language: string;
  readonly title: string;
  readonly text: string;
  readonly subject: ServiceSubject;
}

export const demoWords: DemoWords = {
  language: 'zh-CN',
  title: '演示',
  text: '办件是编的。填的内容不保存，也不送出。',
  subject: {
    itemName: '企业设立登记（演示）',
    departmentName: '示范市市场监督管理局',
    windowName: 'A03 企业登记',
    staffNumber: '1024',
    caseNumber: 'DEMO202611200001',
    servedOn: '2026-11-20',
  },
};
