/** Jiangsu: its 13 cities by GB/T 2260 in the usual order, with those counties that the demonstration needs. */
export const PROVINCE = {code: '320000', name: '江苏省'} as const;

export interface CityPlan {
  readonly code: string;
  readonly name: string;
  /** How busy the demonstration is here. */
  readonly reviews: number;
  readonly counties: readonly {readonly code: string; readonly name: string}[];
}

export const CITIES: readonly CityPlan[] = [
  {
    code: '320100',
    name: '南京市',
    reviews: 74,
    counties: [
      {code: '320102', name: '玄武区'},
      {code: '320106', name: '鼓楼区'},
      {code: '320113', name: '栖霞区'},
      {code: '320115', name: '江宁区'},
    ],
  },
  {
    code: '320200',
    name: '无锡市',
    reviews: 52,
    counties: [
      {code: '320214', name: '新吴区'},
      {code: '320281', name: '江阴市'},
    ],
  },
  {
    code: '320300',
    name: '徐州市',
    reviews: 44,
    counties: [
      {code: '320311', name: '泉山区'},
      {code: '320312', name: '铜山区'},
    ],
  },
  {
    code: '320400',
    name: '常州市',
    reviews: 46,
    counties: [
      {code: '320402', name: '天宁区'},
      {code: '320404', name: '钟楼区'},
    ],
  },
  {
    code: '320500',
    name: '苏州市',
    reviews: 80,
    counties: [
      {code: '320508', name: '姑苏区'},
      {code: '320583', name: '昆山市'},
      {code: '320585', name: '太仓市'},
    ],
  },
  {
    code: '320600',
    name: '南通市',
    reviews: 50,
    counties: [
      {code: '320612', name: '通州区'},
      {code: '320682', name: '如皋市'},
    ],
  },
  {code: '320700', name: '连云港市', reviews: 30, counties: [{code: '320706', name: '海州区'}]},
  {code: '320800', name: '淮安市', reviews: 32, counties: [{code: '320803', name: '淮安区'}]},
  {code: '320900', name: '盐城市', reviews: 40, counties: [{code: '320902', name: '亭湖区'}]},
  {
    code: '321000',
    name: '扬州市',
    reviews: 38,
    counties: [
      {code: '321002', name: '广陵区'},
      {code: '321003', name: '邗江区'},
    ],
  },
  {code: '321100', name: '镇江市', reviews: 30, counties: [{code: '321102', name: '京口区'}]},
  {code: '321200', name: '泰州市', reviews: 34, counties: [{code: '321202', name: '海陵区'}]},
  {code: '321300', name: '宿迁市', reviews: 28, counties: [{code: '321302', name: '宿城区'}]},
];
