import type {Handling, Stage} from './handling.ts';
import type {CountyOfficeName} from './offices.ts';
import type {Rating} from './stories.ts';

/**
 * An order that is open on the day the demonstration is made. It came `receivedBefore` working days before the day it is
 * counted from: today, or the next working day when today is none; or the working day before that. `now` came just now.
 */
export interface OpenStory {
  readonly office: CountyOfficeName;
  readonly item: string;
  readonly countedFrom: 'now' | 'today' | 'yesterday';
  readonly receivedBefore: number;
  readonly stage: Stage;
  readonly rating: Rating;
  readonly handling: Handling;
}

const HANDLING: Handling = {
  reason: '对办理过程中的说明和等候时间不满意。',
  request: '希望说明清楚，并尽快办结。',
  evidence: {kind: 'case-log', note: '已调取办件流转记录和当日叫号记录。'},
  class: 'general',
  finding: 'true',
  reasonable: true,
  cause: 'guidance-missing',
  explanation: '经核对办件记录，评价人反映的情况属实。',
  plan: '由科室负责人牵头，逐项整改并回访。',
  repliedOn: 3,
  outcome: 'solved',
  reply:
    '经核实，您反映的情况属实，向您致歉。我们已补充书面的一次性告知单，并安排专人为您办结，今后同类事项按新的告知单受理。',
  measure: 'guide',
  callBack: 'satisfied',
  callBackNote: '评价人认可处理结果。',
};

const COMPLEX: Handling = {
  ...HANDLING,
  class: 'complex',
  classReason: '涉及多个部门的数据共享，需要协调。',
  cause: 'extra-material',
  plan: '协调数据共享，取消重复提交的证明。',
  repliedOn: 12,
};

export const OPEN_STORIES: readonly OpenStory[] = [
  {
    office: 'jiangning',
    item: '食品经营许可',
    countedFrom: 'now',
    receivedBefore: 0,
    stage: 'dispatched',
    rating: {
      level: 2,
      indicators: ['211'],
      text: '网上说可以全程办理，提交三次都被退回，也不说清楚缺什么。',
      identityMode: 'real-name',
    },
    handling: HANDLING,
  },
  {
    office: 'jiangning',
    item: '企业设立登记',
    countedFrom: 'today',
    receivedBefore: 1,
    stage: 'signed',
    rating: {
      level: 1,
      indicators: ['109', '113'],
      text: '窗口要了指南上没有写的租赁备案证明，让我去街道开，街道又说不用。',
      identityMode: 'real-name',
    },
    handling: HANDLING,
  },
  {
    office: 'jiangning',
    item: '企业变更登记',
    countedFrom: 'today',
    receivedBefore: 2,
    stage: 'determined',
    rating: {level: 2, indicators: ['213'], text: '', identityMode: 'confidential'},
    handling: {...HANDLING, cause: 'staff-not-skilled', plan: '安排业务培训并由熟练人员复核。'},
  },
  {
    office: 'jiangning',
    item: '公共场所卫生许可',
    countedFrom: 'today',
    receivedBefore: 5,
    stage: 'rectifying',
    rating: {
      level: 2,
      indicators: ['209'],
      text: '承诺五个工作日，今天第九天了还没有消息。',
      identityMode: 'real-name',
    },
    handling: {...HANDLING, cause: 'time-limit-missed'},
  },
  {
    office: 'jiangning',
    item: '食品经营许可',
    countedFrom: 'yesterday',
    receivedBefore: 5,
    stage: 'rectifying',
    rating: {level: 1, indicators: ['112'], text: '', identityMode: 'anonymous'},
    handling: {...HANDLING, cause: 'online-fault', plan: '排查上传失败的原因，联系技术人员修复。'},
  },
  {
    office: 'jiangning',
    item: '企业变更登记',
    countedFrom: 'today',
    receivedBefore: 9,
    stage: 'rectifying',
    rating: {
      level: 2,
      indicators: ['210'],
      text: '同一份租赁合同，设立时交过，变更时又要交，许可时还要交。',
      identityMode: 'real-name',
    },
    handling: COMPLEX,
  },
  {
    office: 'jiangning',
    item: '企业设立登记',
    countedFrom: 'today',
    receivedBefore: 5,
    stage: 'replied',
    rating: {level: 2, indicators: ['214'], text: '问了两句就不耐烦。', identityMode: 'real-name'},
    handling: {...HANDLING, cause: 'attitude', measure: 'discipline'},
  },
  {
    office: 'qixia',
    item: '企业设立登记',
    countedFrom: 'today',
    receivedBefore: 6,
    stage: 'called-back',
    rating: {level: 2, indicators: ['212'], text: '网上约好了时间，到了还要重新取号排队。', identityMode: 'real-name'},
    handling: {
      ...HANDLING,
      cause: 'waiting-time',
      callBack: 'dissatisfied',
      callBackNote: '评价人认为答复没有说明何时改好。',
    },
  },
  {
    office: 'taicang',
    item: '药品零售企业经营许可',
    countedFrom: 'today',
    receivedBefore: 3,
    stage: 'contacted',
    rating: {level: 2, indicators: ['208'], text: '电话问了三次，三次说的材料都不一样。', identityMode: 'real-name'},
    handling: HANDLING,
  },
  {
    office: 'qinglong',
    item: '高龄津贴申领',
    countedFrom: 'today',
    receivedBefore: 1,
    stage: 'dispatched',
    rating: {
      level: 1,
      indicators: ['114'],
      text: '我八十二了，为了一张照片让我来回跑了三趟。',
      identityMode: 'real-name',
    },
    handling: HANDLING,
  },
  {
    office: 'highTech',
    item: '企业设立登记',
    countedFrom: 'today',
    receivedBefore: 4,
    stage: 'rectifying',
    rating: {level: 2, indicators: ['207'], text: '样本和窗口要求的不一样，改了两遍。', identityMode: 'confidential'},
    handling: {...HANDLING, cause: 'guide-wrong'},
  },
  {
    office: 'merged',
    item: '居住证申领',
    countedFrom: 'today',
    receivedBefore: 1,
    stage: 'dispatched',
    rating: {
      level: 2,
      indicators: ['211'],
      text: '中心撤并了，网上的地址没有改，害我白跑。',
      identityMode: 'real-name',
    },
    handling: HANDLING,
  },
];
