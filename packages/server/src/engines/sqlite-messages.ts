import type {PreparedReview, RecordedReview, RecordingRules, SqliteAnswer, SqlValue} from '@haochaping/backend';

/** What the thread is started with. */
export interface ThreadOptions {
  readonly file: string;
  readonly rules: RecordingRules;
}

export type ThreadRequest =
  | {readonly kind: 'execute'; readonly sql: string; readonly values: readonly SqlValue[]}
  | {readonly kind: 'record'; readonly reviews: readonly PreparedReview[]}
  | {readonly kind: 'close'};

/** An error as it crosses the thread: its class and stack stay behind. */
export interface ThreadFailure {
  readonly message: string;
  readonly code?: string;
}

export type ThreadAnswer =
  | ({readonly kind: 'execute'} & SqliteAnswer)
  | {readonly kind: 'record'; readonly outcomes: readonly RecordedReview[]}
  | {readonly kind: 'close'}
  | {readonly kind: 'failed'; readonly failure: ThreadFailure};

/** Requests and answers carry a number that pairs them. Ticket 0 is the opening of the file. */
export type Ticketed<Message> = Message & {readonly ticket: number};
