import {randomBytes} from 'node:crypto';
import {addDays, localDateOf, startOfLocalDate} from '@haochaping/core';
import {
  businessRoutes,
  citizenRoutes,
  createApi,
  fillPath,
  receiptRoutes,
  type ReviewOutcome,
  type ServiceInstance,
} from '@haochaping/protocol';
import type {Dice} from '../faults/dice.ts';
import type {Province, Server} from './province.ts';

/** A bad review that opened an order. */
export interface Complaint {
  readonly orderId: string;
  readonly receiptCode: string;
  readonly anonymous: boolean;
}

type Counter = Omit<ServiceInstance, 'caseNumber' | 'serviceNumber' | 'servedAt'>;

const HOUR_MS = 3_600_000;
const AT_ONCE = 200;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BAD_TAGS = {2: ['207', '208', '209', '213'], 1: ['109', '113']} as const;

/** The people of a province: served at its counters, and saying what they think of it, as their devices would. */
export class Citizens {
  /** How many reviews were told to be recorded. */
  recorded = 0;
  readonly #province: Province;
  readonly #dice: Dice;
  readonly #badPerMillion: number;
  #owedToBad = 0;
  #counters: readonly [Counter, ...Counter[]] | undefined;
  #cases = 0;

  constructor(province: Province, dice: Dice, badPerMillion: number) {
    this.#province = province;
    this.#dice = dice;
    this.#badPerMillion = badPerMillion;
  }

  /** Learns at which counters people are served: those of the demonstration. */
  async arrive(): Promise<void> {
    const [{ports, fetch}] = this.#province.servers;
    const counters: Counter[] = [];
    for (let asked = 0; asked < 60; asked++) {
      const response = await fetch(new Request('http://province.test/demo/cases', {method: 'POST'}));
      const {caseNumber, serviceNumber} = (await response.json()) as {caseNumber: string; serviceNumber: number};
      const row = await ports.engine.db
        .selectFrom('service_instance')
        .selectAll()
        .where('subject_key', '=', `${caseNumber}#${String(serviceNumber)}`)
        .executeTakeFirstOrThrow();
      counters.push(counterOf(row));
    }
    const [first, ...others] = counters;
    if (first === undefined) throw new Error('Nobody is served anywhere.');
    this.#counters = [first, ...others];
  }

  /** The offices at whose counters people are served. */
  offices(): readonly string[] {
    return [...new Set(this.#counters?.map(({departmentCode}) => departmentCode))];
  }

  /** The moments of a day at which reviews come in, each with how many: offices are open from nine to five. */
  moments(day: number, reviews: number): readonly {readonly at: number; readonly count: number}[] {
    const opens = startOfLocalDate(addDays(localDateOf(this.#province.clock.now), day)) + 9 * HOUR_MS;
    const batches = Math.ceil(reviews / AT_ONCE);
    return Array.from({length: batches}, (_, batch) => ({
      at: opens + Math.floor(((batch + this.#dice.next()) / batches) * 8 * HOUR_MS),
      count: Math.min(AT_ONCE, reviews - batch * AT_ONCE),
    }));
  }

  /** So many people are served, and rate it; those whose word opened an order. */
  async rate(count: number): Promise<readonly Complaint[]> {
    const {now} = this.#province.clock;
    const server = this.#anyServer();
    const key = {authorization: `Bearer ${this.#province.credentials.keys['business-system']}`};
    const business = createApi(businessRoutes, {...place(server), headers: key});
    const instances = Array.from({length: count}, () => this.#serve(now));
    const put = await business.putServiceInstances({body: {serviceInstances: instances}});
    if (put.kind !== 'ok') throw new Error(`Services were not taken: ${JSON.stringify(put)}`);
    const portal = {authorization: `Bearer ${this.#province.credentials.keys.portal}`};
    const reviews = await Promise.all(instances.map((instance) => this.#reviewOf(server, portal, instance, now)));
    const outcomes = await this.#post(reviews);
    const complaints = reviews.filter(({level}) => level <= 2);
    const orders = await this.#ordersOf(complaints.map(({id}) => id));
    return outcomes
      .filter(({outcome}) => outcome === 'recorded')
      .flatMap(({id}) => {
        const [review, orderId] = [complaints.find((complaint) => complaint.id === id), orders.get(id)];
        if (review === undefined || orderId === undefined) return [];
        return {orderId, receiptCode: review.receiptCode, anonymous: review.identityMode === 'anonymous'};
      });
  }

  /** What a citizen adds by receipt; whether it was taken. */
  async say(what: 'mistake' | 'objection' | 'follow-up', receiptCode: string, text: string): Promise<boolean> {
    const api = createApi(receiptRoutes, place(this.#anyServer()));
    const statedAt = new Date(this.#province.clock.now).toISOString();
    const answers = {
      mistake: () => api.stateMistake({body: {receiptCode, statedAt, text}}),
      objection: () => api.objectToDecision({body: {receiptCode, text}}),
      'follow-up': () => api.giveFollowUp({body: {receiptCode, level: 1, text}}),
    };
    return (await answers[what]()).kind === 'ok';
  }

  /** Sent to one server; now and then to another one at the same time, as after a line that broke. */
  async #post(reviews: readonly unknown[]): Promise<readonly ReviewOutcome[]> {
    const send = async (): Promise<readonly ReviewOutcome[]> => {
      const api = createApi(citizenRoutes, place(this.#anyServer()));
      const answer = await api.postReviews({body: {reviews: [...reviews]}});
      if (answer.kind !== 'ok') throw new Error(`Reviews were not taken: ${JSON.stringify(answer)}`);
      return answer.body.outcomes;
    };
    const tries = this.#dice.chance(0.1) ? [send(), send()] : [send()];
    const [outcomes = [], again = outcomes] = await Promise.all(tries);
    const merged = outcomes.map((one, index) => (one.outcome === 'recorded' ? one : (again[index] ?? one)));
    const recorded = merged.filter(({outcome}) => outcome === 'recorded').length;
    const refused = merged.find(({outcome}) => outcome === 'refused');
    if (refused !== undefined) throw new Error(`A review was refused: ${JSON.stringify(refused)}`);
    this.recorded += recorded;
    return merged;
  }

  #serve(now: number): ServiceInstance {
    const counters = this.#counters;
    if (counters === undefined) throw new Error('Nobody has arrived yet.');
    const counter = counters[this.#dice.between(0, counters.length - 1)] ?? counters[0];
    this.#cases += 1;
    const caseNumber = `SIM${String(this.#cases).padStart(12, '0')}`;
    const servedAt = new Date(now - this.#dice.between(1, 120) * 60_000).toISOString();
    return {...counter, caseNumber, serviceNumber: 1, servedAt};
  }

  async #reviewOf(
    {fetch}: Server,
    headers: Readonly<Record<string, string>>,
    {caseNumber, serviceNumber, place: where}: ServiceInstance,
    now: number,
  ): Promise<SentReview> {
    const params = {caseNumber, serviceNumber: String(serviceNumber)};
    const path = fillPath(businessRoutes.issueInvitation.path, params);
    const channel = where === 'online' ? 'web-widget' : 'desk-evaluator';
    const answer = await fetch(
      new Request(`http://province.test${path}`, {
        method: 'POST',
        headers: {...headers, 'content-type': 'application/json'},
        body: JSON.stringify({channel}),
      }),
    );
    const {invitation} = (await answer.json()) as {invitation: string};
    const level = this.#level();
    const tags = level <= 2 ? BAD_TAGS[level as 1 | 2] : undefined;
    const random = randomBytes(26);
    return {
      format: 1,
      id: uuidV7(now, random.subarray(16)),
      receiptCode: Array.from(random.subarray(0, 16), (byte) => ALPHABET[byte % 32]).join(''),
      invitation,
      level,
      indicators: tags === undefined ? [] : [tags[this.#dice.between(0, tags.length - 1)] ?? tags[0]],
      indicatorsVersion: '2',
      text: '',
      identityMode: this.#dice.pick(['real-name', 'real-name', 'confidential', 'anonymous']),
      submittedAt: new Date(now).toISOString(),
    };
  }

  #level(): number {
    // Exactly as many as were asked for, evenly among the others; who they are is left to chance.
    this.#owedToBad += this.#badPerMillion;
    if (this.#owedToBad >= 1_000_000) {
      this.#owedToBad -= 1_000_000;
      return this.#dice.chance(0.7) ? 2 : 1;
    }
    return this.#dice.pick([5, 5, 5, 5, 5, 5, 4, 4, 3]);
  }

  async #ordersOf(reviewIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (reviewIds.length === 0) return new Map();
    const rows = await this.#province.servers[0].ports.engine.db
      .selectFrom('work_order')
      .select(['id', 'review_id'])
      .where('review_id', 'in', reviewIds)
      .execute();
    return new Map(rows.map((row) => [row.review_id, row.id]));
  }

  #anyServer(): Server {
    const {servers} = this.#province;
    return servers[this.#dice.between(0, servers.length - 1)] ?? servers[0];
  }
}

interface SentReview {
  readonly id: string;
  readonly level: number;
  readonly receiptCode: string;
  readonly identityMode: string;
  readonly [field: string]: unknown;
}

function place({fetch}: Server): {readonly endpoint: string; readonly fetch: Server['fetch']} {
  return {endpoint: 'http://province.test', fetch};
}

function counterOf(row: {
  readonly service_name: string;
  readonly item_code: string;
  readonly item_name: string;
  readonly department: string;
  readonly area: string;
  readonly window_number: string | null;
  readonly window_name: string | null;
  readonly place: Counter['place'];
}): Counter {
  return {
    serviceName: row.service_name,
    itemCode: row.item_code,
    itemName: row.item_name,
    departmentCode: row.department,
    areaCode: row.area,
    ...(row.window_number === null ? {} : {windowNumber: row.window_number}),
    ...(row.window_name === null ? {} : {windowName: row.window_name}),
    place: row.place,
    caseStatus: 'finished',
  };
}

/** A UUID of version 7 for a moment, with 10 random bytes. */
function uuidV7(at: number, random: Uint8Array): string {
  const hex = Buffer.from(random).toString('hex');
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-a${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}
