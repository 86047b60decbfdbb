import type {Words} from './dictionary.ts';

export const words: Words = {
  language: 'zh-CN',
  loading: '正在打开评价',
  form: '评价',
  about: '您评价的是',
  department: '办理单位',
  window: '窗口',
  staffNumber: '工号',
  servedOn: '办理日期',
  day: (day) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'),
  unverified: '现在没有联网，以上信息来自评价链接。您可以照常评价。',
  levels: '您对这次服务满意吗？',
  notice: '评价须知',
  closed: {
    missing: {title: '还没有可以评价的服务', text: '请从“我的办件”、短信或服务现场的二维码进入。'},
    unavailable: {title: '暂时打不开评价', text: '网络没有连上，或者服务正忙。请过一会儿再试。'},
  },
  retry: '再试一次',
};
