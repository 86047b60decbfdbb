import type {
  CallBackResult,
  Cause,
  Clock,
  ContactChannel,
  ContactException,
  EvidenceKind,
  Finding,
  IdentityMode,
  Link,
  Measure,
  OrderClass,
  RefusalCode,
  ReplyOutcome,
  ReworkReason,
  Role,
  RouteFailure,
  WorkOrderState,
} from '@haochaping/core';
import type {StaffCommandType} from '@haochaping/protocol/staff';

type Words<Key extends string> = Readonly<Record<Key, string>>;

export const STATE_WORDS: Words<WorkOrderState> = {
  created: '已生成',
  routing: '待派发',
  dispatched: '待签收',
  verifying: '核实中',
  determined: '已认定',
  rectifying: '整改中',
  replied: '已答复',
  'call-back': '待回访',
  audit: '待审核',
  closed: '已办结',
  archived: '已归档',
  'return-requested': '退单审核',
  appealing: '申诉中',
  'appeal-review': '申诉复核',
  invalidated: '认定无效',
  merged: '已并单',
};

export const LINK_WORDS: Words<Link> = {
  verify: '核实',
  determine: '认定',
  appeal: '申诉',
  rectify: '整改',
  conclude: '办结',
  'feed-back': '反馈',
  supervise: '监督',
};

/** What a clock is for: what has to be done before it ends. */
export const DUTY_WORDS: Words<Clock> = {
  dispatch: '派发',
  sign: '签收',
  contact: '联系评价人',
  reply: '答复评价人',
  'call-back': '回访评价人',
};

export const ROLE_WORDS: Words<Role> = {
  system: '系统',
  dispatcher: '派单员',
  handler: '经办人',
  leader: '部门负责人',
  management: '主管部门',
  'upper-management': '上级主管部门',
  'call-back-officer': '回访员',
  supervisor: '督办员',
  citizen: '评价人',
  auditor: '审计员',
  administrator: '管理员',
};

export const CLASS_WORDS: Words<OrderClass> = {
  simple: '简易，立整立改',
  general: '一般，限时整改',
  complex: '复杂，综合协调',
};

export const CHANNEL_WORDS: Words<ContactChannel> = {
  phone: '电话',
  sms: '短信',
  'in-app': '站内消息',
  'in-person': '当面',
  none: '没有联系方式',
};

export const EXCEPTION_WORDS: Words<ContactException> = {
  'public-phone': '公用电话',
  'no-answer': '无人接听',
  'refused-contact': '不愿接受联系',
  'wrong-number': '号码有误',
  anonymous: '匿名评价，无法联系',
};

export const CONTACT_RESULT_WORDS: Words<'reached' | ContactException> = {reached: '已联系上', ...EXCEPTION_WORDS};

export const EVIDENCE_WORDS: Words<EvidenceKind> = {
  'staff-statement': '工作人员说明',
  video: '现场录像',
  'case-log': '办件记录',
  'guide-version': '办事指南版本',
  'call-recording': '通话录音',
  document: '文书材料',
  picture: '照片',
};

export const FINDING_WORDS: Words<Finding> = {
  true: '属实',
  'partly-true': '部分属实',
  'no-basis': '诉求缺乏法定依据',
};

export const CAUSE_WORDS: Words<Cause> = {
  'staff-not-skilled': '业务不熟',
  attitude: '服务态度',
  'window-unattended': '窗口无人',
  'waiting-time': '等候时间长',
  'time-limit-missed': '超过办理时限',
  'extra-material': '要求额外材料',
  'form-not-available': '表格不易取得',
  'guidance-missing': '没有告知清楚',
  'guide-wrong': '办事指南有误',
  'online-fault': '网上系统故障',
  'terminal-fault': '自助终端故障',
  outage: '停电或断网',
  misunderstanding: '双方误会',
  other: '其他',
};

export const MEASURE_WORDS: Words<Measure> = {
  'on-the-spot': '当场改正',
  training: '业务培训',
  discipline: '批评教育或处理',
  staffing: '调整窗口人手',
  process: '改进办事流程',
  guide: '修订办事指南',
  system: '改进信息系统',
  facility: '改善场所设备',
  explanation: '解释说明',
};

export const OUTCOME_WORDS: Words<ReplyOutcome> = {
  solved: '已解决',
  explained: '已解释',
  'long-term': '纳入规划',
};

export const CALL_BACK_WORDS: Words<CallBackResult> = {
  satisfied: '满意',
  'basically-satisfied': '基本满意',
  dissatisfied: '不满意',
  unreachable: '联系不上',
};

export const REWORK_WORDS: Words<ReworkReason> = {
  vague: '答复空泛',
  'off-topic': '答非所问',
  template: '套用模板',
  'not-solved': '问题没有解决',
  'false-statement': '答复与事实不符',
  procedure: '程序不全',
};

export const IDENTITY_WORDS: Words<IdentityMode> = {
  'real-name': '实名',
  confidential: '实名，要求保密',
  anonymous: '匿名',
};

export const ROUTE_FAILURE_WORDS: Words<RouteFailure> = {
  'no-route': '没有找到对应的办理单位，需要人工派发。',
  'several-owners': '涉及几个办理单位，需要人工确定由谁牵头。',
};

export const COMMAND_WORDS: Words<StaffCommandType> = {
  dispatch: '派发',
  sign: '签收',
  'record-contact': '记录联系情况',
  classify: '选定整改类别',
  'add-evidence': '补充核实材料',
  determine: '作出认定',
  'start-rectification': '开始整改',
  reply: '提交答复',
  'record-call-back': '记录回访结果',
  close: '审核通过，办结',
  'return-for-rework': '退回重办',
};

/** Every command as a line of the history; a command that this page does not know is shown by its name. */
export const HISTORY_WORDS: Readonly<Record<string, string>> = {
  open: '评价送达，生成工单',
  dispatch: '派发到办理单位',
  'send-to-desk': '转人工派发',
  sign: '签收',
  'record-contact': '联系评价人',
  classify: '选定整改类别',
  'add-evidence': '补充核实材料',
  determine: '作出认定',
  'start-rectification': '开始整改',
  reply: '答复评价人',
  'open-call-back': '转入回访',
  'record-call-back': '回访评价人',
  close: '审核通过，办结',
  'return-for-rework': '退回重办',
  archive: '归档',
  warn: '临期提醒',
  'mark-overdue': '到期未办，记为超期',
};

/** The rule that says no, in words that tell what would help. */
export const REFUSAL_WORDS: Words<RefusalCode> = {
  'role-not-allowed': '这一步不由您的岗位办理。',
  'reviewed-person': '您是被评价的工作人员，不能处理这张工单。',
  'not-your-department': '这张工单不在您的单位办理。',
  'not-your-area': '这张工单不在您负责的地区。',
  'same-department': '回访和审核要由办理单位以外的人做。',
  'state-not-allowed': '还没到这一步，或者这一步已经过了。',
  'too-early': '时间还没到。',
  'already-marked': '已经记过了，不用再记。',
  'contact-missing': '要先联系上评价人；联系不上的，在两个不同的半天里至少记录三次。',
  'evidence-missing': '要先补充至少一份核实材料。',
  'evidence-repeated': '这份材料已经有了。',
  'class-missing': '要先选定整改类别；今天不选，明天起按“一般”办理。',
  'class-too-late': '选这个类别的时间已经过了。',
  'class-not-higher': '只能调到更高的类别。',
  'class-already-raised': '类别已经调高过一次，不能再调。',
  'leader-required': '这一项要由部门负责人提交。',
  'management-required': '类别已定，调整要由主管部门批准。',
  'reason-missing': '请写明理由。',
  'text-missing': '还有必填的文字没有写。',
  'number-missing': '用电话或短信联系的，要写明所用号码。',
  'time-impossible': '所填时间不对：不能早于收到工单，也不能晚于现在。',
  'exception-not-grounded': '联系记录还不足以支持这个说法，请核对。',
  'reply-too-short': '答复太短了，请写明查到了什么、改了什么、以后怎样避免。',
  'delivery-missing': '答复要先送达评价人，再提交；请写明至少一次送达。',
  'call-back-missing': '还没有回访记录。',
  'call-back-incomplete': '回访记录不完整：接通的一次，或者联系不上的原因和次数，要写全。',
};
