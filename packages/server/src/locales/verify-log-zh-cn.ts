import type {LogFault, LogFaultKind, LogVerdict} from '@haochaping/backend';

const KINDS: Readonly<Record<LogFaultKind, string>> = {
  'entry-changed': '内容与封存时不同，被改动过',
  'entry-missing': '已被删除',
  'entry-inserted': '没有封存过，是事后插入的',
  'out-of-order': '不在封存时的位置上，顺序被调换过',
  'leaf-missing': '的封存记录不见了，日志被截断或挖去',
  'tree-rewritten': '与封存时的哈希树不符，内容或顺序被整段改写过',
  'checkpoint-forged': '所在的检查点不是由已知的密钥签名的，或与签名的内容不符',
  'history-rewritten': '与另存的检查点不符：公布过的历史被改写过',
  'order-line-changed': '所记的那一步工单办理，内容被改动过',
  'order-line-missing': '所记的那一步工单办理，在工单历史里找不到了',
  'order-line-inserted': '在日志里没有任何记录，是绕过程序加进工单历史的',
  'order-changed': '之后，工单本身被绕过程序改动过',
  'history-cut': '在另存的检查点里有，现在没有：公布过的历史被截断',
};

/** What `haochaping-server verify-log` says in a terminal. */
export const VERIFY_LOG_TEXT = {
  help: `用法：npx @haochaping/server verify-log [选项]

从原始记录重新计算操作日志，核对它直到最后一个检查点都与封存时相同；否则指出第一条不同的记录。
只读，服务器可以同时运行。

  --data DIR         数据目录，默认 ./data；设了 DATABASE_URL 则核对 PostgreSQL
  --checkpoint FILE  再与以前另存的检查点核对（/v1/public/log/checkpoint 的应答，或其中的 note）
  --key 公钥         另外认可的公钥（/v1/public/log/key 的 verifierKey），可以写多次；
                     默认只认可数据目录里的密钥
  --json             只输出一行 JSON
  --help, -h         显示这段说明

退出码：0 完整；1 有记录与封存时不同；2 无法核对`,

  argumentWrong: (argument: string) =>
    `参数 ${argument} 不对。运行 npx @haochaping/server verify-log --help 查看用法。`,
  keyWrong: (key: string) => `--key ${key} 不是检查点的公钥。`,
  noKey: (directory: string) => `数据目录 ${directory} 里没有密钥文件。请用 --data 指明目录，或用 --key 给出公钥。`,
  noStore: (directory: string) => `数据目录 ${directory} 里没有数据。请用 --data 指明目录。`,
  noLog: '数据是由更早的版本写入的，还没有封存的日志。请先用这个版本启动一次服务器。',
  checkpointUnreadable: (file: string) => `读不了文件 ${file}。`,
  checkpointForeign: (file: string) =>
    `文件 ${file} 里没有由已知密钥签名的检查点。如果密钥换过，请用 --key 给出当时的公钥；否则说明密钥或文件被换过。`,

  whole: ({proved, last}: LogVerdict) =>
    last === undefined
      ? '还没有公布过检查点，没有可以核对的记录。'
      : `日志完整：${proved} 条记录都与封存时相同。最后一个检查点公布于 ${new Date(last.at).toISOString()}，根哈希 ${last.root}。`,
  broken: (fault: LogFault) => `日志不完整：${placeOf(fault)}${KINDS[fault.kind]}。`,
  provedBefore: (proved: number) => `此前公布的 ${proved} 条记录与封存时相同。`,
  savedHolds: (size: number) => `与另存的检查点（${size} 条）相符。`,
  unsealed: (count: number) => `之后还有 ${count} 条记录尚未封存，无法核对。`,
  backdated: (count: number, firstId: string) =>
    `请留意：有 ${count} 条记录自称的时间早于它之前的检查点，第一条是 ${firstId}。可能是时钟调整过，也可能是补写的。`,
} as const;

function placeOf({position, to, entryId, line}: LogFault): string {
  if (line !== undefined) return `工单 ${line.orderId} 历史的第 ${line.version} 步`;
  const id = entryId === undefined ? '' : `（${entryId}）`;
  if (position === undefined) return `记录${id}`;
  if (to === undefined || to === position + 1) return `第 ${position} 条记录${id}`;
  return `第 ${position} 至 ${to - 1} 条记录${id}`;
}
