import type {FindingCode, FindingLevel} from '../finding.ts';

/** What the program says in a terminal. */
export const TEXT = {
  help: `用法：npx @haochaping/doctor 网址 [选项]

检查一个已经上线的页面：内容安全策略、脚本和它的 integrity、后端、跨源、时钟、Service Worker。不打开浏览器，不登录。

  --endpoint 地址  页面用脚本造元素、看不出后端地址时写明
  --rate 邀请      真的评一次：用为检查而报的办件的邀请，评“非常满意”，文字是“接入检查”
  --json           一行 JSON
  --help, -h       显示这段说明

退出码：0 没有问题，1 有问题，2 参数不对。`,
  urlMissing: '请写出要检查的网址。加 --help 查看用法。',
  urlInvalid: (url: string) => `网址 ${url} 不对：应当以 http:// 或 https:// 开头。`,
  argumentWrong: (argument: string) => `不认识的参数 ${argument}。加 --help 查看用法。`,
  summary: (problems: number) => (problems === 0 ? '没有发现问题。' : `有 ${String(problems)} 个问题。`),
} as const;

export const MARKS: Readonly<Record<FindingLevel, string>> = {ok: '✓', note: '·', problem: '✗'};

export const FINDING_WORDS: Readonly<Record<FindingCode, string>> = {
  'page-ok': '页面打得开',
  'page-unreachable': '页面打不开',
  'page-not-html': '这个网址不是网页',
  'insecure-context': '页面不是 https：能评价、能离线保存，但没有 Web Locks 和 Service Worker，多个标签页靠轮流',
  'policy-missing': '页面没有内容安全策略，建议加上，见接入指南',
  'policy-ok': '内容安全策略允许组件工作',
  'policy-forbids-script': '内容安全策略的 script-src 不许加载组件的脚本，请加上它的来源',
  'policy-forbids-connection': '内容安全策略的 connect-src 不许连接后端，请加上它的来源',
  'policy-forbids-old-styles': '内容安全策略的 style-src 没有脚本的来源：Chromium 73 以前的浏览器里组件没有样式',
  'policy-forbids-templates': '内容安全策略的 trusted-types 缺一个名字，请加上',
  'policy-forbids-worker': '内容安全策略的 worker-src 不许注册 Service Worker',
  'script-missing': '页面里没有看到 hcp-review.js：也许打进了自己的脚本包',
  'script-ok': '组件的脚本取得到',
  'script-unreachable': '组件的脚本取不到，或者不是脚本',
  'script-not-shared': '组件的脚本在别的来源，而那里没有 Access-Control-Allow-Origin：模块脚本会被拦下',
  'integrity-missing': '脚本没有写 integrity，现在的值是',
  'integrity-wrong': '脚本与页面写的 integrity 不符，浏览器不会执行；现在的值是',
  'script-not-of-release': '脚本与同一文件夹里 integrity.json 写的不是同一版，或被改动过',
  'element-missing': '页面里没有看到 <hcp-review>：也许由脚本生成；后端地址请用 --endpoint 写明',
  'endpoint-ok': '后端答复正常，目录版本在后',
  'endpoint-unreachable': '后端没有答复，或者答复出错',
  'endpoint-not-ours': '这个地址有答复，但不是好差评的后端：可能是登录页或防火墙',
  'endpoint-not-shared': '后端不让这个页面的来源读答复：检查前面的代理是不是去掉了 Access-Control-Allow-Origin',
  'mixed-content': '页面是 https，后端是 http：浏览器会拦下',
  'clock-ok': '后端的时钟与这台机器一致，相差',
  'clock-wrong': '后端的时钟与这台机器差得太多，后端快了',
  'worker-ok': 'Service Worker 的脚本在页面自己的域名下',
  'worker-unreachable': 'background-sync 写的脚本取不到，或者不是脚本',
  'worker-elsewhere': 'background-sync 的脚本必须放在页面自己的域名下',
  'rating-ok': '测试评价已被收下，编号',
  'rating-refused': '测试评价没有被收下，原因',
};
