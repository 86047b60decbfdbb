/** What a citizen is told before rating, where no office's own notice could be read. General on purpose: it names no office. */
export const BUILT_IN_NOTICE = {
  version: 'built-in-1',
  text: [
    '您的评价由为您办理事项的政务服务部门及其“好差评”管理机构处理，用于改进服务、办理差评。',
    '我们收集您选择的满意度、评价标签和填写的文字。请勿填写身份证号、手机号等个人信息。',
    '评价为“不满意”或“非常不满意”的，将生成工单，由责任部门在一个工作日内与您联系并依规处理、反馈。',
    '您可以选择实名、实名保密或匿名评价；评价信息在规定期限内保存，您可以凭回执查询处理进度，并向管理机构行使查阅、更正等权利。',
    '本渠道不受理紧急事项。如遇紧急情况，请拨打 110、119、120 或 122。',
  ].join('\n'),
} as const;
