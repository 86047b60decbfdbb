import type {OutboxWords} from '../outbox/words.ts';

const problems = {
  later: '上次没有送成：网络没有连上，或者服务没有应答。',
  blocked: '上次没有送成：中间的网络设备拦下了。',
  paused: '服务现在不收这台设备的评价，要等管理人员处理。',
  busy: '另一个窗口正在送。',
  storage: '这台设备的存储没有应答。',
} as const;

export const outboxWords: OutboxWords = {
  language: 'zh-CN',
  title: '待送的评价',
  loading: '正在查看这台设备上的评价',
  unreadable: {
    title: '现在读不出这台设备上的评价',
    text: '已经保存的评价还在。请关掉本站的其他窗口再试一次；还是不行，请不要清除浏览器的数据，找管理人员。',
  },
  empty: '没有等待送出的评价',
  waiting: (count) => `${count} 条评价等待送出`,
  since: (time) => `都已保存在这台设备上，最早一条是 ${time}`,
  byItself: '联网后自动送出，不用守在这里。',
  sending: '正在送出…',
  problems,
  nextAt: (time) => `下次自动再试：${time}`,
  retry: '现在再试',
  export: '导出成文件',
  exportHint: '文件里有评价内容，请只交给管理这台设备的人。导出以后，这里的评价仍在，照样送出。',
  news: (news) => {
    switch (news.kind) {
      case 'sent':
        return [
          news.delivered > 0 ? `送达 ${news.delivered} 条` : '',
          news.refused > 0 ? `没有被接受 ${news.refused} 条` : '',
          news.waiting > 0 ? `还有 ${news.waiting} 条等待送出` : '没有等待送出的评价',
        ]
          .filter((part) => part !== '')
          .join('，');
      case 'problem':
        return problems[news.problem];
      case 'exported':
        return `已导出为 ${news.name}`;
      case 'not-exported':
        return '没能导出，评价都还在，请再试一次';
    }
  },
  parked: (count) => `${count} 条没有被接受`,
  parkedHint: '仍保存在这台设备上，不再自动送出，也不会丢。导出后交给管理人员处理。',
  parkedBecause: {
    expired: '提交时评价期限已过',
    invitation: '评价链接无法识别，或不属于这里',
    service: '没有找到对应的办件',
    content: '内容与现行的评价选项不符',
    repeated: '编号已经用过，内容却不同',
    blocked: '中间的网络设备不让通过',
    unreadable: '记录已经读不出来',
    other: '其他原因',
  },
  savedAt: (time) => `${time} 保存`,
  code: (code) => `代码：${code}`,
};
