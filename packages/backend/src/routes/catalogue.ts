import {
  CURRENT_INDICATORS_VERSION,
  indicatorSet,
  indicatorsForLevel,
  LEVEL_NAMES,
  LEVELS,
  type Profile,
} from '@haochaping/core';
import type {Catalogue, citizenRoutes} from '@haochaping/protocol';
import type {SealingKey} from '@haochaping/protocol/sealing';
import {sha256} from '@noble/hashes/sha2.js';
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js';
import {isKnown} from '../http/conditional.ts';
import {type Handler, reply} from '../http/serve.ts';
import {NOTICE} from '../locales/notice-zh-cn.ts';

/** The catalogue of a profile, with the key that devices seal to. Its version is a digest of what it says, so that it changes exactly when that does. */
export function catalogueOf(profile: Profile, sealing?: SealingKey): Catalogue {
  const set = indicatorSet(CURRENT_INDICATORS_VERSION);
  if (set === undefined) throw new Error(`There is no indicator set ${CURRENT_INDICATORS_VERSION}.`);
  const content = {
    levels: LEVELS.map((level) => ({level, name: LEVEL_NAMES[level]})),
    indicatorsVersion: set.version,
    indicators: LEVELS.flatMap((level) => indicatorsForLevel(set, level)).map(({code, level, text, shown}) => ({
      code,
      level,
      text,
      shown,
    })),
    rules: {
      textMax: profile.textMaxShown,
      indicatorsMax: profile.indicatorsMax,
      negativeNeedsReason: profile.negativeNeedsReason,
    },
    notice: {version: NOTICE.version, text: NOTICE.text},
    ...(sealing && {sealing}),
  };
  return {version: bytesToHex(sha256(utf8ToBytes(JSON.stringify(content)))).slice(0, 16), ...content};
}

/** Devices keep what they got and ask with `If-None-Match` whether it is still good. */
export function createCatalogueHandler(
  profile: Profile,
  sealing?: SealingKey,
): Handler<typeof citizenRoutes.readCatalogue> {
  const catalogue = catalogueOf(profile, sealing);
  const etag = `"${catalogue.version}"`;
  return ({request}) => {
    const headers = new Headers({etag, 'cache-control': 'no-cache'});
    return isKnown(request.headers.get('if-none-match'), etag)
      ? {kind: 'unchanged', headers}
      : reply(catalogue, headers);
  };
}
