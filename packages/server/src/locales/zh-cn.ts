import {SCENARIO_NAMES} from '@haochaping/backend';
import {SIGN_IN_TEXT} from './sign-in-zh-cn.ts';
import type {DemonstrationCredentials} from '@haochaping/backend/seed';
import {TELLING_SETTINGS_TEXT} from './telling-zh-cn.ts';

/** What the server says in a terminal. */
export const TEXT = {
  help: `用法：npm start -- [选项]
      npx @haochaping/server replay 文件   补送一台设备导出的评价（另有 --help）
      npx @haochaping/server verify-log    核对操作日志是否完整（另有 --help）

  --port N       监听端口，默认 8787；0 表示任选一个空闲端口
  --host H       监听地址，默认 127.0.0.1（只有本机能访问）
  --data DIR     数据目录，默认 ./data
  --profile FILE 本地的规则（期限、次数等，JSON）；省略时用江苏的规则
  --no-demo      不生成演示数据，只开一个管理员账号
  --scenario S   让评价人的设备遇到：slow 慢、503 忙、offline 断网、answer-lost 答复丢失、firewall 被防火墙拦下、
                 refused 拒收、expired 邀请过期；healthy 一切正常。只用于演示数据
  --reset        启动前清除数据目录里由本程序写入的数据，重新生成演示数据
  --help, -h     显示这段说明

环境变量
  DATABASE_URL   postgres://… 改用 PostgreSQL 15 或更高版本；密钥仍保存在数据目录
  HCP_FILES      核实材料（图片、录音、录像、PDF）的目录，默认数据目录下的 files；多台服务器共用一个数据库时要共用它
  HCP_PROFILE    同 --profile
  HCP_HTTPS=1    前面有终结 TLS 的代理时设置，会话 Cookie 只经 https 传送
  HCP_EMBED_ORIGINS  哪些网站的页面可以用框架（iframe）嵌入评价，写完整的源，用空格隔开，例如 https://portal.example.gov.cn
  HCP_SEALING    评价人的联系方式用哪套算法加密：intl（默认）或 sm（国密 SM2、SM3、SM4）
${SIGN_IN_TEXT.helpLines}
${TELLING_SETTINGS_TEXT.help}`,

  unknownOption: (option: string) => `不认识的选项 ${option}。运行 npm start -- --help 查看可用的选项。`,
  valueWrong: (option: string) => `选项 ${option} 的取值缺少或不对。运行 npm start -- --help 查看用法。`,
  unexpectedArgument: (argument: string) => `不认识的参数 ${argument}。运行 npm start -- --help 查看用法。`,
  portInvalid: (port: string) => `端口 ${port} 不对：应当是 0 到 65535 之间的整数。`,
  databaseInvalid: 'DATABASE_URL 不对：应当以 postgres:// 或 postgresql:// 开头。',
  sealingInvalid: (suite: string) => `HCP_SEALING 的取值 ${suite} 不对：应当是 intl 或 sm。`,
  scenarioUnknown: (name: string) => `没有场景 ${name}。可用的是 ${SCENARIO_NAMES.join('、')}。`,
  scenarioWithoutDemonstration: '--scenario 只能和演示数据一起用：正式的数据不能配假的答复。',
  embedOriginInvalid: (origin: string) =>
    `HCP_EMBED_ORIGINS 里的 ${origin} 不对：应当是完整的源，例如 https://portal.example.gov.cn，不带路径和通配符。`,
  resetWithDatabase: '--reset 只清除数据目录，不会清空 DATABASE_URL 指向的数据库。请自行清空数据库后再启动。',

  portTaken: (host: string, port: number) =>
    `端口 ${host}:${port} 已被占用。请换一个端口，例如 npm start -- --port 0。`,
  portForbidden: (host: string, port: number) => `没有权限监听 ${host}:${port}。请换一个 1024 以上的端口。`,
  hostUnknown: (host: string) => `本机没有地址 ${host}，无法监听。请检查 --host。`,
  dataInUse: (directory: string) => `数据目录 ${directory} 正被另一个进程使用。请先停止它，或用 --data 换一个目录。`,
  dataUnwritable: (directory: string) => `数据目录 ${directory} 不能写入。请检查权限，或用 --data 换一个目录。`,
  dataNewer: '数据是由更新的版本写入的，这个版本不能使用。请升级程序。',
  keysUnreadable: (file: string) =>
    `密钥文件 ${file} 不能读取或内容不对。请从备份恢复它；没有它，已发出的邀请和回执都会失效。`,
  databaseUnreachable: '连不上 DATABASE_URL 指向的数据库。请确认它已启动、地址和密码正确。',
  seedingBrokenOff: '上一次生成演示数据时中断了，数据库里的数据不完整。请清空数据库后再启动。',
  cannotStart: (reason: string) => `无法启动：${reason}`,

  administrator: '系统管理员',
  firstAdministrator: ({account, password}: {readonly account: string; readonly password: string}) =>
    `管理员账号 ${account}，一次性密码 ${password}（只显示这一次，首次登录须更改）
接下来可以用 npx @haochaping/server import-directory 导入机构目录，用 add-account 开账号；加 --help 查看用法。`,

  seeding: '正在生成演示数据 …',
  stopping: '正在停止，等待处理中的请求完成 …',
  stopped: '已停止。',

  addresses: (base: string) => `好差评已启动

  门户演示    ${base}/portal/
  工作台      ${base}/console/
  公示页      ${base}/public/
  查询回执    ${base}/receipt/
  接口说明    ${base}/openapi.json`,
  inScenario: (name: string) => `场景 ${name}：评价人的设备得到的不是平常的答复。`,
  withoutPages: '没有找到已构建的页面，只提供接口。',

  credentials: ({accounts, keys, receipts}: DemonstrationCredentials) => `演示账号（密码随机生成，只显示这一次）

${accounts.map(({account, password, displayName, place}) => `  ${account.padEnd(18)}  ${password}  ${displayName}，${place}`).join('\n')}

接口密钥
  业务系统    ${keys['business-system']}
  门户        ${keys.portal}

可以查询的回执码
  办理中      ${receipts.open}
  已办结      ${receipts.closed}`,
} as const;
