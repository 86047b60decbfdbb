import type {IdentityMode, Level} from '@haochaping/core';
import type {Handling} from './handling.ts';
import type {CountyOfficeName} from './offices.ts';

/** A review as the demonstration tells it. */
export interface Rating {
  readonly level: Level;
  readonly indicators: readonly string[];
  readonly text: string;
  readonly identityMode: IdentityMode;
}

/** A bad review with its handling. Dates without a year: the latest that has passed. */
export interface Story {
  readonly office: CountyOfficeName;
  readonly item: string;
  readonly day: `${number}-${number}`;
  readonly rating: Rating;
  readonly handling: Handling;
}

/** The enterprise of the first story comes back, and gives five stars for another case. Both reviews stay. */
export const RETURN_OF_THE_ENTERPRISE = {
  office: 'jiangning',
  item: '企业变更登记',
  day: '11-15',
  rating: {
    level: 5,
    indicators: ['510', '517'],
    text: '办完变更还在大厅就收到了短信，后面要办哪两个许可、在哪里办写得清清楚楚。自助机二十分钟办好，半小时拿到新证。',
    identityMode: 'real-name',
  },
} as const satisfies Omit<Story, 'handling'>;

/** What happened in Jiangsu's halls, told in our own words; the persons are invented. */
export const STORIES: readonly Story[] = [
  {
    office: 'jiangning',
    item: '企业设立登记',
    day: '02-25',
    rating: {
      level: 2,
      indicators: ['208'],
      text: '执照领到了，可是之后还要办哪些许可没有人告诉我，我自己也不知道该问谁。',
      identityMode: 'real-name',
    },
    handling: {
      reason: '办理人力资源公司设立登记，领照后不清楚还需要办理哪些许可，窗口没有主动告知。',
      request: '希望办照时一次告知后续许可事项、材料和地点。',
      evidence: {kind: 'staff-statement', note: '窗口人员说明：当日只告知了领照方式，未告知后续许可。'},
      class: 'general',
      finding: 'true',
      reasonable: true,
      cause: 'guidance-missing',
      explanation: '首问告知不完整，办事指南没有按经营范围列出后续许可，情况属实。',
      plan: '按经营范围梳理后续许可清单，做成短信推送。',
      repliedOn: 4,
      outcome: 'solved',
      reply:
        '经核实，您反映的情况属实。我们已当面向您说明人力资源服务许可和劳务派遣许可的办理条件与材料，并梳理了按经营范围自动匹配后续许可的清单，今后领照时会用短信发给每一位申请人。工号 0112。',
      measure: 'guide',
      systemicMeasure: '上线“照后证”智能提醒：读取经营范围，自动发送后续许可办事指南。',
      callBack: 'satisfied',
      callBackNote: '评价人表示已收到指南，认可改进。',
    },
  },
  {
    office: 'taicang',
    item: '特种设备使用登记',
    day: '03-12',
    rating: {
      level: 2,
      indicators: ['207', '209'],
      text: '说好跑一次，结果表格事先拿不到，到窗口才知道要盖章，又回公司跑了一趟。',
      identityMode: 'real-name',
    },
    handling: {
      reason: '叉车上牌的申请表无法提前获取，需要返回单位盖章，由承诺的一次变为两次。',
      request: '希望表格能提前下载，最好能网上办。',
      evidence: {kind: 'guide-version', note: '办事指南第 3 版未附申请表下载链接。'},
      class: 'complex',
      classReason: '涉及办理系统改造和业务流程调整，需要与信息化部门协调。',
      finding: 'true',
      reasonable: true,
      cause: 'form-not-available',
      explanation: '指南没有提供表格，实际跑动次数与承诺不符，情况属实。',
      plan: '先补充表格下载，再推动全程网办。',
      repliedOn: 13,
      outcome: 'solved',
      reply:
        '经核实，您反映的情况属实，向您致歉。申请表和填写样例已经可以在网上下载；我们同时启动了特种设备使用登记全程网办，完成后将不再需要到窗口。工号 0106。',
      measure: 'system',
      systemicMeasure: '特种设备使用登记自十月起全程网办，一次也不用跑。',
      callBack: 'basically-satisfied',
      callBackNote: '评价人表示理解，希望尽快能网上办。',
    },
  },
  {
    office: 'qinglong',
    item: '困难家庭救助申请',
    day: '09-23',
    rating: {
      level: 1,
      indicators: ['115'],
      text: '复印机卡纸了，工作人员一直在看手机，喊了也不过来帮忙。',
      identityMode: 'confidential',
    },
    handling: {
      reason: '大厅的机器卡纸后无人协助，认为工作人员在玩手机。',
      request: '希望有人及时帮忙，态度端正一些。',
      evidence: {kind: 'video', note: '调取大厅录像 10:12—10:26：工作人员正用手机上传另一件业务的材料。'},
      class: 'simple',
      finding: 'partly-true',
      reasonable: true,
      cause: 'misunderstanding',
      explanation:
        '工作人员当时在用手机上传办件材料，机器是打印机而非复印机，属部分误会；但没有回应群众求助，服务不到位。',
      plan: '当日谈话提醒，设置设备引导岗。',
      repliedOn: 1,
      outcome: 'explained',
      reply:
        '经调看录像，当时工作人员在上传另一位群众的材料，那台机器是打印机，不能复印。但没有及时回应您，确有不当，我们已对其批评教育，并安排专人在设备旁协助。工号 0104。',
      measure: 'discipline',
      systemicMeasure: '大厅设备贴上用途说明，开放时间内有人值守引导。',
      callBack: 'satisfied',
      callBackNote: '评价人表示说清楚了就好。',
    },
  },
  {
    office: 'highTech',
    item: '企业变更登记',
    day: '06-10',
    rating: {level: 1, indicators: [], text: '窗口的人根本不会办，一直在打电话问别人。', identityMode: 'real-name'},
    handling: {
      reason: '新来的工作人员不熟悉业务，边打电话边办，等了很久。',
      request: '希望窗口由熟悉业务的人员办理。',
      evidence: {kind: 'staff-statement', note: '当日熟练人员休假，新人在电话指导下办理。'},
      class: 'general',
      finding: 'true',
      reasonable: true,
      cause: 'staff-not-skilled',
      explanation: '窗口只有一名熟练人员且当日休假，新人独立上岗，准备不足，情况属实。',
      plan: '补岗，并安排新人跟班学习。',
      repliedOn: 3,
      outcome: 'solved',
      reply:
        '经核实，当日熟悉业务的同事休假，由新同事独立受理，耽误了您的时间，向您致歉。我们已安排双人顶岗，新同事跟班学习、考核合格后才能独立受理。工号 0207。',
      measure: 'training',
      systemicMeasure: '建立每周业务培训和新人带教制度。',
      callBack: 'satisfied',
      callBackNote: '评价人认可处理结果。',
    },
  },
  {
    office: 'street',
    item: '居住证申领',
    day: '05-20',
    rating: {
      level: 2,
      indicators: ['209'],
      text: '上班时间窗口一个人都没有，说是都去开会了，白跑一趟。',
      identityMode: 'real-name',
    },
    handling: {
      reason: '工作日上午到中心办理，窗口全部关闭，工作人员在开会。',
      request: '希望开放时间内窗口有人。',
      evidence: {kind: 'video', note: '监控显示 9:30—10:20 窗口无人值守。'},
      class: 'simple',
      finding: 'true',
      reasonable: true,
      cause: 'window-unattended',
      explanation: '全体人员参加会议，未安排留守，情况属实。',
      plan: '实行 AB 岗，会议改在非开放时间。',
      repliedOn: 1,
      outcome: 'solved',
      reply:
        '经核实，当日上午全体人员开会、窗口无人，情况属实，向您致歉。即日起实行 AB 岗，会议一律安排在对外服务时间之外，您的业务已由专人上门办结。工号 0205。',
      measure: 'staffing',
      systemicMeasure: '窗口实行 AB 岗，开放时间内不得全员离岗。',
      callBack: 'satisfied',
      callBackNote: '评价人表示已办结，满意。',
    },
  },
  {
    office: 'outage',
    item: '居民身份证换领',
    day: '08-06',
    rating: {
      level: 2,
      indicators: ['209', '212'],
      text: '上午停电办不了，下午人挤人；自助机上填完还要到窗口再填一遍。',
      identityMode: 'anonymous',
    },
    handling: {
      reason: '',
      request: '',
      evidence: {kind: 'case-log', note: '停电通知与当日叫号记录：上午积压 63 号，自助机数据未回传。'},
      class: 'general',
      finding: 'true',
      reasonable: true,
      cause: 'outage',
      explanation: '停电导致积压属实，自助机与窗口系统未联通、重复填写属实；停电不是免责的理由。',
      plan: '制定停电应急预案，修复自助机回传，安排引导员。',
      repliedOn: 4,
      outcome: 'solved',
      reply:
        '经核实，当日上午停电、下午积压属实，自助机信息没有同步到窗口。我们已制定停电应急预案，修复了数据同步，并在自助机旁安排了引导员。工号 0103。',
      measure: 'system',
      systemicMeasure: '停电应急预案；自助机旁专人引导。',
      callBack: 'satisfied',
      callBackNote: '',
    },
  },
  {
    office: 'qixia',
    item: '企业设立登记',
    day: '04-16',
    rating: {
      level: 2,
      indicators: ['209', '213'],
      text: '企业登记排队排了一上午，变更的窗口没人，设立的窗口排长队，就不能互相帮一下吗？',
      identityMode: 'real-name',
    },
    handling: {
      reason: '企业登记按业务分窗口，忙闲不均，等候超过两小时。',
      request: '希望减少等候时间。',
      evidence: {kind: 'case-log', note: '叫号系统记录：当日设立窗口平均等候 128 分钟，变更窗口 9 分钟。'},
      class: 'complex',
      classReason: '需要跨岗位培训和窗口重新布局，短期内无法完成。',
      finding: 'true',
      reasonable: true,
      cause: 'waiting-time',
      explanation: '窗口按业务划分，人员不能互通，忙闲不均，情况属实。',
      plan: '开展全科轮训，改为综合窗口。',
      repliedOn: 12,
      outcome: 'long-term',
      reply:
        '经核实，您反映的排队情况属实。我们已开始全科轮训，第一批两个综合窗口已经启用；全部窗口都能办理设立、变更、注销需要一年时间，我们会在大厅公布进度。工号 0101。',
      measure: 'training',
      systemicMeasure: '一年轮训，自七月起七个窗口均可办理设立、变更和注销。',
      callBack: 'dissatisfied',
      callBackNote: '评价人表示时间太长，但理解培训需要过程。',
      closeReason: '整改措施具体、有期限，已向评价人说明依据；列入台账跟踪至轮训完成。',
      publicText: '企业登记窗口一年内全部改为综合窗口，第一批两个已经启用，进度每季度在大厅公布。',
    },
  },
];
