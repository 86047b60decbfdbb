import type {Message} from '../locales/dictionary.ts';
import type {RefusalGroup} from '../refusal-group.ts';
import type {OutboxNews, WaitingProblem} from './state.ts';

/** Why a review was parked. `unreadable`: its record cannot be read any more. */
export type ParkedGroup = RefusalGroup | 'unreadable' | 'blocked';

/** The words of <hcp-outbox> in one language. A missing one does not compile. */
export interface OutboxWords {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly loading: string;
  readonly unreadable: Message;
  readonly empty: string;
  readonly waiting: (count: number) => string;
  readonly since: (time: string) => string;
  readonly byItself: string;
  readonly sending: string;
  readonly problems: Readonly<Record<WaitingProblem, string>>;
  readonly nextAt: (time: string) => string;
  readonly retry: string;
  readonly export: string;
  readonly exportHint: string;
  readonly news: (news: OutboxNews) => string;
  readonly parked: (count: number) => string;
  readonly parkedHint: string;
  readonly parkedBecause: Readonly<Record<ParkedGroup, string>>;
  readonly savedAt: (time: string) => string;
  readonly code: (code: string) => string;
}
