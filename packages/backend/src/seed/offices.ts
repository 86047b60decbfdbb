import type {LocalDate} from '@haochaping/core';

/** What kinds of office there are, what they do and behind which windows. Item names are those of everyday matters. */
export interface OfficeKind {
  /** Item type (two digits), main item number (five digits), name, and how it is done. */
  readonly items: readonly {
    readonly type: '01' | '07' | '20';
    readonly main: string;
    readonly name: string;
    readonly online: boolean;
  }[];
  readonly windows: readonly string[];
}

export const OFFICE_KINDS = {
  approval: {
    items: [
      {type: '07', main: '17051', name: '企业设立登记', online: false},
      {type: '07', main: '17052', name: '企业变更登记', online: false},
      {type: '01', main: '16404', name: '食品经营许可', online: true},
      {type: '01', main: '23012', name: '公共场所卫生许可', online: true},
    ],
    windows: ['企业开办 1 号窗口', '企业开办 2 号窗口', '综合受理 3 号窗口', '发证 4 号窗口'],
  },
  'public-security': {
    items: [
      {type: '07', main: '09061', name: '居民身份证换领', online: false},
      {type: '07', main: '09042', name: '户口迁移', online: false},
      {type: '01', main: '09101', name: '普通护照签发', online: false},
    ],
    windows: ['户政 1 号窗口', '户政 2 号窗口', '出入境 5 号窗口'],
  },
  'human-resources': {
    items: [
      {type: '20', main: '14021', name: '社会保障卡申领', online: true},
      {type: '20', main: '14033', name: '灵活就业人员参保登记', online: true},
      {type: '20', main: '14046', name: '养老保险关系转移接续', online: true},
    ],
    windows: ['社保 1 号窗口', '社保 2 号窗口', '就业 3 号窗口'],
  },
  market: {
    items: [
      {type: '07', main: '31012', name: '特种设备使用登记', online: false},
      {type: '01', main: '31043', name: '药品零售企业经营许可', online: true},
    ],
    windows: ['特种设备 1 号窗口', '许可 2 号窗口'],
  },
  land: {
    items: [
      {type: '07', main: '15018', name: '不动产转移登记', online: false},
      {type: '20', main: '15027', name: '不动产登记资料查询', online: true},
    ],
    windows: ['不动产 1 号窗口', '不动产 2 号窗口', '查询 3 号窗口'],
  },
  transport: {
    items: [{type: '01', main: '18003', name: '道路旅客运输经营许可', online: true}],
    windows: ['综合受理 1 号窗口'],
  },
  health: {
    items: [{type: '01', main: '23031', name: '医师执业注册', online: true}],
    windows: ['综合受理 1 号窗口'],
  },
  street: {
    items: [
      {type: '20', main: '11081', name: '高龄津贴申领', online: false},
      {type: '20', main: '11093', name: '居住证申领', online: false},
      {type: '20', main: '11017', name: '困难家庭救助申请', online: false},
    ],
    windows: ['便民服务 1 号窗口', '便民服务 2 号窗口'],
  },
} as const satisfies Record<string, OfficeKind>;

export type OfficeKindName = keyof typeof OFFICE_KINDS;

/** The offices that every city has, with `{city}` for its name. */
export const CITY_OFFICES: readonly {readonly kind: OfficeKindName; readonly name: string}[] = [
  {kind: 'approval', name: '{city}行政审批局'},
  {kind: 'public-security', name: '{city}公安局'},
  {kind: 'human-resources', name: '{city}人力资源和社会保障局'},
  {kind: 'land', name: '{city}自然资源和规划局'},
];

export const PROVINCE_OFFICES: readonly {readonly kind: OfficeKindName; readonly name: string}[] = [
  {kind: 'human-resources', name: '江苏省人力资源和社会保障厅'},
  {kind: 'market', name: '江苏省市场监督管理局'},
  {kind: 'transport', name: '江苏省交通运输厅'},
  {kind: 'health', name: '江苏省卫生健康委员会'},
];

export interface CountyOffice {
  readonly kind: OfficeKindName;
  readonly county: string;
  readonly name: string;
  /** The last day on which it was there. */
  readonly validUntil?: LocalDate;
}

/** The offices of the stories and of the demonstration's accounts. `merged` was dissolved: nothing can be sent to it. */
export const COUNTY_OFFICES = {
  jiangning: {kind: 'approval', county: '320115', name: '南京市江宁区行政审批局'},
  qixia: {kind: 'approval', county: '320113', name: '南京市栖霞区行政审批局'},
  merged: {kind: 'street', county: '320102', name: '南京市玄武区便民服务中心（已撤并）', validUntil: '2025-12-31'},
  taicang: {kind: 'market', county: '320585', name: '太仓市市场监督管理局'},
  qinglong: {kind: 'street', county: '320402', name: '常州市天宁区青龙街道办事处'},
  highTech: {kind: 'approval', county: '320214', name: '无锡市新吴区行政审批局'},
  street: {kind: 'street', county: '320902', name: '盐城市亭湖区便民服务中心'},
  outage: {kind: 'public-security', county: '320706', name: '连云港市公安局海州分局'},
} as const satisfies Record<string, CountyOffice>;
export type CountyOfficeName = keyof typeof COUNTY_OFFICES;
