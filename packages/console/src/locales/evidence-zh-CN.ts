/** Contacts of citizens, and files of evidence. */
export const CONTACT = {
  label: '联系方式',
  none: '评价人没有留联系方式。',
  erased: '联系方式的保存期限已过，已经删除。',
  unreadable: '联系方式解不开，请告诉管理员。',
  reveal: '查看联系方式',
  reason: '查看的理由',
  reasonHint: '先记入日志，再显示。评价人也能查到谁看过。',
  reasonMissing: '请写明理由。',
  logged: '这次查看已经记入日志。',
  refused: '现在不能查看：',
  reveals: (count: number): string => `查看过 ${count} 次`,
  cancel: '不看了',
} as const;

export const FILES = {
  label: '文件（选填）',
  hint: '照片、录像、录音或 PDF。断网也不要紧，恢复后从断开的地方接着传。',
  sources: {file: '选择文件', photo: '拍照', video: '录像', audio: '录音'},
  progress: '上传进度',
  states: {
    reading: '正在读取文件…',
    sending: '正在上传…',
    paused: '已暂停',
    waiting: '网络断开了，恢复后自动接着传',
    ready: '已上传。请写明内容后提交。',
    failed: '没有收下这个文件',
  },
  pause: '暂停',
  resume: '继续上传',
  remove: '不用这个文件',
  kept: '文件已经上传，随这份材料提交。',
  size: (bytes: number): string =>
    bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`,
  list: '文件',
  erased: '文件已删除',
  erasedOn: (moment: string): string => `保存期限已过，${moment}删除。只留下校验值：`,
  download: (name: string): string => `下载 ${name}`,
} as const;
