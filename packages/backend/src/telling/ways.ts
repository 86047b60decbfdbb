import type {SendOutcome} from '@haochaping/core';

/** Sends letters of one kind. Outcomes come in the order given; it never rejects for what the receiver does. */
export interface Way<Sent> {
  deliver(letters: readonly Sent[]): Promise<readonly SendOutcome[]>;
}

/** Why nothing is ever sent to an address. `inside`: it lies in the operator's own network. */
export type AddressObjection = 'not-an-address' | 'not-https' | 'inside';

export interface WebhookLetter {
  /** Of the event, and the same on every attempt. */
  readonly id: string;
  readonly url: string;
  /** `whsec_…` */
  readonly secret: string;
  /** JSON, as it is signed. */
  readonly body: string;
}

export interface WebhookWay extends Way<WebhookLetter> {
  /** What speaks against an address as it is written; a name that leads inside is found out when it is called. */
  objection(url: string): AddressObjection | undefined;
}

export interface MailLetter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same, escaped. */
  readonly html: string;
}

export interface SmsLetter {
  readonly id: string;
  /** A mainland mobile number. */
  readonly to: string;
  readonly text: string;
}

/** A review, an order or its result for the platform above, under this system's own names; an adapter gives them national ones. */
export interface ProvinceItem {
  /** Of the event, and the same on every attempt. */
  readonly id: string;
  readonly kind: 'review' | 'work-order';
  readonly record: Readonly<Record<string, unknown>>;
}

/** The ways by which news leave. What a place has no way for is not written, and so it never piles up. */
export interface Ways {
  readonly webhook?: WebhookWay;
  readonly mail?: Way<MailLetter>;
  readonly sms?: Way<SmsLetter>;
  /** Told in batches; each item is acknowledged by itself. */
  readonly province?: Way<ProvinceItem>;
}
