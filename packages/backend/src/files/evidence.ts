import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, concatBytes} from '@noble/hashes/utils.js';
import {FILE_PART_BYTES} from '@haochaping/protocol';
import type {Engine} from '../ports.ts';
import {problem, type Refusal} from '../problem.ts';
import {advanceFile, dropFile, type EvidenceFileRecord, findFile, finishFile} from '../store/evidence-files.ts';
import type {Files} from './files.ts';
import {evidenceMediaType} from './media-type.ts';
import {withoutMetadata} from './strip-metadata.ts';

export interface FilePart {
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** The account that brings it. */
  readonly actor: string;
  readonly at: number;
}

/** Evidence as files: parts that wait until they are whole, then one file under the digest of what is kept. */
export class EvidenceFiles {
  readonly #engine: Engine;
  readonly #files: Files;

  constructor(engine: Engine, files: Files) {
    this.#engine = engine;
    this.#files = files;
  }

  /**
   * Takes one part; resolves when it is safe, and after the last one when the whole file is checked, stripped and kept. A part that
   * is safe already is taken as done. A whole file that is not what was announced, or no evidence, is forgotten.
   */
  async take(file: EvidenceFileRecord, part: FilePart): Promise<EvidenceFileRecord | Refusal> {
    const {size, received} = file;
    if (file.ready !== undefined) return file;
    // The last part of a file that was not finished, because the server fell over there, finishes it.
    const again = part.offset < received && received < size;
    if (again && part.offset % FILE_PART_BYTES === 0) return file;
    const isNext = part.offset === Math.min(received, lastOffset(size));
    const length = Math.min(FILE_PART_BYTES, size - part.offset);
    if (!isNext || part.bytes.length !== length) return goOnFrom(file);
    await this.#files.write(partName(file, part.offset), part.bytes);
    const reached = part.offset + length;
    if (reached > received && !(await advanceFile(this.#engine, file, reached))) {
      const now = await findFile(this.#engine.db, file, file.digest);
      return now ?? problem('file-unknown');
    }
    const advanced = {...file, received: reached};
    return reached === size ? this.#finish(advanced, part) : advanced;
  }

  /** The bytes of a kept file; undefined where they are gone or are no longer what was kept. */
  async read(fileDigest: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const bytes = await this.#files.read(keptName(fileDigest));
    return bytes !== undefined && (await digestOf(bytes)) === fileDigest ? bytes : undefined;
  }

  /** Removes a file that never became whole, with its parts. */
  async forget(file: EvidenceFileRecord): Promise<void> {
    await dropFile(this.#engine, file);
    await this.#removeParts(file);
  }

  async #finish(file: EvidenceFileRecord, {actor, at}: FilePart): Promise<EvidenceFileRecord | Refusal> {
    const whole = await this.#assemble(file);
    if (whole === undefined) {
      await advanceFile(this.#engine, file, 0);
      return goOnFrom({...file, received: 0});
    }
    const refused = async (code: 'file-digest-wrong' | 'file-type-refused'): Promise<Refusal> => {
      await this.forget(file);
      return problem(code);
    };
    if ((await digestOf(whole)) !== file.digest) return refused('file-digest-wrong');
    const mediaType = await evidenceMediaType(whole);
    const stripped = mediaType === undefined ? undefined : withoutMetadata(mediaType, whole);
    if (mediaType === undefined || stripped === undefined) return refused('file-type-refused');
    const fileDigest = await digestOf(stripped);
    await this.#files.write(keptName(fileDigest), stripped);
    const finished = await finishFile(this.#engine, file, {fileDigest, mediaType, at, actor});
    await this.#removeParts(file);
    return finished;
  }

  /** All parts as one; undefined where one is missing: then they begin anew. */
  async #assemble(file: EvidenceFileRecord): Promise<Uint8Array | undefined> {
    const parts: Uint8Array[] = [];
    for (const offset of offsets(file.size)) {
      const part = await this.#files.read(partName(file, offset));
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return concatBytes(...parts);
  }

  async #removeParts(file: EvidenceFileRecord): Promise<void> {
    for (const offset of offsets(file.size)) await this.#files.remove(partName(file, offset));
  }
}

function goOnFrom({received, size}: EvidenceFileRecord): Refusal {
  return problem('file-part-wrong', {detail: String(Math.min(received, lastOffset(size)))});
}

function offsets(size: number): number[] {
  return Array.from({length: Math.ceil(size / FILE_PART_BYTES)}, (_, index) => index * FILE_PART_BYTES);
}

function lastOffset(size: number): number {
  return Math.floor((size - 1) / FILE_PART_BYTES) * FILE_PART_BYTES;
}

function partName({orderId, digest}: EvidenceFileRecord, offset: number): string {
  return `parts/${orderId}/${digest}-${String(offset)}`;
}

/** Where the bytes of a whole file lie, by what they are. */
export function keptName(fileDigest: string): string {
  return `kept/${fileDigest.slice(0, 2)}/${fileDigest}`;
}

/** SHA-256 in hex, off the thread where the place can: twenty megabytes must not hold up everybody else. */
async function digestOf(bytes: Uint8Array): Promise<string> {
  const subtle = (globalThis.crypto as {readonly subtle?: SubtleCrypto}).subtle;
  // A page on plain http has no subtle crypto.
  if (subtle === undefined) return bytesToHex(sha256(bytes));
  return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)));
}
