import type {TemplateResult} from 'lit/html.js';
import {createDialog} from './dialog.ts';
import type {Speaker} from './locales/speaker.ts';
import type {ScreenHost} from './screen.ts';
import type {ViewState} from './view-state.ts';

/** A way to appear that is not simply a place in the page. */
export interface Way {
  /** Whether the invitation is to be read: not before somebody opens it. */
  isOpen(): boolean;
  turn(open: boolean): void;
  /** What stands in the shadow root, with the card somewhere in it. */
  frame(card: TemplateResult, state: ViewState | undefined): unknown;
  /** After each drawing. */
  drawn(): void;
  /** The element left the page. */
  leave(): void;
}

/** What a way asks of the screen. */
export interface WayScreen {
  readonly root: ShadowRoot;
  readonly state: () => ViewState | undefined;
  readonly refresh: () => void;
  /** Begins anew. */
  readonly restart: () => void;
}

export function createWay(host: ScreenHost, speaker: Speaker, screen: WayScreen): Way {
  return createDialog(host, speaker, screen);
}
