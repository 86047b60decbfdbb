import {findPersonalData} from './personal-data.ts';

/*
 * Which words of a review may become hot words (评价热词, doc 002). Kept out are people and where they live: numbers,
 * identity, telephone and bank numbers, addresses, names; and words that say nothing. What is left is published only when several
 * people have used it.
 */

/** The words a text is made of, in its order. Which of them are names, a place that can tell leaves out itself. */
export type Segment = (text: string) => readonly string[];

// The hundred most frequent surnames of the household register, and the compound ones that are still met.
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const COMPOUND_SURNAMES = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '司徒',
  '东方',
  '独孤',
  '皇甫',
  '尉迟',
  '公孙',
  '令狐',
  '慕容',
];
const TITLES =
  '先生|女士|小姐|同志|师傅|老师|大姐|大哥|阿姨|叔叔|主任|科长|经理|警官|律师|医生|护士|书记|局长|处长|所长|队长|站长|股长|科员|姐|哥';
const SURNAME = `(?:${COMPOUND_SURNAMES.join('|')}|[${SURNAMES}])`;

/** What is cut out before the text is taken apart; none of it can be a word of interest. */
const CUT_OUT: readonly RegExp[] = [
  /\S*@\S+|https?:\S+|www\.\S+/giu,
  // An address, from its area down to the number of the house.
  /\p{Script=Han}{1,12}(?:路|街|巷|弄|道|村|小区|花园|大厦)\s*[\p{N}〇零一二三四五六七八九十百]+\s*(?:号|弄|幢|栋|室|单元)[\p{N}\p{Script=Latin}〇零一二三四五六七八九十百号楼栋幢单元室层-]*/gu,
  // Somebody who is named: 我叫王小明, 联系人：李四.
  new RegExp(`(?:我叫|名叫|我是|姓名|联系人|经办人)(?:是|为)?[:：\\s]*${SURNAME}\\p{Script=Han}{1,2}`, 'gu'),
  // 王小明先生, 李主任.
  new RegExp(`${SURNAME}\\p{Script=Han}{0,2}(?:${TITLES})`, 'gu'),
  // Whatever is joined to a number: A12345, 3号楼.
  /[\p{Script=Latin}\p{N}_-]*\p{N}[\p{N}\p{Script=Latin}_-]*\s*(?:号|楼|层|室|栋|幢|单元)?/gu,
];

const WORD = /^\p{Script=Han}{2,8}$/u;
// 小王, 老李, 阿张.
const FAMILIAR = new RegExp(`^[小老阿]${SURNAME}$`, 'u');
const OF_NUMBERS = /^[〇零一二两三四五六七八九十百千万亿几第多半]+[个次号天年月日时分秒点块元趟回遍位名份张条]?$/u;
// Places: 江宁区, 人民路. Two characters may be anything (学区, 马路).
const PLACE = /^.{2,}(?:省|市|区|县|镇|乡|村|街道|路|街|巷|弄|号|栋|幢|室|小区|社区|花园|大厦)$/u;

/** Words that are frequent in every text and say nothing of a service. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    '一个 一些 一下 一样 一直 一起 一定 一点 一点儿 一般 一边 一种 不是 不能 不会 不要 不用 不过 不但 不如 不管 不同 与其 为了 为什么 为何 什么 ' +
    '今天 明天 昨天 上午 下午 中午 早上 晚上 现在 刚才 刚刚 以后 以前 之后 之前 然后 后来 最后 开始 已经 曾经 正在 马上 立刻 当时 时候 有时 平时 ' +
    '他们 她们 我们 你们 咱们 大家 自己 别人 人家 这个 那个 这些 那些 这里 那里 这样 那样 这么 那么 这边 那边 这种 那种 这次 那次 哪里 哪个 怎么 怎样 怎么样 ' +
    '可以 可能 能够 应该 必须 需要 觉得 认为 知道 希望 感觉 感到 看到 听到 看见 说是 就是 还是 或者 而且 但是 可是 只是 只有 只要 因为 所以 如果 虽然 ' +
    '即使 无论 除了 关于 对于 由于 根据 按照 通过 进行 以及 并且 甚至 尤其 特别 非常 十分 比较 相当 真的 真是 的话 有的 有些 没有 所有 全部 每个 每次 ' +
    '其他 其它 其中 其实 起来 出来 下来 过来 过去 回来 回去 上去 下去 进去 出去 到了 不了 得了 成了 有点 有人 本人 本来 原来 居然 竟然 终于 总是 经常 ' +
    '常常 往往 几乎 大概 差不多 左右 还有 再次 继续 完全 根本 确实 的确 当然 反正 到底 究竟 简直 究竟 这是 那是 都是 也是 还要 就要 不得不 ' +
    '先生 女士 小姐 同志 师傅 窗口 人员 工作人员 单位 部门 中心 大厅 事情 东西 地方 问题 情况 方面 时间'
  ).split(' '),
);

/**
 * The different words of a review that may become hot words. `names` are further words that are none, such as the names of
 * areas. What comes out has no digit, no Latin letter and nothing that findPersonalData knows.
 */
export function hotWordsOf(text: string, segment: Segment, names: ReadonlySet<string> = new Set()): string[] {
  const words = segment(withoutPersons(text))
    .map((word) => word.trim())
    .filter((word) => isHotWord(word) && !names.has(word));
  return [...new Set(words)];
}

function withoutPersons(text: string): string {
  let plain = text;
  for (const {start, end} of findPersonalData(text).reverse()) plain = `${plain.slice(0, start)}\n${plain.slice(end)}`;
  plain = plain.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  for (const pattern of CUT_OUT) plain = plain.replace(pattern, '\n');
  return plain;
}

function isHotWord(word: string): boolean {
  return WORD.test(word) && ![OF_NUMBERS, PLACE, FAMILIAR].some((no) => no.test(word)) && !STOP_WORDS.has(word);
}
