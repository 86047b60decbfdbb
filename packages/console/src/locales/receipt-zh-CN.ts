import type {Progress} from '@haochaping/protocol/citizen';

type Step = NonNullable<Progress['workOrder']>['step'];
type Owed = NonNullable<NonNullable<Progress['workOrder']>['until']>['what'];
type Outcome = NonNullable<NonNullable<Progress['workOrder']>['answer']>['outcome'];

/** Words of the receipt page: short, for eyes of any age. */
export const RECEIPT = {
  title: '查我的评价',
  lead: '输入评价后得到的回执号，看看办到哪一步了。',
  code: '回执号',
  codeHint: '16 位字母和数字，像 7K3M-9QXT-2WDR-5HNC。大小写、短横都不要紧。',
  codeMissing: '请先填写回执号。',
  codeWrong: '这个回执号不完整或有错字。请照着回执，一组四个再看一遍。',
  submit: '查一查',
  submitting: '正在查…',
  another: '查另一个回执号',
  larger: '大字',
  usual: '标准字',
  unknownTitle: '还没有收到这条评价',
  unknown: [
    '如果当时没有网络，评价可能还保存在那台设备上，联网后会自动送出。请过一会儿再来查。',
    '也请再看一遍回执号有没有抄错。',
  ],
  goodTitle: '您的评价已收到',
  good: '谢谢您。您的评价已计入公示的数据。',
  attempt: '同一次服务先前已有一条评价，公示的数据只计那一条；您这一条也完整保存着。',
  late: '您这条评价送达时已过了评价期限，不计入公示的数据；但您反映的事，照样有人办。',
  lateGood: '您这条评价送达时已过了评价期限，不计入公示的数据；内容完整保存着。',
  about: '您评价的是',
  item: '事项',
  department: '单位',
  window: '窗口',
  staffNumber: '工作人员',
  servedOn: '办理日期',
  said: '您的评价',
  text: '您写的话',
  receivedAt: '收到时间',
  progress: '办到哪一步了',
  orderNumber: '工单编号',
  steps: {
    received: '收到您的评价',
    'with-the-office': '交给办理单位',
    contacted: '与您联系核实',
    'being-put-right': '正在整改',
    answered: '给您答复',
    checked: '回访和审核',
    closed: '办结',
  } satisfies Record<Step, string>,
  now: {
    received: '您的评价已收到，正在交给办理单位。',
    'with-the-office': '已交给办理单位。',
    contacted: '办理单位已与您联系，正在核实。',
    'being-put-right': '情况已核实，正在整改。',
    answered: '办理单位已答复您。',
    checked: '已回访，正在审核办理单位做得够不够。',
    closed: '已经办结。',
  } satisfies Record<Step, string>,
  until: {
    contact: (day: string): string => `办理单位将在 ${day} 24:00 前与您联系。`,
    answer: (day: string): string => `办理单位将在 ${day} 24:00 前给您答复。`,
    check: (day: string): string => `${day} 24:00 前会有人向您回访。`,
  } satisfies Record<Owed, (day: string) => string>,
  untilPassed: {
    contact: (day: string): string => `办理单位本应在 ${day}前与您联系，已经超期，系统已经记下并提醒了负责人。`,
    answer: (day: string): string => `办理单位本应在 ${day}前给您答复，已经超期，系统已经记下并提醒了负责人。`,
    check: (day: string): string => `本应在 ${day}前向您回访，已经超期，系统已经记下并提醒了负责人。`,
  } satisfies Record<Owed, (day: string) => string>,
  provisional: '日期是暂定的：以后公布放假安排时可能变动。',
  answer: '办理单位的答复',
  outcome: {solved: '已解决', explained: '已解释', 'long-term': '一时办不到，已列入计划'} satisfies Record<
    Outcome,
    string
  >,
  answeredBy: (staffNumber: string): string => `经办人工号 ${staffNumber}`,
  stepState: {done: '已完成', now: '现在', later: '还没到'},
  footer: '回执号就是凭证，请收好，不要告诉别人。',
  emergency: '紧急情况请拨 110、119、120、122。',
} as const;
