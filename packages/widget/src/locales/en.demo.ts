import type {DemoWords} from './zh-CN.demo.ts';

export const demoWords: DemoWords = {
  language: 'en',
  title: 'Demonstration',
  text: 'The case is invented. What you fill in is neither kept nor sent.',
  subject: {
    itemName: '企业设立登记 (demonstration)',
    departmentName: '示范市市场监督管理局',
    windowName: 'A03',
    staffNumber: '1024',
    caseNumber: 'DEMO202611200001',
    servedOn: '2026-11-20',
  },
};
