/**
 * A piece of a page as plain data: written as HTML by a server, built as DOM by a page. There is no way to put markup into it:
 * what people wrote is text, and stays text.
 */
export interface Tree {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Tree | string)[];
}

export type Child = Tree | string | undefined | readonly Child[];
/** `true` is an attribute without a value; `false` and undefined leave it out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element. Tags and names of attributes come from code, never from what was read. */
export function el(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): Tree {
  const said: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) said[name] = value === true ? '' : String(value);
  }
  return {tag, attributes: said, children: flat(children)};
}

function flat(children: readonly Child[]): (Tree | string)[] {
  const all: (Tree | string)[] = [];
  for (const child of children) {
    if (child === undefined) continue;
    if (typeof child === 'string' || 'tag' in child) all.push(child);
    else all.push(...flat(child));
  }
  return all;
}

// The only elements without an end tag that are used here.
const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'rect']);

/** The HTML of a tree, everything that was read escaped. */
export function toHtml(tree: Tree | string): string {
  if (typeof tree === 'string') return escaped(tree);
  const attributes = Object.entries(tree.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const open = `<${tree.tag}${attributes.join('')}`;
  if (VOID.has(tree.tag)) return tree.tag === 'rect' ? `${open}/>` : `${open}>`;
  return `${open}>${tree.children.map(toHtml).join('')}</${tree.tag}>`;
}

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

const SVG = 'http://www.w3.org/2000/svg';

/** The same tree as nodes of a document. */
export function toDom(tree: Tree | string, document: Document, inSvg = false): Node {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const isSvg = inSvg || tree.tag === 'svg';
  const element = isSvg ? document.createElementNS(SVG, tree.tag) : document.createElement(tree.tag);
  for (const [name, value] of Object.entries(tree.attributes)) element.setAttribute(name, value);
  for (const child of tree.children) element.appendChild(toDom(child, document, isSvg));
  return element;
}
