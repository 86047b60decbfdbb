/** What stands in a page that matters here, each with its attributes. */
export interface ReadPage {
  readonly policies: readonly string[];
  readonly scripts: readonly Attributes[];
  readonly elements: readonly Attributes[];
}

export type Attributes = Readonly<Record<string, string>>;

const OUR_SCRIPT = /hcp-review[\w.-]*\.js(?:[?#]|$)/;

/** Reads as much HTML as is needed: start tags and their attributes. What scripts put into a page later is not there. */
export function readHtml(html: string): ReadPage {
  const text = html.replaceAll(/<!--[^]*?-->/g, '');
  const tags = (name: string): Attributes[] =>
    [...text.matchAll(new RegExp(`<${name}(?=[\\s/>])([^>]*)>`, 'gi'))].map(([, inside = '']) => attributesOf(inside));
  return {
    policies: tags('meta')
      .filter((meta) => meta['http-equiv']?.toLowerCase() === 'content-security-policy')
      .map(({content = ''}) => content),
    scripts: tags('script').filter(({src = ''}) => OUR_SCRIPT.test(src)),
    elements: tags('hcp-review'),
  };
}

function attributesOf(inside: string): Attributes {
  const found = inside.matchAll(/([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return Object.fromEntries(
    [...found].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      (double ?? single ?? bare ?? '').replaceAll('&amp;', '&').replaceAll('&quot;', '"'),
    ]),
  );
}
