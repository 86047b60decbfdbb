import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {format} from 'prettier';
import {REFERENCE_WORDS} from './element-reference-words.ts';

const root = path.join(import.meta.dirname, '..');
const widget = path.join(root, 'packages/widget');

/** Where the manifest and the page of the elements lie, from the root. */
export const REFERENCE_FILES = {
  manifest: 'packages/widget/custom-elements.json',
  page: 'docs/reference/hcp-review.md',
} as const;

// What a page can name; everything else is the element's own affair.
const MODULES = ['src/element.ts', 'src/define.ts', 'src/outbox/element.ts', 'src/outbox.ts'];
const NOT_FOR_PAGES = new Set(['connectedCallback', 'disconnectedCallback', 'attributeChangedCallback']);

type Named = {
  name?: string;
  description?: string;
  default?: string;
  kind?: string;
  privacy?: string;
  static?: boolean;
  readonly?: boolean;
  type?: {text: string};
  parameters?: readonly {name: string; optional?: boolean; type?: {text: string}}[];
  return?: {type?: {text: string}};
};
type Declaration = Named & {
  tagName?: string;
  attributes?: Named[];
  members?: Named[];
  events?: Named[];
  cssParts?: Named[];
  cssProperties?: Named[];
};
/** What the analyzer exports; its own types leave it out. */
type Analyzer = {
  readonly ts: {
    readonly createSourceFile: (name: string, text: string, target: number, withParents: boolean) => unknown;
    readonly ScriptTarget: {readonly ES2015: number};
  };
  readonly create: (asked: {modules: unknown[]; plugins: unknown[]; context: {dev: boolean}}) => Manifest;
};
type Manifest = {modules: {path: string; declarations?: Declaration[]}[]};

/** What the elements say of themselves, as a tool reads it and as a person does. */
export async function describeElements(): Promise<Record<keyof typeof REFERENCE_FILES, string>> {
  const {create, ts} = (await import('@custom-elements-manifest/analyzer')) as unknown as Analyzer;
  const modules = MODULES.map((file) =>
    ts.createSourceFile(file, fs.readFileSync(path.join(widget, file), 'utf8'), ts.ScriptTarget.ES2015, true),
  );
  const {modules: made, ...rest} = create({modules, plugins: [], context: {dev: false}});
  const manifest: Manifest = {...rest, modules: made.map((module) => ({...module, declarations: publicOf(module)}))};
  // Published files are the built ones.
  const published = JSON.stringify(manifest, null, 2).replaceAll(/"(\/?)src\/([\w/-]+)\.ts"/g, '"$1dist/$2.js"');
  const elements = manifest.modules.flatMap(({declarations = []}) => declarations).filter(({tagName}) => tagName);
  const page = `# 元素参考：\`<hcp-review>\` 和 \`<hcp-outbox>\`

这一页和 npm 包里的 \`custom-elements.json\` 由源代码生成（\`npm run build:manifest\`）：代码改了而这里没有重新生成，测试就不通过。怎么接入见[接入指南](../guide/integrate.md)，换颜色见[换成门户的样子](../guide/theming.md)。

${elements.map(sectionOf).join('\n\n')}
`;
  return {
    manifest: `${published}\n`,
    page: await format(page, {parser: 'markdown', printWidth: 120}),
  };
}

function publicOf({declarations = []}: Manifest['modules'][number]): Declaration[] {
  return declarations.map(({members, attributes, ...rest}) => ({
    ...rest,
    ...(attributes && {attributes: attributes.map(({name, ...more}) => ({name: name ?? '', ...more}))}),
    ...(members && {members: members.filter(isForPages)}),
  }));
}

function isForPages({name = '', privacy, static: isStatic}: Named): boolean {
  return privacy !== 'private' && isStatic !== true && !name.startsWith('#') && !NOT_FOR_PAGES.has(name);
}

function sectionOf({tagName = '', attributes = [], members = [], events = [], cssParts = []}: Declaration): string {
  const fields = members.filter(({kind}) => kind === 'field');
  const methods = members.filter(({kind}) => kind === 'method');
  return [
    `## \`<${tagName}>\`\n\n${REFERENCE_WORDS[tagName] ?? ''}`,
    table('属性（HTML）', ['属性', '类型', '意思'], attributes, tagName, (one) => [typeOf(one)]),
    table('属性（脚本）', ['属性', '类型', '意思'], fields, tagName, (one) => [
      `${typeOf(one)}${one.readonly === true ? '，只读' : ''}`,
    ]),
    table('方法', ['方法', '返回', '意思'], methods, tagName, (one) => [
      `\`${escaped(one.return?.type?.text ?? 'void')}\``,
    ]),
    table('事件', ['事件', '意思'], events, tagName, () => []),
    table('`::part`', ['部分', '意思'], cssParts, `${tagName}::part`, () => []),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function table(
  title: string,
  heads: readonly string[],
  rows: readonly Named[],
  tagName: string,
  middle: (row: Named) => readonly string[],
): string {
  if (rows.length === 0) return '';
  const lines = rows.map((row) => {
    const call = row.kind === 'method' ? `(${(row.parameters ?? []).map(({name}) => name).join(', ')})` : '';
    return `| ${[`\`${row.name ?? ''}${call}\``, ...middle(row), wordsFor(tagName, row)].join(' | ')} |`;
  });
  return [`### ${title}`, '', `| ${heads.join(' | ')} |`, `|${'---|'.repeat(heads.length)}`, ...lines].join('\n');
}

/** In Chinese; of what nobody has described in Chinese yet, what the source says. */
function wordsFor(tagName: string, {name = '', description = ''}: Named): string {
  const words = REFERENCE_WORDS[`${tagName} ${name}`] ?? REFERENCE_WORDS[name] ?? description;
  return escaped(words.replaceAll(/\s+/g, ' '));
}

function typeOf({type}: Named): string {
  return type === undefined ? '`string`' : `\`${escaped(type.text.replaceAll('\n', ''))}\``;
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const {manifest, page} = await describeElements();
  fs.writeFileSync(path.join(root, REFERENCE_FILES.manifest), manifest);
  fs.writeFileSync(path.join(root, REFERENCE_FILES.page), page);
}
