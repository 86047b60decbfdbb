/** What the server says in a terminal about how staff sign in. */
export const SIGN_IN_TEXT = {
  missing: (name: string) => `统一身份认证的设置不完整：缺少 ${name}。五个 HCP_OIDC_ 变量要么都设，要么都不设。`,
  issuerUnsafe: (issuer: string) => `HCP_OIDC_ISSUER 的取值 ${issuer} 不对：应当是 https:// 开头的地址。`,
  returnInvalid: (address: string) =>
    `HCP_OIDC_RETURN 的取值 ${address} 不对：应当是工作台对外的地址，例如 https://hcp.example.gov.cn/console/。`,
  nobodyGetsIn: 'HCP_LOCAL_SIGN_IN=0 停用了账号密码登录，又没有设置统一身份认证：谁也登录不了。',
  minutesInvalid: (name: string, text: string) => `${name} 的取值 ${text} 不对：应当是 1 到 10080 之间的整数（分钟）。`,
  idleLongerThanLife: 'HCP_SESSION_IDLE_MINUTES 不能比 HCP_SESSION_LIFE_MINUTES 长。',
  rulesUnreadable: (file: string) => `读不了统一身份认证的规则文件 ${file}。请检查 HCP_OIDC_RULES。`,
  rulesNotJson: (file: string) => `统一身份认证的规则文件 ${file} 不是完整的 JSON。`,
  rulesWrong: (file: string, places: readonly string[]) =>
    `统一身份认证的规则文件 ${file} 不对：${places.join('、')}。`,
  helpLines: `  HCP_OIDC_ISSUER、HCP_OIDC_CLIENT_ID、HCP_OIDC_CLIENT_SECRET、HCP_OIDC_RULES、HCP_OIDC_RETURN
                 用统一身份认证（OpenID Connect）登录；见 docs/guide/sign-in.md
  HCP_LOCAL_SIGN_IN=0            停用账号密码登录，只用统一身份认证
  HCP_SESSION_IDLE_MINUTES=30    多久不用就要重新登录
  HCP_SESSION_LIFE_MINUTES=720   登录以后最长多久`,
} as const;
