const AT = '2026-11-20T02:15:00.000Z';
const END = '2026-11-20T14:15:00.000Z';
const ID = '019f6b2a-5b10-7c44-9a77-0e1d2c3b4a70';
const DEPARTMENT = '11320115MB10005717';

const account = {
  id: ID,
  name: 'chen.zhiyuan',
  displayName: '陈志远',
  role: 'handler',
  department: {code: DEPARTMENT, name: '南京市江宁区行政审批局'},
  createdAt: AT,
  mustChangePassword: false,
  sessions: 1,
};
const session = {id: ID, createdAt: AT, seenAt: AT, expiresAt: END, agent: 'Mozilla/5.0', own: true};
const signedIn = {
  account: 'chen.zhiyuan@sso.example.gov.cn',
  displayName: '陈志远',
  role: 'handler',
  department: account.department,
  mustChangePassword: false,
  expiresAt: END,
  signOutAddress: 'https://sso.example.gov.cn/session/end?client_id=haochaping',
};

/** Examples of the routes by which people sign in and accounts are kept. */
export const ACCOUNT_EXAMPLES = {
  readSignInWays: {answer: {local: true, provider: {name: '省统一身份认证'}}},
  beginOutsideSignIn: {
    answer: {address: 'https://sso.example.gov.cn/auth?client_id=haochaping&response_type=code&code_challenge=…'},
  },
  finishOutsideSignIn: {body: {answer: '?code=…&state=…'}, answer: signedIn},
  listOwnSessions: {answer: {sessions: [session]}},
  endOwnSessions: {answer: {ended: 2}},
  listAccounts: {answer: {accounts: [account]}},
  issueAccount: {
    body: {name: 'chen.zhiyuan', displayName: '陈志远', role: 'handler', departmentCode: DEPARTMENT},
    answer: {id: ID, password: 'v1N2x3Qk4Lm5Pr6t'},
  },
  readAccount: {answer: account},
  changeAccount: {
    body: {displayName: '陈志远', role: 'leader', departmentCode: DEPARTMENT},
    answer: {...account, role: 'leader'},
  },
  setAccountStanding: {body: {disabled: true}, answer: {...account, disabledAt: AT, sessions: 0}},
  unlockAccount: {answer: account},
  resetPassword: {answer: {password: 'v1N2x3Qk4Lm5Pr6t'}},
  listAccountSessions: {answer: {sessions: [{...session, own: false}]}},
  endAccountSessions: {answer: {ended: 1}},
} as const;
