import type {ReviewEventDetail} from '../events.ts';

/*
 * What a frame with a rating and the page around it tell each other. The page speaks first, and only to the frame's origin; the frame answers
 * only an origin that its server named, and only that one. Neither trusts a shape: what cannot be read is no message.
 */

export const EMBED_VERSION = 1;

/** The page's one message, once the frame is loaded. */
export type HostMessage = {readonly type: 'hcp:hello'; readonly version: number};

/**
 * The frame's messages. `ready`: it has heard the page. `resize`: the height of what is in it, in CSS pixels. `state`: what became of the rating, as
 * the element's events tell it, without the level. `close`: the citizen is done here.
 */
export type FrameMessage =
  | {readonly type: 'hcp:ready'; readonly version: number}
  | {readonly type: 'hcp:resize'; readonly height: number}
  | {readonly type: 'hcp:state'; readonly state: FrameState; readonly id?: string; readonly code?: string}
  | {readonly type: 'hcp:close'};

export type FrameState = ReviewEventDetail['state'];

const STATES: readonly FrameState[] = ['saved', 'delivered', 'refused', 'unsaved'];
// A page would otherwise be made as high as a frame says that has gone wrong.
const HIGHEST = 20_000;

export function isHello(data: unknown): data is HostMessage {
  return isRecord(data) && data['type'] === 'hcp:hello' && data['version'] === EMBED_VERSION;
}

/** The message that `data` is; undefined where it is none. */
export function frameMessage(data: unknown): FrameMessage | undefined {
  if (!isRecord(data)) return undefined;
  const {type, version, height, state, id, code} = data;
  switch (type) {
    case 'hcp:ready':
      return version === EMBED_VERSION ? {type, version} : undefined;
    case 'hcp:resize':
      return typeof height === 'number' && height >= 0 && height <= HIGHEST ? {type, height} : undefined;
    case 'hcp:state': {
      const known = STATES.find((one) => one === state);
      if (known === undefined) return undefined;
      return {type, state: known, ...(typeof id === 'string' && {id}), ...(typeof code === 'string' && {code})};
    }
    case 'hcp:close':
      return {type};
    default:
      return undefined;
  }
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null;
}
