import type {ReviewItem, ServiceInstance} from '@haochaping/protocol';
import {Invitations} from '../invitations/invitations.ts';
import {issueInvitation} from '../invitations/issue-invitation.ts';
import type {Settings} from '../options.ts';
import type {Ports} from '../ports.ts';
import {receiveReviews} from '../reviews/receive-reviews.ts';
import {createKeyring} from '../sealing/keyring.ts';
import {putServiceInstances} from '../store/index.ts';
import type {Counter, CounterItem} from './build-directory.ts';
import type {Dice} from './dice.ts';
import {Register} from './register.ts';
import type {Rating} from './stories.ts';

/** A service that was rated, or is to be. */
export interface Visit {
  readonly instance: ServiceInstance;
  readonly rating: Rating;
  readonly ratedAt: number;
  readonly id: string;
  readonly receiptCode: string;
}

/** Where the people of the demonstration are served, and from where their reviews are sent in the way that real ones go. */
export class FrontDesk {
  readonly #ports: Ports;
  readonly #settings: Settings;
  readonly #register: Register;
  readonly #invitations: Invitations;
  readonly #at: number;

  constructor(ports: Ports, settings: Settings, dice: Dice, at: number) {
    this.#ports = ports;
    this.#settings = settings;
    this.#register = new Register(dice);
    this.#invitations = new Invitations(ports.keys, settings.deployment);
    this.#at = at;
  }

  /** Serves somebody who then says nothing. */
  serve(counter: Counter, item: CounterItem, servedAt: number): ServiceInstance {
    return this.#register.serve(counter, item, servedAt);
  }

  /** What somebody thought of a service; some minutes after it, unless told otherwise. */
  rate(instance: ServiceInstance, rating: Rating, given?: number): Visit {
    const ratedAt = given ?? this.#register.soonAfter(Date.parse(instance.servedAt));
    const id = this.#register.reviewId(ratedAt);
    return {instance, rating, ratedAt, id, receiptCode: this.#register.receiptCode()};
  }

  /** Stores what was served, then sends each review in, as its device would have, at its own time. */
  async record(visits: readonly Visit[]): Promise<void> {
    const {engine} = this.#ports;
    const served = this.#register.take();
    if (served.length > 0) await putServiceInstances(engine, served, this.#at);
    const rules = {
      ports: this.#ports,
      invitations: this.#invitations,
      profile: this.#settings.profile,
      keyring: createKeyring(this.#ports.keys.sealing),
    };
    const outcomes = await Promise.all(
      visits.map(async (visit) => receiveReviews(rules, [await this.#itemOf(visit)], visit.ratedAt)),
    );
    const refused = outcomes.flat().find(({outcome}) => outcome !== 'recorded');
    if (refused !== undefined)
      throw new Error(`A review of the demonstration was not taken: ${JSON.stringify(refused)}`);
  }

  async #itemOf({instance, rating, ratedAt, id, receiptCode}: Visit): Promise<ReviewItem> {
    const place = {engine: this.#ports.engine, invitations: this.#invitations, settings: this.#settings};
    const channel = instance.place === 'online' ? 'web-widget' : 'desk-evaluator';
    const {invitation} = await issueInvitation(place, instance, {channel, at: Date.parse(instance.servedAt)});
    return {
      format: 1,
      id,
      receiptCode,
      invitation,
      ...rating,
      indicators: [...rating.indicators],
      indicatorsVersion: '2',
      submittedAt: new Date(ratedAt).toISOString(),
    };
  }
}
