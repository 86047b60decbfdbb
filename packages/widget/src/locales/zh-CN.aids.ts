import type {AidWords} from './dictionary.ts';

export const aidWords: AidWords = {
  aids: '阅读辅助',
  language: '语言',
  elder: '换成长辈版',
  standard: '换回标准版',
  readAloud: '朗读这一页',
  stopReading: '停止朗读',
  notReviewed: '译文尚未经母语人士审核，以中文为准。',
  tagsAloud: '屏幕上列出了几种情况，点一下就选上。',
};
