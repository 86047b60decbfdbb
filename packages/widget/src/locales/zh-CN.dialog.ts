import type {DialogWords} from './dictionary.ts';

export const dialogWords: DialogWords = {
  dialog: '评价这次服务',
  close: '关闭',
  launcher: {rate: '评价这次服务', 'go-on': '继续评价', look: '查看我的评价'},
  lost: {title: '还没有提交', text: '这台设备有别人也要用：现在关闭，您填写的内容会被清除。'},
  stay: '继续填写',
  leave: '清除并关闭',
};
