import type {Indicator} from './indicator.ts';

/**
 * The national indicator set, version 1, disabled: kept to read old reviews. The codes are known from public integrations (403 is
 * absent there), most wordings are not; an empty text says so.
 */
export const INDICATORS_V1: readonly Indicator[] = [
  {code: '501', level: 5, text: '综合窗口收件一个窗口受理一次办成', shown: 'basic', group: 'process'},
  {code: '502', level: 5, text: '', shown: 'basic', group: 'other'},
  {code: '503', level: 5, text: '', shown: 'basic', group: 'other'},
  {code: '504', level: 5, text: '', shown: 'basic', group: 'other'},
  {code: '505', level: 5, text: '', shown: 'basic', group: 'other'},
  {code: '506', level: 5, text: '', shown: 'basic', group: 'other'},
  {code: '507', level: 5, text: '', shown: 'basic', group: 'other'},
  {code: '508', level: 5, text: '', shown: 'basic', group: 'other'},
  {code: '509', level: 5, text: '', shown: 'basic', group: 'other'},
  {code: '401', level: 4, text: '', shown: 'basic', group: 'other'},
  {code: '402', level: 4, text: '', shown: 'basic', group: 'other'},
  {code: '404', level: 4, text: '', shown: 'basic', group: 'other'},
  {code: '405', level: 4, text: '', shown: 'basic', group: 'other'},
  {code: '301', level: 3, text: '', shown: 'basic', group: 'other'},
  {code: '302', level: 3, text: '', shown: 'basic', group: 'other'},
  {code: '303', level: 3, text: '', shown: 'basic', group: 'other'},
  {code: '304', level: 3, text: '', shown: 'basic', group: 'other'},
  {code: '305', level: 3, text: '', shown: 'basic', group: 'other'},
  {code: '306', level: 3, text: '', shown: 'basic', group: 'other'},
  {code: '201', level: 2, text: '', shown: 'basic', group: 'other'},
  {code: '202', level: 2, text: '', shown: 'basic', group: 'other'},
  {
    code: '203',
    level: 2,
    text: '同样内容的证明材料已向该受理部门提交过却被要求再次提交',
    shown: 'basic',
    group: 'material',
  },
  {code: '204', level: 2, text: '', shown: 'basic', group: 'other'},
  {code: '205', level: 2, text: '', shown: 'basic', group: 'other'},
  {code: '206', level: 2, text: '在线预约办理后到实体大厅重复取号排队', shown: 'basic', group: 'online'},
  {code: '101', level: 1, text: '被要求提交办事指南未列明的申报材料', shown: 'basic', group: 'material'},
  {code: '102', level: 1, text: '', shown: 'basic', group: 'other'},
  {code: '103', level: 1, text: '没有在承诺的时间内办理完该事项', shown: 'basic', group: 'time'},
  {code: '104', level: 1, text: '', shown: 'basic', group: 'other'},
  {code: '105', level: 1, text: '', shown: 'basic', group: 'other'},
  {code: '106', level: 1, text: '', shown: 'basic', group: 'other'},
  {code: '107', level: 1, text: '', shown: 'basic', group: 'other'},
];
