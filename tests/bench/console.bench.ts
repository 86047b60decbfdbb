import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import type {Engine} from '@haochaping/backend';
import {createApi, type InboxFilter, inboxRoutes, staffRoutes} from '@haochaping/protocol/staff';
import {SQLITE_FILE, startServer} from '@haochaping/server';
import Database from 'better-sqlite3';

// How long the inbox takes with many orders, over HTTP: its first rows, a page deep inside, every filter, the counts of its views.
// And how each list is found: no question may read all orders. The orders are those of the demonstration, many times over, by SQL.

const {values} = parseArgs({options: {orders: {type: 'string', default: '100000'}}});
const ORDERS = Number(values.orders);
const BUDGET_MS = 1_000;
const ROUNDS = 5;
const DEEP_PAGES = 10;
const PAGE = '200';

interface Asked {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'hcp-bench-'));
const data = path.join(home, 'data');
const started = {port: 0, host: '127.0.0.1', data, reset: false, https: false} as const;
const report = (what: string, cause: unknown): void => console.error(what, cause);

/** Every order of the demonstration again and again, each with an instance of its own; only the numbers and the times differ. */
function multiply(file: string): void {
  const database = new Database(file);
  for (const pragma of ['synchronous = OFF', 'cache_size = -200000']) database.pragma(pragma);
  const columnsOf = (table: string): string[] =>
    database.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[];
  const copy = (table: string, given: Readonly<Record<string, string>>): void => {
    const columns = columnsOf(table);
    database.exec(`
      with recursive n (i) as (select 1 union all select i + 1 from n where i < ${ORDERS})
      insert into ${table} (${columns.join(', ')})
      select ${columns.map((column) => given[column] ?? `kept.${column}`).join(', ')}
      from n join template on template.place = n.i % (select count(*) from template)
        join ${table} as kept on kept.rowid = template.${table}`);
  };
  const subject = `printf('BENCH%07d#1', i)`;
  const id = `printf('%08x-0000-7000-8000-%012x', i, i)`;
  const number = `printf('CP320000%012d', i)`;
  const opened = `kept.opened_at - i * 60000`;
  database.transaction(() => {
    database.exec(`
      create temp table template as
      select row_number() over (order by work_order.id) - 1 as place, work_order.rowid as work_order,
        service_instance.rowid as service_instance
      from work_order join service_instance on service_instance.subject_key = work_order.subject_key`);
    copy('service_instance', {subject_key: subject, case_number: `printf('BENCH%07d', i)`});
    copy('work_order', {
      subject_key: subject,
      id,
      number,
      opened_at: opened,
      next_due_at: `kept.next_due_at + (i % 2000 - 1000) * 600000`,
      listed_due_at: `case when kept.next_due_at is null then kept.listed_due_at else kept.next_due_at + (i % 2000 - 1000) * 600000 end`,
      // The clock's job has nothing to do with them: it would be measured too.
      due_check_at: 'null',
      body: `json_set(kept.body, '$.id', ${id}, '$.number', ${number}, '$.subjectKey', ${subject}, '$.openedAt', ${opened})`,
    });
  })();
  database.close();
}

/** The engine as it is, with every question written down. */
function listening(engine: Engine, asked: Asked[]): Engine {
  const executor = engine.db.getExecutor();
  const db = engine.db.withPlugin({
    transformQuery: ({node, queryId}) => {
      const {sql, parameters} = executor.compileQuery(node, queryId);
      asked.push({sql, parameters});
      return node;
    },
    transformResult: ({result}) => Promise.resolve(result),
  });
  return new Proxy(engine, {
    get(target, name) {
      if (name === 'db') return db;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** How SQLite finds the orders of a question; throws when it would look at all of them beside any index. */
function planOf(database: Database.Database, {sql, parameters}: Asked): string {
  const steps = database.prepare(`explain query plan ${sql}`).all(...parameters) as {readonly detail: string}[];
  const words = steps.map(({detail}) => detail);
  const bare = words.find((detail) => /^SCAN work_order\b(?!.* USING )/.test(detail));
  if (bare !== undefined) throw new Error(`${bare}: ${sql}`);
  return words.filter((detail) => detail.includes('work_order')).join('; ');
}

function median(times: readonly number[]): number {
  return Math.round(times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? NaN);
}

try {
  const first = await startServer({...started, report});
  const account = first.credentials?.accounts.find(({role}) => role === 'auditor');
  const handler = first.credentials?.accounts.find(({role}) => role === 'handler');
  await first.stop();
  if (account === undefined || handler === undefined) throw new Error('The first start tells the accounts.');
  multiply(path.join(data, SQLITE_FILE));

  const asked: Asked[] = [];
  const server = await startServer({...started, report, wrapEngine: (engine) => listening(engine, asked)});
  const plans = new Database(path.join(data, SQLITE_FILE), {readonly: true});
  try {
    const signIn = async (who: {readonly account: string; readonly password: string}): Promise<string> => {
      const answer = await fetch(`${server.address}/v1/staff/session`, {
        method: 'POST',
        headers: {'content-type': 'application/json', origin: server.address},
        body: JSON.stringify({account: who.account, password: who.password}),
      });
      if (!answer.ok) throw new Error(`Nobody could sign in: ${answer.status} ${await answer.text()}`);
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    };
    const apiOf = async (who: {readonly account: string; readonly password: string}) =>
      createApi(
        {...staffRoutes, ...inboxRoutes},
        {endpoint: server.address, headers: {cookie: await signIn(who), origin: server.address}},
      );
    const [auditor, office] = [await apiOf(account), await apiOf(handler)];
    const list = async (api: typeof auditor, query: InboxFilter & {cursor?: string; limit?: string}) => {
      const answer = await api.listWorkOrders({query});
      if (answer.kind !== 'ok') throw new Error(`The inbox did not answer: ${JSON.stringify(answer)}`);
      return answer.body;
    };
    const sample = (await list(auditor, {limit: '50'})).orders;
    const known = sample.find((line) => line.department !== undefined) ?? sample[0];
    if (known === undefined) throw new Error('There are no orders.');
    const {department, area, item} = plans
      .prepare('select department, area, item_code as item from work_order where id = ?')
      .get(known.id) as {department: string; area: string; item: string};

    const milliseconds: Record<string, number> = {};
    const found: Record<string, string> = {};
    const measure = async (name: string, ask: () => Promise<unknown>): Promise<void> => {
      const times: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        asked.length = 0;
        const began = performance.now();
        await ask();
        times.push(performance.now() - began);
      }
      milliseconds[name] = median(times);
      const lists = asked.filter(({sql}) => /from "work_order"/.test(sql));
      found[name] = [...new Set(lists.map((one) => planOf(plans, one)))].join(' | ');
    };

    const filters: Readonly<Record<string, InboxFilter>> = {
      first: {},
      state: {state: 'audit'},
      link: {link: 'rectify'},
      level: {level: '1'},
      department: {department},
      area: {area},
      item: {item},
      class: {class: 'complex'},
      channel: {channel: 'hotline'},
      overdue: {due: 'overdue'},
      today: {due: 'today'},
      thisWeek: {due: 'this-week'},
      number: {show: 'all', search: 'CP320000000000077777'},
      case: {show: 'all', search: 'BENCH0077777'},
      words: {search: known.itemName.slice(0, 4)},
      wordsOfNone: {show: 'all', search: '没有这样的事项'},
      newest: {show: 'all', sort: 'newest'},
      closed: {show: 'closed', sort: 'oldest'},
    };
    for (const [name, query] of Object.entries(filters)) await measure(name, () => list(auditor, query));
    await measure('ofOneOffice', () => list(office, {}));
    await measure('waitsForOneOffice', () => list(office, {waits: 'mine'}));
    await measure('counts', async () => {
      const answer = await office.readInbox();
      if (answer.kind !== 'ok') throw new Error('The counts did not answer.');
    });
    let cursor: string | undefined;
    let walked = 0;
    for (let page = 0; page < DEEP_PAGES; page++) {
      const {orders, nextCursor} = await list(auditor, {limit: PAGE, ...(cursor === undefined ? {} : {cursor})});
      walked += orders.length;
      if (nextCursor === undefined) throw new Error('The list ends too soon.');
      cursor = nextCursor;
    }
    await measure('deepPage', () => list(auditor, {limit: PAGE, ...(cursor === undefined ? {} : {cursor})}));

    const budget = {milliseconds: BUDGET_MS};
    process.stdout.write(
      `${JSON.stringify({bench: 'console', orders: ORDERS, milliseconds, deepPageAfter: walked, budget, plans: found})}\n`,
    );
    const missed = Object.entries(milliseconds).filter(([, value]) => !(value <= BUDGET_MS));
    for (const [name, value] of missed) console.error(`${name} took ${value} ms, the budget ${BUDGET_MS}.`);
    if (missed.length > 0) process.exitCode = 1;
  } finally {
    plans.close();
    await server.stop();
  }
} finally {
  fs.rmSync(home, {recursive: true, force: true});
}
