import {pathToFileURL} from 'node:url';
import fs from 'node:fs';
import {chart, type ChartLine, type CommandType, LINKS, linkOf, STATES, type WorkOrderState} from '@haochaping/core';
import {Graphviz} from '@hpcc-js/wasm-graphviz';
import {format} from 'prettier';
import {HISTORY_WORDS, LINK_WORDS, ROLE_WORDS, STATE_WORDS} from '../packages/console/src/locales/staff-zh-CN.ts';

/** Where the picture and the table of the work order lie, from the root. */
export const CHART_FILES = {picture: 'docs/images/work-order.svg', page: 'docs/reference/work-order.md'} as const;

const SIDE_WAYS: ReadonlySet<WorkOrderState> = new Set([
  'return-requested',
  'appealing',
  'appeal-review',
  'invalidated',
  'merged',
]);
const FONT = 'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif';

/** Every arrow of the chart: from a state to another one, with the commands that lead along it. */
function arrows(lines: readonly ChartLine[]): ReadonlyMap<string, readonly CommandType[]> {
  const commands = new Map<string, CommandType[]>();
  for (const {from, command, to} of lines) {
    for (const state of to) {
      if (state === from) continue;
      const arrow = `"${from}" -> "${state}"`;
      commands.set(arrow, [...(commands.get(arrow) ?? []), command]);
    }
  }
  return commands;
}

const wordOf = (command: CommandType): string => HISTORY_WORDS[command] ?? command;

/** The layout takes a Chinese character for a narrow letter; blanks at both sides make up for it. */
function roomy(words: string): string {
  const blanks = ' '.repeat(Math.ceil(words.length * 1.2));
  return blanks + words + blanks;
}

/** Whether an arrow goes one step along the straight way: such arrows are drawn as straight as they can be. */
function isStraight(arrow: string): boolean {
  const straight = STATES.filter((state) => !SIDE_WAYS.has(state));
  return straight.some((state, place) => arrow === `"${state}" -> "${String(straight[place + 1])}"`);
}

function dot(lines: readonly ChartLine[]): string {
  const nodes = STATES.map((state) => {
    const look = SIDE_WAYS.has(state) ? 'fillcolor="#f6f4f0", color="#8a6d1f"' : 'fillcolor="#ffffff", color="#0b4a9e"';
    return `"${state}" [label="${STATE_WORDS[state]}\\n${state}", ${look}]`;
  });
  const edges = [...arrows(lines)].map(
    ([arrow, commands]) =>
      `${arrow} [label="${commands.map((command) => roomy(wordOf(command))).join('\\n')}"${isStraight(arrow) ? ', weight=20' : ''}]`,
  );
  return `digraph order {
    graph [rankdir=TB, bgcolor="#ffffff", fontname="${FONT}", nodesep=0.5, ranksep=0.45, pad=0.3]
    node [shape=box, style="rounded,filled", fontname="${FONT}", fontsize=14, width=1.7, height=0.6, fixedsize=true, fontcolor="#16202b"]
    edge [fontname="${FONT}", fontsize=11, color="#5a6673", fontcolor="#45505c", arrowsize=0.7]
    ${[...nodes, ...edges].join('\n    ')}
  }`;
}

function table(lines: readonly ChartLine[]): string {
  const rows = lines.map(({from, command, roles, to}) => {
    const leads = to.map((state) => (state === from ? '不变' : STATE_WORDS[state])).join('、');
    return `| ${STATE_WORDS[from]} | ${wordOf(command)} \`${command}\` | ${roles.map((role) => ROLE_WORDS[role]).join('、')} | ${leads} |`;
  });
  return ['| 状态 | 命令 | 谁可以下 | 到哪里 |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function links(): string {
  const rows = LINKS.map((link) => {
    const states = STATES.filter((state) => linkOf(state) === link).map((state) => STATE_WORDS[state]);
    return `| ${LINK_WORDS[link]} | ${states.join('、')} |`;
  });
  return ['| 环节 | 状态 |', '| --- | --- |', ...rows].join('\n');
}

/** The picture and the page as they should be, drawn from core's own table. */
export async function drawChart(): Promise<{readonly picture: string; readonly page: string}> {
  const lines = chart();
  const graphviz = await Graphviz.load();
  // Whatever drew it, and when, is nobody's concern.
  const picture = graphviz.dot(dot(lines)).replace(/<!--[\s\S]*?-->\n?/g, '');
  const page = `# 差评工单的状态

这一页由规则本身画出（\`npm run build:chart\`），与程序不会走样：\`packages/core/src/work-order/\` 里的表改了而这里没有重画，测试就不通过。

![差评工单的十六个状态和它们之间的命令](../images/work-order.svg)

蓝框是直路，棕框是旁路。下表只说谁在什么状态下可以下什么命令；一张工单此刻是否允许，还要看证据、联系、期限和回避，由 \`transition\` 判断，不允许时给出代码。

## 七个环节

${links()}

## 全部命令

${table(lines)}
`;
  return {picture, page: await format(page, {parser: 'markdown', printWidth: 120})};
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const {picture, page} = await drawChart();
  fs.writeFileSync(CHART_FILES.picture, picture);
  fs.writeFileSync(CHART_FILES.page, page);
}
