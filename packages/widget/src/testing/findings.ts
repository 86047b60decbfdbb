import 'axe-core';
import type Axe from 'axe-core';

const {axe} = window as unknown as {axe: typeof Axe};

/** What axe has to say, contrast of 7:1 included. */
export async function findings(element: Element): Promise<string[]> {
  const {violations} = await axe.run(element, {rules: {'color-contrast-enhanced': {enabled: true}}});
  return violations.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
