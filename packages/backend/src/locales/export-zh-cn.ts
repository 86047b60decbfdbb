/** The heads of the table that anybody may download. */
export const EXPORT_HEADS = {
  kind: '类别',
  code: '代码',
  name: '名称',
  area: '所在地区',
  good: '好评数',
  bad: '差评数',
  struckOut: '认定为误评或恶意评价',
  rates: {
    goodRate: '好评率',
    badRate: '差评率',
    rectified: '差评整改率',
    rectifiedInTime: '按期整改率',
    realNameReplied: '实名差评回复率',
    activelyReviewed: '主动评价率',
  },
  numerator: (rate: string): string => `${rate}（分子）`,
  denominator: (rate: string): string => `${rate}（分母）`,
  from: '起始日期',
  to: '截止日期',
  asOf: '数据时间',
  kinds: {whole: '合计', area: '地区', department: '部门'},
} as const;
