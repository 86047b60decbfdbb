import type {ProblemCode} from '@haochaping/protocol/public';

/** Words for what may go wrong on any page: what happened, then what to do. */
export type TroubleWords = {readonly title: string; readonly advice: string};

const RETRY = '请稍后再试。';

export const TROUBLE = {
  offline: {title: '连不上网络', advice: '页面上的内容都还在。网络恢复后，请再试一次。'},
  timeout: {title: '等了很久没有回音', advice: '可能是网络太慢。页面上的内容都还在，请再试一次。'},
  foreign: {title: '收到的不是本系统的回答', advice: '可能被中间的网络设备拦下了。请检查网络，再试一次。'},
  busy: {title: '系统正忙', advice: RETRY},
  tooMany: {title: '试的次数太多了', advice: '请过几分钟再试。'},
  unexpected: {title: '系统没能完成这一步', advice: `${RETRY}如果一直这样，请告诉管理员。`},
} as const satisfies Record<string, TroubleWords>;

/** Problems that have words of their own on every page; the others are told as `TROUBLE.unexpected`. */
export const PROBLEM: Readonly<Partial<Record<ProblemCode, TroubleWords>>> = {
  'credentials-wrong': {title: '账号或密码不对', advice: '请核对后再试。连续输错会暂时锁定账号。'},
  'account-locked': {title: '账号已暂时锁定', advice: '连续输错的次数太多。请过一会儿再试，或者请管理员解锁。'},
  'password-too-weak': {title: '新密码太简单', advice: '请至少用 10 个字符，不要带账号名，也不要和原来的一样。'},
  'password-change-needed': {title: '请先改密码', advice: '这个密码是别人给的，改成自己的才能继续。'},
  'origin-not-allowed': {title: '请从本系统的页面操作', advice: '请关闭这个页面，从正式地址重新打开。'},
  'account-disabled': {title: '账号已停用', advice: '需要恢复的话，请找管理员。'},
  'local-sign-in-off': {title: '这里不用账号密码登录', advice: '请用统一身份认证登录。'},
  'provider-missing': {title: '这里没有统一身份认证', advice: '请用账号和密码登录。'},
  'provider-away': {title: '统一身份认证没有回音', advice: '请过几分钟再试。一直这样的话，请告诉管理员。'},
  'sign-in-not-begun': {
    title: '这次登录已经失效',
    advice: '可能停留太久、重复提交，或者不是从这个浏览器开始的。请重新登录。',
  },
  'sign-in-refused': {title: '统一身份认证没有确认您的身份', advice: '请重新登录。'},
  'sign-in-without-role': {title: '您还没有本系统的岗位', advice: '身份已经确认，但没有一条规则给您岗位。请找管理员。'},
  'sign-in-place-unknown': {
    title: '您的单位不在机构目录里',
    advice: '身份已经确认，但目录里没有您的单位或地区。请找管理员。',
  },
  'account-unknown': {title: '没有这个账号', advice: '它可能不在您管的地区。'},
  'session-unknown': {title: '那次登录已经结束', advice: '请看最新的列表。'},
  'role-not-allowed': {title: '您的岗位不办理工单', advice: '这里的内容只给办理、回访、督办和审计的人看。'},
  'work-order-unknown': {title: '没有这张工单', advice: '它可能不在您的单位，或者地址不完整。'},
  'file-too-large': {title: '文件太大', advice: '请选小一些的文件，或者分成几个。'},
  'file-type-refused': {title: '不收这种文件', advice: '请用照片、录像、录音或 PDF。'},
  'file-digest-wrong': {title: '文件在路上变了', advice: '请去掉它，再选一次。'},
  'file-part-wrong': {title: '文件没有接上', advice: '请去掉它，再选一次。'},
  'file-unknown': {title: '没有这个文件', advice: '请再选一次。'},
  'too-many-files': {title: '这张工单的文件太多了', advice: '请不要再加文件。'},
  'reveal-refused': {title: '现在不能查看联系方式', advice: '这一步不由您的岗位办理，或者工单还没到这一步。'},
  'contact-unknown': {title: '没有联系方式', advice: '评价人没有留，或者保存期限已过。'},
  'contact-unreadable': {title: '联系方式解不开', advice: '请告诉管理员。'},
  'warning-unknown': {title: '没有这条预警', advice: '它可能不在您的地区。'},
  'review-unknown': {title: '没有这条评价', advice: '它可能不在您的地区。'},
  'too-many-views': {title: '保存的视图太多了', advice: '最多保存 20 个。请先删除不用的视图。'},
  'area-unknown': {title: '没有这个地区', advice: '请从全省的页面重新选择。'},
  'too-many-attempts': TROUBLE.tooMany,
  overloaded: TROUBLE.busy,
  'not-ready': TROUBLE.busy,
};

export const COMMON = {
  product: '好差评',
  retry: '再试一次',
  loading: '正在读取…',
  skip: '跳到正文',
  dash: '—',
} as const;
