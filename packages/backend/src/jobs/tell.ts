import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {forgetLetters} from '../store/index.ts';
import {deliverLetters, type DeliveryReport} from '../telling/deliver-letters.ts';
import {spreadEvents} from '../telling/spread-events.ts';

const DAY_MS = 86_400_000;

/** Writes the letters of what has happened since the last run, and sends those that are due. */
export async function runTell(
  ports: Pick<Ports, 'engine' | 'keys' | 'ways' | 'clock' | 'report'>,
  settings: Pick<Settings, 'profile' | 'telling'>,
): Promise<DeliveryReport> {
  await spreadEvents(ports, settings, ports.clock());
  return deliverLetters(ports, settings);
}

/** Removes events and letters whose time is over; dead letters stay until somebody has looked at them. */
export async function runForgetLetters(
  {engine}: Pick<Ports, 'engine'>,
  {profile}: Pick<Settings, 'profile'>,
  at: number,
): Promise<void> {
  await forgetLetters(engine, at - profile.telling.keptDays * DAY_MS);
}
