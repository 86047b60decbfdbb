import type {BadItemCode} from '../replay/read-outbox-file.ts';
import type {ReplayOutcome} from '../replay/replay-items.ts';

/** What `haochaping-server replay` says in a terminal. */
export const REPLAY_TEXT = {
  help: `用法：npx @haochaping/server replay 文件 [选项]

把一台设备导出的发件箱文件（client.export() 或页面上的“导出”）经评价接口补送给后端。
每条评价按编号只记一次：同一个文件可以放心地再送一遍。

  --endpoint URL   正在运行的后端的地址；省略时直接写入数据目录（此时后端不能在运行）
  --data DIR       数据目录，默认 ./data；设了 DATABASE_URL 则写入 PostgreSQL
  --wait 秒        后端暂时没有应答时最多等多久，默认 300
  --dry-run        只检查文件，什么也不送
  --help, -h       显示这段说明

退出码：0 全部送达；1 有的没有送达、被拒收或不能读；2 文件或参数不对，什么也没有送`,

  fileMissing: '请写明要补送的文件，例如 npx @haochaping/server replay outbox.json。',
  fileUnreadable: (file: string) => `读不了文件 ${file}。`,
  unusable: {
    'not-json': '文件不是完整的 JSON，可能在复制时损坏了。请重新导出或重新复制。',
    'not-an-outbox': '这不是发件箱导出的文件。',
    'version-unknown': '文件是由更新的版本导出的。请升级本程序后再送。',
  },
  argumentWrong: (argument: string) => `参数 ${argument} 不对。运行 npx @haochaping/server replay --help 查看用法。`,
  endpointInvalid: (endpoint: string) => `--endpoint ${endpoint} 不对：应当是 http:// 或 https:// 开头的地址。`,
  waitInvalid: '--wait 应当是不小于 0 的整数秒。',
  noData: (directory: string) =>
    `数据目录 ${directory} 里没有后端的数据。请用 --data 指明目录，或用 --endpoint 指明正在运行的后端。`,
  directoryInUse: (directory: string) =>
    `数据目录 ${directory} 正被运行中的后端使用。请用 --endpoint 指明它的地址，由它来收。`,

  found: (count: number, madeAt: string) => `文件导出于 ${madeAt}，可补送 ${String(count)} 条。`,
  incomplete: '注意：文件与它自己的摘要不符，有条目缺失或被改动过。能读的仍会补送，请向设备再要一份。',
  bad: (place: number, id: string, why: string) => `第 ${String(place)} 条${id === '' ? '' : `（${id}）`}不送：${why}`,
  badWhy: {
    unreadable: '缺少必要的内容',
    'unreadable-on-device': '设备上的记录已损坏',
    damaged: '内容与摘要不符，已损坏或被改动',
    'id-unreadable': '没有可用的编号',
    'kind-unknown': '由更新的版本写入，本程序不认识',
    'id-twice': '与前面一条编号相同而内容不同',
  } satisfies Record<BadItemCode, string>,
  dryRun: '只检查，没有补送。',

  outcome: {
    recorded: '已收录',
    'recorded-late': '已收录（逾期，不计入统计，照常办理）',
    known: '后端早已收到，没有重复记录',
    'already-recorded': '同一服务已有评价，作为后续尝试留存',
    contested: '同一服务已有不同的评价，作为有争议的尝试留存',
    refused: '后端拒收',
    'not-delivered': '没有送达',
  } satisfies Record<ReplayOutcome, string>,
  group: (what: string, count: number, code: string | undefined) =>
    `${String(count).padStart(6)}  ${what}${code === undefined ? '' : `：${code}`}`,
} as const;
