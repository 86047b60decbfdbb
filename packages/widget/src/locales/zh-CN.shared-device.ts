import type {SharedDeviceWords} from './dictionary.ts';

export const sharedDeviceWords: SharedDeviceWords = {
  clearing: '这台设备有别人也要用：没有人操作，屏幕就要清空了。',
  clearsIn: (seconds) => `${seconds} 秒后从屏幕上清除`,
  stay: '我还在用',
  clearNow: '现在清除',
};
