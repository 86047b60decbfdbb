import type {DirectoryProblemCode, NoticeProblemCode, ProfileProblemCode} from '@haochaping/core';

/** What the commands that set up an office, and a wrong profile, say in a terminal. */
export const OFFICE_TEXT = {
  help: `用法：npx @haochaping/server 命令 [选项]

  import-directory 文件   导入机构目录（JSON：areas、departments、items、windows、staffMembers），有一行不对就什么也不写
      --dry-run           只检查，什么也不写
  add-holidays 文件       增加一份国务院放假通知（JSON：year、notices、off、makeup），受影响的期限随即重算
  add-account             开一个账号，打印一次性密码
      --name 账号 --display-name 姓名 --role 岗位 [--department 单位代码] [--area 行政区划] [--staff-number 工号]
  issue-key               给一个系统发密钥，只打印一次
      --name 名称 --role business-system|portal|outside-system
      [--acts-as dispatcher|handler|call-back-officer --department 单位代码 --area 行政区划]

  import-hotline 文件     导入热线的月度数字（JSON：area、month、source、counts），同一地区同一月份先前的数字被替换
  recount                 按原始记录重新清点全部统计，报告差异；退出码 1 表示有差异
      --mend              把统计改成与原始记录一致，并记入日志

  --data DIR              数据目录，默认 ./data；设了 DATABASE_URL 则写入 PostgreSQL

用内置数据库时，请先停止正在运行的服务。退出码：0 完成；1 内容不对，什么也没有写；2 参数或文件不对`,

  fileMissing: (command: string) => `请写明文件，例如 npx @haochaping/server ${command} 文件.json。`,
  fileUnreadable: (file: string) => `读不了文件 ${file}。`,
  notJson: (file: string) => `文件 ${file} 不是完整的 JSON。`,
  argumentWrong: (command: string) => `参数不对。运行 npx @haochaping/server ${command} --help 查看用法。`,
  optionMissing: (option: string) => `缺少 --${option}。`,
  roleUnknown: (role: string, known: readonly string[]) => `没有 ${role} 这个岗位；可用的有 ${known.join('、')}。`,
  departmentUnknown: (code: string) => `机构目录里没有单位 ${code}。`,
  areaWrong: (code: string) => `行政区划 ${code} 不对：应当是 6 位或 12 位数字。`,
  handlerNeedsDepartment: '办理岗位要用 --department 写明单位。',
  nameTaken: (name: string) => `账号 ${name} 已经有了。`,
  account: (name: string, password: string) => `账号 ${name}，一次性密码 ${password}（只显示这一次，首次登录须更改）。`,
  key: (name: string, secret: string) => `${name} 的密钥 ${secret}（只显示这一次）。`,

  wrongRow: (pointer: string, why: string) => `${pointer}：${why}`,
  wrongShape: '内容的写法不对',
  refused: (count: number) => `共 ${String(count)} 处不对，什么也没有写。`,
  imported: (created: number, changed: number, unchanged: number) =>
    `新增 ${String(created)} 行，更改 ${String(changed)} 行，${String(unchanged)} 行没有变化。`,
  dryRun: (created: number, changed: number, unchanged: number) =>
    `检查通过：将新增 ${String(created)} 行，更改 ${String(changed)} 行，${String(unchanged)} 行没有变化。什么也没有写。`,
  holidaysAdded: (year: number, moved: number) =>
    `已增加 ${String(year)} 年的放假通知，${String(moved)} 张工单的期限随之改变。`,
  holidaysKnown: (year: number) => `${String(year)} 年的放假通知先前已经增加过，没有变化。`,

  hotlineImported: (area: string, month: string, figures: number) =>
    `已导入 ${area} ${month} 的 ${String(figures)} 项热线数字。`,
  recounted: (counted: number, drift: number) =>
    drift === 0
      ? `清点了 ${String(counted)} 条记录，统计与原始记录一致。`
      : `清点了 ${String(counted)} 条记录，差异 ${String(drift)}。加 --mend 可改正。`,
  mended: (counted: number, drift: number) =>
    drift === 0
      ? `清点了 ${String(counted)} 条记录，没有需要改正的。`
      : `清点了 ${String(counted)} 条记录，改正了 ${String(drift)} 处差异，已记入日志。`,

  directory: {
    repeated: '与前面的一行重复',
    'area-code-invalid': '不是行政区划代码',
    'department-code-invalid': '不是统一社会信用代码（18 位，含校验码）',
    'area-unknown': '目录里没有这个地区',
    'area-above-unknown': '目录里没有它的上级地区',
    'department-unknown': '目录里没有这个单位',
    'parent-unknown': '目录里没有这个上级单位',
    'successor-unknown': '目录里没有这个承接者',
    'successor-without-end': '还没有终止日期，不能有承接者',
    'window-unknown': '这个单位没有这个窗口',
    'days-reversed': '终止日期早于起始日期',
    loop: '绕了一圈又回到自己',
    'not-your-area': '不在这个管理员的地区之内',
  } satisfies Readonly<Record<DirectoryProblemCode, string>>,

  notice: {
    'year-impossible': '年份不对',
    'source-missing': '没有写明通知的网址',
    'source-not-an-address': '不是网址',
    'day-impossible': '没有这一天',
    'day-of-another-year': '不是这一年的日子',
    repeated: '重复的日子',
    'off-and-worked': '同一天既放假又上班',
    'nothing-off': '没有一天放假',
  } satisfies Readonly<Record<NoticeProblemCode, string>>,

  profileUnreadable: (file: string) => `读不了规则文件 ${file}。请检查 --profile 或 HCP_PROFILE。`,
  profileNotJson: (file: string) => `规则文件 ${file} 不是完整的 JSON。`,
  profileWrong: (file: string, problems: readonly string[]) => `规则文件 ${file} 不对：${problems.join('；')}。`,
  profileField: (field: string, why: string) => `${field} ${why}`,
  profileChanged: (version: string, fields: readonly string[]) =>
    `规则版本 ${version} 的 ${fields.join('、')} 与先前不同。已有工单按原来的规则办理，请给改过的规则换一个新的 version。`,
  profile: {
    missing: '没有填写',
    unknown: '不是规则里的字段',
    'wrong-type': '类型不对',
    'out-of-range': '超出范围',
    'classes-out-of-order': '简易、一般、复杂的期限应当依次变长',
    'text-limits-out-of-order': '显示的字数上限不能超过接收的字数上限',
    'warning-after-deadline': '提醒晚于期限',
    'contact-after-reply': '联系期限不能晚于答复期限',
    'grace-shorter-than-offline': '宽限短于计划中的最长离线时间',
    'half-days-exceed-attempts': '要求的半天数多于联系次数',
    'appeal-after-deadline': '申诉期限晚于答复期限',
    'resume-longer-than-class': '申诉驳回后的余时长于整改期限',
    'return-after-deadline': '退单期限晚于答复期限',
    'rework-longer-than-class': '重办期限长于整改期限',
    'archive-before-follow-up': '归档早于追评期满',
    'archive-before-reopening': '归档早于重新办理期满',
    'supervision-out-of-order': '各级督办的次序不对',
    'night-without-hours': '夜间时段为空',
    'quarantine-out-of-reach': '各项风险加起来也到不了隔离的分数',
    'identity-outlives-content': '身份信息保存得比评价内容还久',
    'identity-erased-before-follow-up': '身份信息在追评期满之前就删除',
  } satisfies Readonly<Record<ProfileProblemCode, string>>,
} as const;
