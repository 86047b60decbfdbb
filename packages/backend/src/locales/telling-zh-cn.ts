import type {TellingKind} from '@haochaping/core';

/** What a letter about an order may say: never the rating's words, its level, or who gave it. */
interface LetterFacts {
  readonly number: string;
  readonly itemName: string;
  readonly departmentName: string;
  /** The last day of what is owed next. */
  readonly dueOn?: string;
}

interface WarningFacts {
  readonly name: string;
  readonly departmentName: string;
  readonly count: number;
  readonly days: number;
}

interface Words {
  readonly subject: string;
  /** One sentence: what is to be done, or what was decided. */
  readonly says: string;
}

const NOTICES: Readonly<Record<TellingKind, Words>> = {
  'order-dispatched': {subject: '新的差评工单', says: '有一件差评工单转到贵单位，请尽快签收并联系评价人。'},
  'desk-needed': {subject: '工单待人工派单', says: '有一件工单不能自动派发，请确定承办单位。'},
  'signed-automatically': {subject: '工单已自动签收', says: '签收期限已到，系统已代为签收，办理期限照常计算。'},
  'class-raised': {subject: '工单类别已调整', says: '工单的办理类别已经调整，请按新的期限办理。'},
  answered: {subject: '工单已答复', says: '承办单位已经答复。'},
  'call-back-due': {subject: '工单待回访', says: '工单已经答复，请回访评价人。'},
  'audit-due': {subject: '工单待审核', says: '回访已经完成，请审核能否办结。'},
  'rework-ordered': {subject: '工单退回重办', says: '工单被退回重办，请按退回意见继续整改并重新答复。'},
  closed: {subject: '工单已办结', says: '工单已经办结。'},
  'deadline-near': {subject: '工单期限将到', says: '工单有一项期限将到，请及时办理。'},
  'deadline-missed': {subject: '工单已逾期', says: '工单有一项期限已过，请立即办理并说明原因。'},
  'return-requested': {subject: '工单申请退回', says: '承办单位认为不属于本单位职责，请审核退回申请。'},
  'return-accepted': {subject: '退回申请已同意', says: '退回申请已经同意，工单不再由贵单位承办。'},
  'return-refused': {subject: '退回申请未同意', says: '退回申请没有同意，请继续办理。'},
  'extension-requested': {subject: '工单申请延期', says: '承办单位申请延期，请审核。'},
  'extension-granted': {subject: '延期申请已同意', says: '延期申请已经同意，请按新的期限办理。'},
  'extension-refused': {subject: '延期申请未同意', says: '延期申请没有同意，请按原期限办理。'},
  'appeal-filed': {subject: '收到申诉', says: '承办单位对评价提出申诉，请在期限内裁定。'},
  'confirmation-due': {subject: '工单待向评价人核实', says: '承办单位认为评价有误，请向评价人核实。'},
  'confirmation-recorded': {subject: '评价人核实结果已登记', says: '向评价人核实的结果已经登记，请继续裁定申诉。'},
  'second-decider-needed': {subject: '申诉待第二人裁定', says: '第一位裁定人已经作出决定，请第二位裁定人裁定。'},
  'appeal-upheld': {subject: '申诉成立', says: '申诉成立，评价不再计入统计，原文保留。'},
  'appeal-rejected': {subject: '申诉不成立', says: '申诉不成立，请在剩余期限内继续办理。'},
  'appeal-review-due': {subject: '申诉裁定待复核', says: '申诉裁定需要复核，请在期限内办理。'},
  'appeal-review-opened': {subject: '申诉裁定正在复核', says: '申诉裁定正在由上级复核。'},
  'decision-confirmed': {subject: '复核维持原裁定', says: '复核维持了原来的裁定。'},
  'decision-overturned': {subject: '复核撤销原裁定', says: '复核撤销了原来的裁定，请继续办理。'},
  merged: {subject: '工单已并案', says: '工单已并入另一件工单，办理结果以主办工单为准。'},
  'reply-owed-to-merged': {subject: '并案工单待答复', says: '主办工单已经答复，请逐一答复并案工单的评价人。'},
  'follow-up-given': {subject: '评价人作了追评', says: '评价人在办结后作了追评，请查看。'},
  'reply-held': {subject: '答复待人工核对', says: '答复可能笼统或雷同，已暂缓发出，请核对。'},
  'supervision-due': {subject: '工单需要督办', says: '工单逾期或再次退回，请发出督办单。'},
  'supervision-issued': {subject: '收到督办单', says: '主管部门对工单发出督办单，请在督办期限内办理。'},
  'reported-upwards': {subject: '工单上报督办', says: '工单经督办仍未办结，现上报，请处理。'},
  'misconduct-reported': {subject: '工单涉及失职问题', says: '工单涉及不实答复、拒不办理或打击报复等问题，请处理。'},
  sensitive: {subject: '紧急：评价涉及安全或廉洁问题', says: '评价内容涉及安全、廉洁等敏感情形，请立即查看。'},
  'publication-due': {subject: '工单待公开', says: '工单已经办结，请审核可以公开的文字。'},
  'deadlines-moved': {subject: '工单期限已调整', says: '因节假日安排变化，工单期限已经重新计算。'},
  'early-warning': {subject: '差评风险预警', says: '短期内差评集中出现，请查看风险预警并核实原因。'},
};

/** What citizens read in a short message: that something happened, never what. */
const CITIZEN_NOTICES: Partial<Record<TellingKind, string>> = {
  'order-dispatched': '您的评价已转给承办单位，对方将与您联系。',
  answered: '您的评价已有答复。',
  'extension-granted': '您的评价办理期限有变化。',
  'appeal-filed': '承办单位对您的评价提出了申诉。',
  'appeal-upheld': '您的评价经裁定不计入统计，您可以提出异议。',
  'appeal-rejected': '承办单位对您评价的申诉不成立，将继续办理。',
  'appeal-review-opened': '您的评价的申诉裁定正在复核。',
  'decision-confirmed': '您的评价的申诉裁定复核已有结果。',
  'decision-overturned': '您的评价的申诉裁定复核已有结果。',
  'rework-ordered': '您的评价已退回承办单位重新办理。',
  merged: '您的评价与同类问题一并办理。',
  closed: '您的评价已办结，您可以追评。',
};

/** What is written to people. */
export const TELLING_TEXT = {
  product: '好差评',
  subject: (what: TellingKind, number: string | undefined) =>
    `【好差评】${NOTICES[what].subject}${number === undefined ? '' : `（${number}）`}`,
  says: (what: TellingKind) => NOTICES[what].says,
  orderFacts: ({number, itemName, departmentName, dueOn}: LetterFacts): readonly (readonly [string, string])[] => [
    ['工单编号', number],
    ['办理事项', itemName],
    ['被评价单位', departmentName],
    ...(dueOn === undefined ? [] : ([['最近的期限', dueOn]] as const)),
  ],
  warningFacts: ({name, departmentName, count, days}: WarningFacts): readonly (readonly [string, string])[] => [
    ['对象', name],
    ['单位', departmentName],
    ['差评', `${String(days)} 天内 ${String(count)} 件`],
  ],
  open: (address: string) => `请登录工作台办理：${address}`,
  footer: '本邮件由系统自动发出，请勿回复。邮件不含评价内容，详情请在工作台查看。',
  staffSms: (what: TellingKind, number: string | undefined) =>
    `【好差评】${number === undefined ? '' : `工单${number}：`}${NOTICES[what].says}`,
  citizenSms: (what: TellingKind, address: string | undefined) => {
    const says = CITIZEN_NOTICES[what] ?? '您的评价的办理情况有更新。';
    const where = address === undefined ? '请凭回执码查询。' : `请凭回执码查询：${address}`;
    return `【好差评】${says}${where}`;
  },
} as const;
