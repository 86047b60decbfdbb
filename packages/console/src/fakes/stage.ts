const THEME = ['tokens', 'controls', 'page', 'figures'];
const PATIENCE_MS = 4_000;

/** Makes the test's document look as the real page does: its language, its theme, its own sheet. */
export async function dressDocument(sheets: readonly string[]): Promise<void> {
  document.documentElement.lang = 'zh-CN';
  document.title ||= 'test';
  const addresses = [
    ...THEME.map((name) => `/packages/theme/src/${name}.css`),
    ...sheets.map((sheet) => `/packages/console/src/${sheet}`),
  ];
  await Promise.all(addresses.map(addSheet));
}

async function addSheet(href: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  const loaded = new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', () => reject(new Error(`${href} did not load.`)));
  });
  document.head.append(link);
  await loaded;
}

/** What `look` finds, as soon as it finds something; an error that names what was waited for when it never does. */
export async function eventually<Found>(what: string, look: () => Found | null | undefined | false): Promise<Found> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > until)
      throw new Error(`Waited in vain for ${what}. The page reads:\n${document.body.innerText}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The element that holds exactly this text, innermost. */
export function withText(text: string, selector = '*'): HTMLElement | undefined {
  return [...document.body.querySelectorAll<HTMLElement>(selector)]
    .filter((element) => element.checkVisibility() && normal(element.textContent) === text)
    .at(-1);
}

/** Whether the page shows this text anywhere. */
export function shows(text: string): boolean {
  return normal(document.body.innerText).includes(text);
}

function normal(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
