import {type Engine, openSessionEngine, type RecordingRules, StoreError} from '@haochaping/backend';
import {CHINA_HOLIDAYS, JIANGSU_PROFILE} from '@haochaping/core';
import {openWasmDatabase, type WasmStorage} from './engine-database.ts';

export type {WasmStorage} from './engine-database.ts';

export interface OpenEngineOptions {
  /** What keeps two databases of one origin apart. @default 'haochaping' */
  readonly name?: string;
  /** `memory` forgets everything with its worker, as does `persistent` where the browser keeps nothing. @default 'persistent' */
  readonly storage?: WasmStorage;
  /** @default those of Jiangsu, with the holidays known */
  readonly rules?: RecordingRules;
}

export interface OpenedEngine {
  readonly engine: Engine;
  /** What it really stands on. */
  readonly storage: WasmStorage;
}

/**
 * Opens a store on sqlite-wasm in the thread that calls: for `persistent` a dedicated worker of a page, for `memory` any
 * place, Node too. What was acknowledged on `persistent` outlives the worker. Rejects with `StoreError` `directory-in-use`
 * while another worker holds the same database.
 */
export async function openEngine(options: OpenEngineOptions = {}): Promise<OpenedEngine> {
  const {name = 'haochaping', rules = {profile: JIANGSU_PROFILE, notices: CHINA_HOLIDAYS}} = options;
  const {sql, storage} = await openWasmDatabase(name, options.storage ?? 'persistent');
  const engine = await openSessionEngine(sql, rules);
  return {engine, storage};
}

/** Whether an engine could not be opened because another worker holds its database. */
export function isHeldElsewhere(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'directory-in-use';
}
