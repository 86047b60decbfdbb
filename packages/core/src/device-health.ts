import {capacity} from './capacity.ts';

/** A clock that is further off than this shows citizens wrong days, and makes invitations seem over or endless. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

// An HTTP date has no fractions of a second.
const DATE_GRAIN_MS = 1_000;

/**
 * How far the device's clock is ahead of the server's (behind: negative), by the date of an answer that was written at some moment between
 * `askedAt` and `answeredAt`; all in epoch milliseconds. What the way may have taken, and the fraction that a date does not tell, count for
 * the device.
 */
export function clockHealth(
  serverDate: number,
  device: {readonly askedAt: number; readonly answeredAt: number},
): {readonly wrong: boolean; readonly aheadMs: number} {
  const earliest = serverDate;
  const latest = serverDate + DATE_GRAIN_MS;
  // It was written no earlier than asked and no later than answered, were the clocks one.
  const aheadMs =
    device.askedAt > latest ? device.askedAt - latest : device.answeredAt < earliest ? device.answeredAt - earliest : 0;
  return {wrong: Math.abs(aheadMs) > CLOCK_TOLERANCE_MS, aheadMs};
}

/**
 * Whether a device has room for what it may have to keep. `queue-full`: the outbox holds as much as it may; `room-low`: the browser would not give
 * the room that a full outbox needs. Room that the browser does not tell counts as enough.
 */
export function storageHealth(
  held: {readonly items: number; readonly bytes: number},
  limits: {readonly maxItems: number; readonly maxBytes: number},
  roomLeft: number | undefined,
): 'ok' | 'queue-full' | 'room-low' {
  if (capacity(held, limits) === 'full') return 'queue-full';
  const needed = (limits.maxBytes - held.bytes) * BYTES_ON_DISK_PER_BYTE;
  return roomLeft !== undefined && roomLeft < needed ? 'room-low' : 'ok';
}

// Journal, table and index: what a database's files take beside what was put into them.
const BYTES_ON_DISK_PER_BYTE = 3;
