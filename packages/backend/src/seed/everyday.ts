import type {Handling} from './handling.ts';
import type {Rating} from './stories.ts';

type Ratings = readonly [Rating, ...Rating[]];

/** What most people say: something short, or nothing. Every level's words and indicators are its own. */
export const GOOD_RATINGS: Readonly<Record<'5' | '4' | '3', Ratings>> = {
  5: [
    {level: 5, indicators: ['510'], text: '', identityMode: 'real-name'},
    {level: 5, indicators: ['517'], text: '', identityMode: 'real-name'},
    {level: 5, indicators: ['512', '517'], text: '什么证明都没要，人脸识别一下就办好了。', identityMode: 'real-name'},
    {level: 5, indicators: ['513'], text: '在家用手机就办完了，不用请假。', identityMode: 'anonymous'},
    {level: 5, indicators: [], text: '', identityMode: 'anonymous'},
    {level: 5, indicators: ['516'], text: '没带材料也办成了，工作人员直接从系统里调的。', identityMode: 'real-name'},
    {level: 5, indicators: ['511'], text: '少一份材料，先受理再补，很人性化。', identityMode: 'confidential'},
    {level: 5, indicators: ['510', '515', '517'], text: '家门口就能办，大姐很热情。', identityMode: 'real-name'},
  ],
  4: [
    {level: 4, indicators: ['410'], text: '', identityMode: 'real-name'},
    {level: 4, indicators: ['411'], text: '一趟办完，等的时间稍微长了一点。', identityMode: 'real-name'},
    {level: 4, indicators: ['406', '413'], text: '', identityMode: 'anonymous'},
    {level: 4, indicators: ['412'], text: '自助机挺方便，字可以再大一些。', identityMode: 'anonymous'},
    {level: 4, indicators: [], text: '', identityMode: 'real-name'},
  ],
  3: [
    {level: 3, indicators: ['309'], text: '', identityMode: 'real-name'},
    {level: 3, indicators: ['314'], text: '办是办好了，话不多。', identityMode: 'anonymous'},
    {level: 3, indicators: ['307', '313'], text: '', identityMode: 'real-name'},
  ],
};

/** A bad review of everyday and what came of it. */
export interface EverydayStory {
  readonly rating: Rating;
  readonly handling: Handling;
}

const BASE: Handling = {
  reason: '对窗口的一次性告知不满意。',
  request: '希望一次说清。',
  evidence: {kind: 'staff-statement', note: '窗口人员书面说明了受理经过。'},
  class: 'general',
  finding: 'true',
  reasonable: true,
  cause: 'guidance-missing',
  explanation: '核对受理记录后，情况属实。',
  plan: '更新告知单并培训窗口人员。',
  repliedOn: 3,
  outcome: 'solved',
  reply: '经核实，您反映的情况属实，向您致歉。我们已更新一次性告知单，并对窗口人员进行了培训，您的办件已经办结。',
  measure: 'guide',
  callBack: 'satisfied',
  callBackNote: '评价人认可处理结果。',
};

export const EVERYDAY_STORIES: readonly [EverydayStory, ...EverydayStory[]] = [
  {
    rating: {level: 2, indicators: ['208'], text: '材料没有一次说清，跑了两趟。', identityMode: 'real-name'},
    handling: BASE,
  },
  {
    rating: {level: 2, indicators: ['209', '213'], text: '', identityMode: 'confidential'},
    handling: {
      ...BASE,
      class: 'simple',
      repliedOn: 1,
      cause: 'staff-not-skilled',
      measure: 'training',
      reply: '经核实，受理人员业务不熟，耽误了您的时间，向您致歉。当日已由熟练人员为您办结，并安排其重新参加上岗培训。',
    },
  },
  {
    rating: {
      level: 1,
      indicators: ['111'],
      text: '样表上写的单位名称是错的，照着填被退了。',
      identityMode: 'real-name',
    },
    handling: {
      ...BASE,
      cause: 'guide-wrong',
      reply:
        '经核实，办事指南所附样表有误，情况属实，向您致歉。样表当日已经更正，并对全部样表进行了复查，您的申请已补正受理。',
    },
  },
  {
    rating: {level: 2, indicators: ['214'], text: '态度太生硬。', identityMode: 'anonymous'},
    handling: {
      ...BASE,
      cause: 'attitude',
      measure: 'discipline',
      reply: '经调看录像，窗口人员用语生硬，情况属实。我们已对其批评教育，并开展了一周的服务用语检查，欢迎继续监督。',
    },
  },
  {
    // Answered two days late: the rate of those in time is lower than that of those put right.
    rating: {level: 2, indicators: ['210'], text: '同样的证明交了两遍。', identityMode: 'real-name'},
    handling: {
      ...BASE,
      repliedOn: 7,
      cause: 'extra-material',
      measure: 'process',
      reply:
        '经核实，同一份证明被两个环节重复收取，情况属实，向您致歉。两个环节已经合并，今后只收一次。答复超出时限，我们一并致歉。',
    },
  },
];
