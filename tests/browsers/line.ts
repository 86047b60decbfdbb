import net from 'node:net';

// Below the ports that systems give to outgoing connections: while the line is cut, none of these may take its port.
const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;

/** The way to a server on this machine, by a port of its own that can be closed and opened again. */
export class Line {
  readonly #target: URL;
  readonly #sockets = new Set<net.Socket>();
  #server: net.Server | undefined;
  #port = 0;

  constructor(target: URL) {
    this.#target = target;
  }

  static async open(target: string): Promise<Line> {
    const line = new Line(new URL(target));
    for (;;) {
      line.#port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT));
      try {
        await line.mend();
        return line;
      } catch (cause) {
        // Somebody listens there: another port.
        if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
      }
    }
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Closes the port and every connection. Whoever comes now is refused. */
  async cut(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** Opens the same port again. */
  async mend(): Promise<void> {
    if (this.#server !== undefined) return;
    const server = net.createServer((socket) => this.#join(socket));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#server = server;
  }

  #join(near: net.Socket): void {
    const far = net.connect(Number(this.#target.port), this.#target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      one.pipe(other);
      // Either end may vanish at any time; the other goes with it.
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
  }
}
