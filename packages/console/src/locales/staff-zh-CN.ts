import type {
  AppealDecision,
  AppealElement,
  AppealGround,
  CallBackResult,
  Cause,
  Clock,
  ConfirmationResult,
  ContactChannel,
  ContactException,
  EscalationGround,
  EvidenceKind,
  Finding,
  IdentityMode,
  Link,
  Measure,
  MergeGround,
  OrderClass,
  RefusalCode,
  ReplyOutcome,
  ReviewDecision,
  ReworkReason,
  Role,
  RouteFailure,
  WorkOrderState,
} from '@haochaping/core';
import type {InboxFilter, StaffCommandType} from '@haochaping/protocol/staff';

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
  return: '决定是否退单',
  extension: '决定是否延期',
  appeal: '决定申诉',
  'appeal-review': '复核申诉决定',
  supervision: '按督办单办结',
  'merged-reply': '答复并单的评价人',
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
  'mistake-claim': '疑似误评，拟申诉',
  'malicious-claim': '疑似恶意评价，拟申诉',
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

/** The ways by which reviews come. */
export const REVIEW_CHANNEL_WORDS: Words<NonNullable<InboxFilter['channel']>> = {
  'web-widget': '网页',
  'mini-program': '小程序',
  'government-app': '政务 App',
  'desk-evaluator': '窗口评价器',
  kiosk: '自助机',
  'window-code': '窗口码',
  'agent-card': '工作人员码',
  'sms-link': '短信',
  hotline: '12345 热线',
};

export const IDENTITY_WORDS: Words<IdentityMode> = {
  'real-name': '实名',
  confidential: '实名，要求保密',
  anonymous: '匿名',
};

export const ROUTE_FAILURE_WORDS: Words<RouteFailure> = {
  'no-route': '没有找到对应的办理单位，需要人工派发。',
  'several-owners': '涉及几个办理单位，需要人工确定由谁牵头。',
  'no-independent-handler': '被评价人所在单位没有其他人可以经办，需要人工另派单位。',
  'parent-struck-out': '所并入的工单已认定无效，这一张要重新派发。',
};

export const APPEAL_GROUND_WORDS: Words<AppealGround> = {mistake: '误评', malicious: '恶意评价'};

export const APPEAL_ELEMENT_WORDS: Words<AppealElement> = {
  'reviewer-confirmation': '评价人确认点错',
  'lawful-handling': '办理合法合规',
  'demand-without-basis': '诉求没有依据',
  deliberateness: '明知而故意',
  'explanation-given': '已作解释说明',
};

export const CONFIRMATION_WORDS: Words<ConfirmationResult> = {
  confirmed: '评价人确认点错了',
  denied: '评价人说没有点错',
  unreachable: '联系不上',
};

export const APPEAL_DECISION_WORDS: Words<AppealDecision> = {upheld: '申诉成立', rejected: '申诉不成立'};

export const REVIEW_DECISION_WORDS: Words<ReviewDecision> = {
  confirmed: '维持原决定',
  overturned: '推翻原决定，评价有效',
};

export const MERGE_GROUND_WORDS: Words<MergeGround> = {
  'same-instance': '同一人对同一次服务的评价',
  'confirmed-repeat': '核实为同一件事',
};

export const ESCALATION_WORDS: Words<EscalationGround> = {
  deadlock: '单位之间相持不下',
  'false-report': '虚报办理结果',
  refusal: '拒不办理',
  reprisal: '打击报复评价人',
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
  'request-return': '申请退单',
  'decide-return': '决定退单',
  'request-extension': '申请延期',
  'decide-extension': '决定延期',
  'file-appeal': '提出申诉',
  'confirm-mistake': '记录误评核实',
  'decide-appeal': '决定申诉',
  'open-appeal-review': '启动申诉复核',
  'decide-appeal-review': '决定申诉复核',
  merge: '并入另一张工单',
  reopen: '重新办理',
  'release-reply': '放行答复',
  'issue-supervision': '下发督办单',
  escalate: '提级督办',
  'publish-text': '公开办理情况',
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
  'recount-deadlines': '按新的放假通知重算期限',
  'request-return': '申请退单',
  'decide-return': '决定退单',
  'request-extension': '申请延期',
  'decide-extension': '决定延期',
  'file-appeal': '提出申诉',
  'confirm-mistake': '向评价人核实是否点错',
  'decide-appeal': '决定申诉',
  object: '评价人提出异议',
  'open-appeal-review': '启动申诉复核',
  'decide-appeal-review': '决定申诉复核',
  'state-mistake': '评价人说点错了',
  merge: '并入另一张工单',
  'follow-parent': '随所并入的工单推进',
  reopen: '重新办理',
  'follow-up': '评价人追评',
  'release-reply': '放行答复',
  'issue-supervision': '下发督办单',
  supervise: '逾期未办，逐级报告',
  escalate: '提级督办',
  'publish-text': '公开办理情况',
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
  'account-required': '要用本人的账号作决定。',
  'same-person': '这件事要由另一个人决定。',
  'deadline-passed': '期限已过，不能再申请。',
  'nothing-pending': '没有等待决定的申请。',
  'department-unchanged': '要填另一个单位。',
  'return-not-provided': '本地不设退单。',
  'return-too-late': '申请退单的时间已过。',
  'return-repeated': '本单位已经申请过一次退单。',
  'contact-made': '已经联系过评价人，不能再退单。',
  'class-not-complex': '只有复杂类的工单可以延期。',
  'extension-pending': '已有一份延期申请在等决定。',
  'extension-used': '已经延期过，或在重办中，不能再延。',
  'extension-too-long': '申请的天数太多。',
  'finding-is-claim': '认定为误评或恶意评价的，要先申诉，或改认定。',
  'finding-settled': '认定已经作出，不能再改。',
  'ground-not-claimed': '申诉理由要和认定一致。',
  'appeal-too-late': '提出申诉的时间已过。',
  'appeal-repeated': '一张工单只能申诉一次。',
  'appeal-incomplete': '申诉材料不全：每一个要件都要有材料证明。',
  'evidence-unknown': '所指的材料不在这张工单里。',
  'ground-not-mistake': '这次申诉的理由不是误评。',
  'mistake-not-confirmed': '要先由单位以外的人向评价人核实确实点错了。',
  'mistake-too-late': '说明点错了的时间已过。',
  'mistake-repeated': '评价人已经说明过一次。',
  'objection-too-late': '提出异议的时间已过。',
  'objection-repeated': '异议只能提一次。',
  'review-repeated': '已经复核过，不再复核。',
  'merge-into-itself': '不能并入自己。',
  'merge-target-unfit': '没有这张工单，或者它已经答复，不能并入。',
  'merge-not-grounded': '不是同一人对同一次服务的评价；核实为同一件事的，请选另一项并写明。',
  'merge-chain': '已有别的工单并入这一张，不能再并。',
  'already-answered': '已经答复过了。',
  'reply-held': '答复在等人工查看。',
  'reply-not-held': '答复没有在等人工查看。',
  'reopening-too-late': '可以重新办理的时间已过。',
  'follow-up-too-late': '追评的时间已过。',
  'follow-up-repeated': '追评只能有一次。',
  'limit-too-long': '督办期限太长。',
  'public-text-missing': '纳入规划的事项，要先向社会公开办理情况。',
  'personal-data': '文字里有个人信息，请去掉。',
};
