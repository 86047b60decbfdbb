const DEPARTMENT = '11320115MB10005717';
const AT = '2026-11-20T02:15:00.000Z';

const department = {code: DEPARTMENT, name: '南京市江宁区行政审批局', areaCode: '320115000000'};
const window = {departmentCode: DEPARTMENT, number: '3', name: '企业开办 3 号窗口'};
const member = {departmentCode: DEPARTMENT, number: '0307', windowNumber: '3', validUntil: '2026-12-31'};
const item = {code: `${DEPARTMENT}4000717051000`, name: '企业设立登记', departmentCode: DEPARTMENT};
const notice = {
  year: 2027,
  notices: ['https://www.gov.cn/zhengce/zhengceku/example.htm'],
  off: ['2027-01-01', '2027-01-02', '2027-01-03'],
  makeup: [],
};

/** Examples of the routes by which an office is kept. The notice is an invented one: that of 2027 is not out. */
export const DIRECTORY_EXAMPLES = {
  listDirectoryAreas: {
    answer: {
      areas: [{code: '320115000000', name: '江宁区', tier: 'county', position: 4, parentCode: '320100000000'}],
    },
  },
  listDirectoryDepartments: {answer: {departments: [department]}},
  readDirectoryDepartment: {answer: {department, items: [item], windows: [window], staffMembers: [member]}},
  changeDirectory: {
    body: {
      areas: [{code: '370882', name: '兖州市', validUntil: '2013-10-31', successorCode: '370812'}],
      staffMembers: [member],
      dryRun: true,
    },
    answer: {
      changes: [{kind: 'staffMembers', key: `${DEPARTMENT} 0307`, outcome: 'changed'}],
      unchanged: 1,
      dryRun: true,
    },
  },
  listHolidays: {answer: {notices: [{...notice, addedAt: AT, addedBy: '系统管理员'}]}},
  addHolidays: {body: notice, answer: {outcome: 'added', deadlinesMoved: 12}},
  listApiKeys: {
    answer: {
      keys: [
        {
          id: '019f6b2a-5b10-7c44-9a77-0e1d2c3b4a61',
          name: '南京市 12345',
          role: 'outside-system',
          acts: {role: 'dispatcher', areaCode: '320100000000'},
          createdAt: AT,
        },
      ],
    },
  },
  issueApiKey: {
    body: {role: 'outside-system', name: '南京市 12345', acts: {role: 'dispatcher', areaCode: '320100'}},
    answer: {id: '019f6b2a-5b10-7c44-9a77-0e1d2c3b4a61', secret: 'dGhpcy1pcy1ub3QtYS1yZWFsLXNlY3JldC1hdC1hbGw'},
  },
} as const;
