/** As much of axe-core as is asked here. A test that asks imports 'axe-core' itself: this package does not depend on it. */
type Axe = {
  run(
    element: Element,
    options: {readonly rules: Readonly<Record<string, {readonly enabled: boolean}>>},
  ): Promise<{
    readonly violations: readonly {readonly id: string; readonly nodes: readonly {readonly html: string}[]}[];
  }>;
};

/** What axe has to say, contrast of 7:1 included. */
export async function findings(element: Element): Promise<string[]> {
  const {axe} = window as unknown as {readonly axe: Axe};
  const {violations} = await axe.run(element, {rules: {'color-contrast-enhanced': {enabled: true}}});
  return violations.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
