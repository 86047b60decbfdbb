import type {Finding} from '../judge.ts';
import type {Verdict} from '../run-conformance.ts';

/** Each rule of the promise: what it says, and what to mend where it is broken. */
export const RULES: Readonly<Record<string, {readonly says: string; readonly mend: string}>> = {
  'answers-with-outcomes': {
    says: '收下评价，就以 200 和逐条结果作答',
    mend: 'POST /v1/reviews 成功时要回 JSON {"outcomes":[…]}。没有这个正文的 2xx 对设备来说等于没有送到，它会一直重送。',
  },
  'one-outcome-each': {
    says: '一批里每条评价各有一个结果，一条不少',
    mend: '按请求里的编号逐条作答。没有得到结果的那条会留在设备上，下次再送。',
  },
  'recorded-once': {
    says: '同一条评价重送多少次，都只记一次，答复不变',
    mend: '以评价编号为唯一键，结果与评价在同一个事务里写入；再次收到时答 already-recorded、by: this-review 和最初的 receivedAt。',
  },
  'twice-in-a-batch': {
    says: '同一条评价在一批里出现两次，也只记一次',
    mend: '查重要看到同一批里前面的条目，不能只查库。',
  },
  'twice-at-once': {
    says: '同一条评价同时到达两次，只记一次',
    mend: '“先查后写”之间会被并发钻空子：靠数据库的唯一约束，冲突时读出已有的结果作答。',
  },
  'cut-before-the-answer': {
    says: '收下后答复丢在路上，重送时仍认得是同一条',
    mend: '对方断线不等于没收到：已提交的评价不能撤回，重送时按编号认出它。',
  },
  'cut-inside-the-body': {
    says: '请求传到一半断线，等于没有收到，完整重送照常收录',
    mend: '没有读完的请求不能写入任何东西，也不能占用编号。',
  },
  'id-with-another-body': {
    says: '编号相同而内容不同，拒收后来的，原来的不变',
    mend: '与评价一起保存正文摘要；编号相同而摘要不同时答 refused、id-reused，绝不覆盖。',
  },
  'second-of-a-service': {
    says: '同一服务的第二条评价另存，不重复计数',
    mend: '答 already-recorded、by: another-review，并把它留作后续尝试；计数只算第一条。',
  },
  contested: {
    says: '同一服务评出不同等级，标为有争议，两条都留下',
    mend: '答 contested，保留后一条，通知监督机构；第一条照常计数。',
  },
  'bad-item-alone': {
    says: '一条不合格，不牵连同批的其他评价，也不占用编号',
    mend: '逐条判断：不合格的答 refused 和代码，其他照常收录。整批拒收会让一个大厅的评价都卡住。',
  },
  'final-refusals': {
    says: '不合格的评价逐条以约定的代码拒收',
    mend: '代码是约定：设备据此停止重送并留存该条。用别的代码，或用 4xx 整体拒绝，设备就分不清是哪一条、为什么。',
  },
  'bad-envelope': {
    says: '请求本身读不懂时，以 4xx 问题说明（RFC 9457）作答',
    mend: '回 application/problem+json，code 为约定的代码。只回 HTML 或空正文，设备会当作中间设备的拦截处理。',
  },
  'unreadable-id': {
    says: '有条目没有可读的编号时，整批退回并说明',
    mend: '没有编号就没法逐条作答：回 4xx、review-without-id，设备会对半拆分，找出那一条。',
  },
  'batch-of-200': {
    says: '一次收得下 200 条',
    mend: '200 条是约定的上限，请求正文可达 1 MB。检查网关和框架的正文大小限制与超时。',
  },
  'batch-of-201': {
    says: '超过 200 条时退回，而不是只收一部分',
    mend: '回 413、batch-too-large。只收一部分而答 200，没收的那些就没有结果。',
  },
  'body-too-large': {
    says: '正文过大时以 413 作答，之后照常服务',
    mend: '回 413、body-too-large，别直接断开：设备要靠这个答复才知道该拆小再送。',
  },
  'clock-skewed': {
    says: '设备时钟不准，不是拒收的理由',
    mend: 'submittedAt 只是设备的说法，以服务器收到的时间为准；邀请是否过期按服务器的时钟判断。',
  },
  'unknown-members': {
    says: '不认识的字段忽略不计',
    mend: '设备可能比后端新：多出来的字段不能成为拒收的理由。',
  },
  'every-released-format': {
    says: '每一个发布过的格式都收',
    mend: '评价可能在设备上等了很久：旧格式要一直收得下。',
  },
  'sealed-reviews': {
    says: '封存的评价和联系方式打得开，换了编号的打不开',
    mend: '目录里公布了封存公钥的后端，要在判断之前打开封存的内容；封存时绑定了编号，对不上的答 refused、sealed-unreadable。不公布公钥就不会收到封存的评价。',
  },
  'words-kept': {
    says: '写了什么就存什么，一个字符不改',
    mend: '按 UTF-8 原样保存，显示时再转义；不要过滤、截断或替换。',
  },
  'other-origins': {
    says: '其他网站的页面可以提交评价（CORS）',
    mend: '对 OPTIONS 预检回 2xx，Access-Control-Allow-Origin: *，Access-Control-Allow-Headers 含 content-type；不要求 Cookie。',
  },
};

export const TEXT = {
  help: `用法：npx @haochaping/conformance URL [选项]

检查一个后端是否守住好差评“不丢、不重”的约定里属于它的一半。会写入评价：请用测试环境。

邀请从哪里来（二选一）
  --invitations FILE   JSON 数组，每项是一个邀请；各对应一个还没有评价过的服务。需要 {count} 个
  --key KEY            业务系统的密钥：由本程序 PUT /v1/service-instances 造服务、再申请邀请
  --portal-key KEY     申请邀请用的门户密钥，默认与 --key 相同
  --instance FILE      造服务用的样板（JSON，不含办件编号），默认为演示数据里的一个部门

其他
  --header "名: 值"    每个请求都带上，可重复
  --timeout 秒         一次应答最多等多久，默认 20
  --json               输出一行 JSON
  --help, -h           显示这段说明

退出码：0 全部守住；1 有的没有守住或没能检查；2 参数不对或造不出邀请`,
  urlMissing: '请写明后端的地址，例如 npx @haochaping/conformance http://127.0.0.1:8787。',
  urlInvalid: (url: string) => `地址 ${url} 不对：应当以 http:// 或 https:// 开头。`,
  sourceMissing: '请用 --invitations 或 --key 说明邀请从哪里来。运行 --help 查看说明。',
  argumentWrong: (argument: string) => `参数 ${argument} 不对。运行 --help 查看用法。`,
  fileWrong: (file: string) => `文件 ${file} 读不了，或内容不对。`,
  timeoutInvalid: '--timeout 应当是 1 到 600 的整数秒。',
  noInvitations: (reason: string) => `造不出邀请：${reason}`,

  mark: {kept: '✓', broken: '✗', blocked: '–', 'no-invitation': '–'} satisfies Record<Verdict, string>,
  blocked: (rules: readonly string[]) => `没有判断：它依赖的「${rules.join('」「')}」没有守住`,
  noInvitation: '没有检查：邀请不够',
  leftOut: (steps: readonly number[]) => `第 ${steps.join('、')} 步没有检查：后端没有提供对应的接口`,
  step: (step: number, what: string) => `第 ${String(step)} 步：${what}`,
  mend: (what: string) => `怎么改：${what}`,
  summary: (kept: number, all: number) => `守住 ${String(kept)} 条，共 ${String(all)} 条。`,
} as const;

/** A finding in words. */
export function findingText(finding: Finding): string {
  switch (finding.code) {
    case 'no-answer':
      return `没有答复（${finding.seen}）`;
    case 'status':
      return `应答 ${finding.wanted}，实际是 ${finding.seen}`;
    case 'not-our-body':
      return `正文不是约定的格式：${finding.seen}`;
    case 'outcome-missing':
      return `没有给 ${finding.of} 结果`;
    case 'outcome-extra':
      return `多出一个结果：${finding.seen}`;
    case 'outcome-other':
      return `${finding.of} 应为 ${finding.wanted}，实际是 ${finding.seen}`;
    case 'time-changed':
      return `${finding.of} 的 receivedAt 应仍为 ${finding.wanted}，实际是 ${finding.seen}`;
    case 'problem-other':
      return `代码应为 ${finding.wanted}，实际是 ${finding.seen}`;
    case 'count-other':
      return `公开的评价数应增加 ${finding.wanted}，实际增加 ${finding.seen}`;
    case 'receipt-other':
      return `回执应显示 ${finding.wanted}，实际是 ${finding.seen}`;
    case 'header-missing':
      return `缺少响应头 ${finding.wanted}，实际是 ${finding.seen}`;
  }
}
