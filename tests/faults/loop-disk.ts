import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const SIZE = '128M';
// Long enough that nothing reaches the disk but what somebody asked to have there.
const MOUNT_OPTIONS = 'loop,noatime,commit=300';

/**
 * A disk whose power can be cut: a filesystem in a file. What the kernel holds in memory and nobody has flushed is not in that file, so
 * that a copy of the file is what a power cut leaves. It does not model disks that lie about a flush.
 */
export class LoopDisk {
  readonly #folder: string;
  #image: string;
  #mounted = false;

  constructor(folder: string) {
    this.#folder = folder;
    this.#image = path.join(folder, 'image-0');
    fs.mkdirSync(this.root, {recursive: true});
    run('truncate', '-s', SIZE, this.#image);
    run('mkfs.ext4', '-q', '-F', this.#image);
    this.#mount();
    process.once('exit', this.#leave);
  }

  /** Where its files are. */
  get root(): string {
    return path.join(this.#folder, 'mounted');
  }

  /** Writes everything that waits in memory, as happens by itself after a while. */
  sync(): void {
    run('sync', '-f', this.root);
  }

  /** What is on the disk at this moment is what will be there after `comeBack`. */
  cutPower(): void {
    const left = path.join(this.#folder, 'image-1');
    run('cp', '--sparse=always', this.#image, left);
    this.#image = left;
  }

  /** Mounts what the power cut left; the filesystem mends itself from its journal. */
  comeBack(): void {
    this.#unmount();
    this.#mount();
  }

  remove(): void {
    process.off('exit', this.#leave);
    this.#leave();
  }

  readonly #leave = (): void => {
    this.#unmount();
    fs.rmSync(this.#folder, {recursive: true});
  };

  #mount(): void {
    run('mount', '-o', MOUNT_OPTIONS, this.#image, this.root);
    this.#mounted = true;
  }

  #unmount(): void {
    // Lazily: the last process of a killed browser may need a moment to be gone.
    if (this.#mounted) run('umount', '-l', this.root);
    this.#mounted = false;
  }
}

/** Why there can be none on this machine; undefined where there can. */
export function whyNoLoopDisk(): string | undefined {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root';
  if (!fs.existsSync('/dev/loop-control')) return 'needs loop devices';
  try {
    run('mkfs.ext4', '-V');
    run('losetup', '-f');
    return undefined;
  } catch {
    return 'needs mkfs.ext4 and a free loop device';
  }
}

function run(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, {stdio: 'pipe'});
}
