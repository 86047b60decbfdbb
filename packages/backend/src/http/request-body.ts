import {LARGEST_BODY_BYTES} from '@haochaping/protocol';
import {problem, type Refusal} from '../problem.ts';

const MEDIA_TYPE = /^application\/json\s*(?:;|$)/i;

// A caller that is told "too large" while it still writes often sees a broken line instead of the answer, so a little more
// than the limit is read and thrown away. Beyond this the line may break.
const MOST_DISCARDED_BYTES = 32 * 1_048_576;

/** A request's body as JSON, or why it cannot be read. Never holds more than `LARGEST_BODY_BYTES` of it. */
export async function readJsonBody(request: Request): Promise<{readonly value: unknown} | Refusal> {
  const bytes = await readBytes(request);
  if (bytes === 'too-large') return problem('body-too-large', {headers: {connection: 'close'}});
  if (bytes === 'broken-off') return problem('body-not-json');
  if (!MEDIA_TYPE.test(request.headers.get('content-type') ?? '')) return problem('media-type-unsupported');
  let text: string;
  try {
    text = new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    // What is not UTF-8 has no text to report.
    return problem('body-not-utf8');
  }
  try {
    return {value: JSON.parse(text) as unknown};
  } catch {
    // The parser's words quote the body, so they stay here.
    return problem('body-not-json');
  }
}

/** A request's body as it is. Never holds more than `LARGEST_BODY_BYTES` of it. */
export async function readBytesBody(request: Request): Promise<{readonly value: Uint8Array} | Refusal> {
  const bytes = await readBytes(request);
  if (bytes === 'too-large') return problem('body-too-large', {headers: {connection: 'close'}});
  if (bytes === 'broken-off') return problem('file-part-wrong');
  if (!/^application\/octet-stream\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return problem('media-type-unsupported');
  }
  return {value: bytes};
}

async function readBytes(request: Request): Promise<Uint8Array | 'too-large' | 'broken-off'> {
  if (request.body === null) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let kept = 0;
  let read = 0;
  const reader = request.body.getReader();
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) break;
      read += value.byteLength;
      if (read > LARGEST_BODY_BYTES) {
        chunks.length = 0;
        if (read > MOST_DISCARDED_BYTES) {
          await reader.cancel();
          return 'too-large';
        }
        continue;
      }
      chunks.push(value);
      kept += value.byteLength;
    }
  } catch {
    // The caller went away in the middle; nobody is left to read the answer.
    return 'broken-off';
  }
  return read > LARGEST_BODY_BYTES ? 'too-large' : join(chunks, kept);
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
