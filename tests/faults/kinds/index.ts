import type {Dice} from '../dice.ts';
import {badAnswers} from './bad-answers.ts';
import {deviceTroubles} from './device-troubles.ts';
import {firewall} from './firewall.ts';
import type {Kind} from './kind.ts';
import {killedBrowser} from './killed-browser.ts';
import {killedServer} from './killed-server.ts';
import {powerCuts} from './power-cut.ts';
import {replay} from './replay.ts';
import {serviceWorker} from './service-worker.ts';
import {tabs} from './tabs.ts';

/** Every way to fail that the harness knows. */
export const KINDS: readonly Kind[] = [
  ...killedBrowser,
  ...killedServer,
  ...badAnswers,
  ...firewall,
  ...tabs,
  ...deviceTroubles,
  ...replay,
  ...powerCuts,
  ...serviceWorker,
];

/** One kind, by its weight. The throw does not depend on what this machine can play. */
export function drawKind(kinds: readonly Kind[], dice: Dice): Kind {
  let left = dice.next() * kinds.reduce((all, {weight}) => all + weight, 0);
  for (const kind of kinds) {
    left -= kind.weight;
    if (left < 0) return kind;
  }
  throw new Error('There is no kind to draw from.');
}
