import type {GuardOff} from '../bundle.ts';

/** A rule without which ratings are lost or doubled, how to switch it off, and the kinds that must then show it. */
export interface Guard {
  readonly name: string;
  /** The rule, as design has it. */
  readonly title: string;
  readonly kinds: readonly [string, ...string[]];
  /** What must then be counted. Under other ids than those that citizens hold, every rating counts as lost: doubles tell more. */
  readonly harm: 'lost' | 'doubled';
  /** In the page. */
  readonly guardOff?: GuardOff;
  /** In the server. */
  readonly serverForgetsIds?: true;
  /** Another rule that is off in any case: where two guard the same, one hides the other. */
  readonly besides?: 'server-forgets-ids';
}

const SENDER = {module: 'packages/sdk/src/transport.ts', name: 'createFetchTransport'};
const OUTBOX = {module: 'packages/sdk/src/outbox.ts', name: 'createOutbox'};
const TURN = {module: 'packages/sdk/src/turn.ts', name: 'takeTurn'};
const LONGEST_REST = {module: 'packages/core/src/retry.ts', name: 'LONGEST_RETRY_AFTER_MS'};

function without(at: Omit<GuardOff, 'off'>, off: string, title: string, ...kinds: Guard['kinds']): Guard {
  return {name: off, title, kinds, harm: 'lost', guardOff: {...at, off: `guards/${off}.ts`}};
}

export const GUARDS: readonly Guard[] = [
  without(
    OUTBOX,
    'says-saved-too-early',
    '1: "saved" only after the transaction has completed',
    'browser-killed-after-saved',
    'page-closed',
    'offline-and-restarted',
  ),
  without(OUTBOX, 'relaxed-durability', '1: the transaction is strict', 'power-cut'),
  without(OUTBOX, 'hides-a-failed-write', '1, 6: where nothing was stored the citizen is told', 'quota-reached'),
  without(
    SENDER,
    'deletes-before-the-answer',
    '2: deleted only after the server’s outcome',
    'server-killed-before-commit',
    'server-killed-anytime',
    'status-500',
    'no-answer',
  ),
  without(SENDER, 'believes-any-200', '2: a 2xx without our body is a retry', 'strange-200'),
  without(
    SENDER,
    'believes-any-answer',
    '2, 5: an answer that is not ours is no delivery',
    'status-503',
    'status-429',
    'status-413',
    'firewall-dislikes-one',
    'firewall-dislikes-one-for-good',
  ),
  {
    ...without(
      SENDER,
      'new-id-for-each-attempt',
      '3: every attempt carries the same id',
      'server-killed-after-commit',
      'connection-cut',
      'no-answer',
    ),
    harm: 'doubled',
  },
  {
    name: 'server-forgets-ids',
    title: '3: the server keeps the outcome with the id',
    kinds: [
      'server-killed-after-commit',
      'browser-killed-while-delivering',
      'tab-crashes-while-delivering',
      'id-replayed',
      'damaged-answer',
    ],
    harm: 'doubled',
    serverForgetsIds: true,
  },
  without(
    SENDER,
    'gives-up-on-5xx',
    '5, 7: a server that cannot serve is asked again',
    'status-500',
    'status-503',
    'status-503-retry-after',
  ),
  {
    ...without(
      TURN,
      'takes-no-turn',
      '4: one drainer for an origin',
      'tabs-with-locks',
      'tabs-without-locks',
      'service-worker-and-page',
    ),
    harm: 'doubled',
    // Which would make two drainers harmless.
    besides: 'server-forgets-ids',
  },
  without(
    OUTBOX,
    'knows-its-own-version-alone',
    '9: a store that a later release has upgraded is still ours',
    'newer-release-in-another-tab',
  ),
  without(SENDER, 'gives-up-on-401', '5: our own 401 pauses the queue', 'status-401'),
  without(
    SENDER,
    'never-halves-a-batch',
    '5: a batch that is refused as a whole is halved down to the item that is meant',
    'firewall-dislikes-one',
    'status-413',
    'damaged-request',
  ),
  without(LONGEST_REST, 'trusts-the-clock', '7, 12: no rest outlives a clock that was set back', 'clock-set'),
];
