import type {Page} from 'playwright-core';
import type {PendingReview} from '@haochaping/sdk';
import type {Rating} from './ledger.ts';

/** One page of the device, as its citizen uses it. What is asked of a page that is gone, or goes meanwhile, comes to nothing. */
export class Tab {
  readonly page: Page;
  readonly #isOn: () => boolean;
  #crashed = false;

  constructor(page: Page, isOn: () => boolean) {
    this.page = page;
    this.#isOn = isOn;
    page.once('crash', () => {
      this.#crashed = true;
    });
  }

  get isGone(): boolean {
    return this.#crashed || this.page.isClosed() || !this.#isOn();
  }

  /** Gives the ratings one after the other; each is noted before the next. */
  async submit(ratings: readonly Rating[]): Promise<void> {
    for (const rating of ratings) {
      if (this.isGone) return;
      await this.#ask(() =>
        this.page.evaluate(
          ({subject, invitation, level, text}) =>
            window.rig.submit(subject, {invitation, level, text, indicators: [], identityMode: 'real-name'}),
          rating,
        ),
      );
    }
  }

  async flush(): Promise<void> {
    await this.#ask(() => this.page.evaluate(() => window.rig.flush()));
  }

  /** Undefined when storage does not say, or the page is gone. */
  async pending(): Promise<readonly PendingReview[] | undefined> {
    return this.#ask(() => this.page.evaluate(() => window.rig.pending().catch(() => undefined)));
  }

  async problems(): Promise<readonly string[]> {
    return (await this.#ask(() => this.page.evaluate(() => window.rig.problems()))) ?? [];
  }

  async setClock(offsetMs: number): Promise<void> {
    await this.#ask(() => this.page.evaluate((ms) => window.rig.setClock(ms), offsetMs));
  }

  async openNewerStore(): Promise<void> {
    await this.#ask(() => this.page.evaluate(() => window.rig.openNewerStore()));
  }

  async registerWorker(): Promise<void> {
    await this.#ask(() => this.page.evaluate(() => window.rig.registerWorker()));
  }

  /** What a browser says when it believes that the network is back. */
  async sayOnline(): Promise<void> {
    await this.#ask(() => this.page.evaluate(() => dispatchEvent(new Event('online'))));
  }

  /** Ends the page's process, without a word to the page. */
  async crash(): Promise<void> {
    const crashed = new Promise((resolve) => this.page.once('crash', resolve));
    const session = await this.page.context().newCDPSession(this.page);
    // Nobody is left to answer.
    session.send('Page.crash').catch(() => undefined);
    await crashed;
  }

  /** What the browser itself knows of its network; the page's `navigator.onLine` follows. */
  async goOffline(offline: boolean): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send('Network.enable');
    const speed = {latency: 0, downloadThroughput: -1, uploadThroughput: -1};
    await session.send('Network.emulateNetworkConditions', {offline, ...speed});
  }

  /** Of a crashed page as well, or the browser keeps it for good. */
  async close(): Promise<void> {
    if (!this.page.isClosed() && this.#isOn()) await this.page.close();
  }

  async #ask<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (cause) {
      if (this.isGone) return undefined;
      throw cause;
    }
  }
}
