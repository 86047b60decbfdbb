import type {TellingRuleProblem} from '@haochaping/core';

const RULE_PROBLEMS: Readonly<Record<TellingRuleProblem['code'], string>> = {
  'wrong-type': '类型不对',
  unknown: '没有这个取值或字段',
  'citizen-by-sms-only': '评价人只能用短信通知',
  twice: '与前面的规则重复',
};

/** What the server says in a terminal about telling people. */
export const TELLING_SETTINGS_TEXT = {
  help: `  HCP_ADDRESS    本系统对外的网址，例如 https://hcp.example.gov.cn；写入邮件和短信的链接
  HCP_SMTP_URL   邮件服务器，例如 smtp://用户:密码@mail.example.gov.cn:587 或 smtps://…:465；不设则不发邮件
  HCP_MAIL_FROM  发件人，例如 好差评 <noreply@example.gov.cn>
  HCP_SMS_URL    短信网关的网址；HCP_SMS_SECRET 为签名密钥（whsec_…），HCP_SMS_TEMPLATE 为请求正文的模板文件（JSON）
  HCP_WEBHOOK_HOSTS  允许推送到内网的主机名，用逗号分隔
  HCP_TELLING    谁收到什么通知的规则文件（JSON）；省略时用默认规则
  HCP_PROVINCE   上级平台推送的设置文件（JSON）；不设则不推送`,
  addressInvalid: 'HCP_ADDRESS 不对：应当是 http:// 或 https:// 开头的网址，不带路径。',
  smtpInvalid: 'HCP_SMTP_URL 不对：应当像 smtp://用户:密码@主机:端口 或 smtps://…。',
  fromMissing: '设置了 HCP_SMTP_URL，还需要用 HCP_MAIL_FROM 写明发件人，例如 好差评 <noreply@example.gov.cn>。',
  smsInvalid: 'HCP_SMS_URL 不对：应当是 http:// 或 https:// 开头的网址。',
  smsSecretInvalid: '设置了 HCP_SMS_URL，还需要用 HCP_SMS_SECRET 写明签名密钥：whsec_ 加 24 到 64 字节的 Base64。',
  fileUnreadable: (file: string) => `文件 ${file} 不能读取，或不是 JSON。`,
  rulesWrong: (file: string, problems: readonly TellingRuleProblem[]) =>
    `通知规则文件 ${file} 有误：${problems
      .slice(0, 10)
      .map(({field, code}) => `${field} ${RULE_PROBLEMS[code]}`)
      .join('；')}。`,
  provinceWrong: (file: string, fields: readonly string[]) =>
    `上级平台推送的设置文件 ${file} 有误：${fields.slice(0, 10).join('；')}。`,
} as const;
