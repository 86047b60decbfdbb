import type {RefusalWords} from './dictionary.ts';

export const refusalWords: RefusalWords = {
  expired: '提交时评价期限已过。如果还有意见要反映，可以拨打 12345。',
  invitation: '评价链接无法识别，或不属于这里。请从“我的办件”或短信重新进入。',
  service: '没有找到对应的办件。如果您确实办过这件事，请拨打 12345 反映。',
  content: '填写的内容与现行的评价选项不符。请重新打开页面再评价。',
  repeated: '这条评价的编号已经用过，内容却不同。请拨打 12345，并说明下面的代码。',
  other: '如果需要帮助，可以拨打 12345，并说明下面的代码。',
};
