import * as z from 'zod/mini';

/*
 * The language of the fixtures: JSON, so that a backend in any language can be tested by them without this runner. README.md
 * describes it for people.
 */

const Name = z.string().check(z.regex(/^[a-z][a-z0-9-]*$/));

/**
 * One item of a batch. `as` gives a review a name: at its first mention it is composed (fresh id, fresh receipt code, the invitation with
 * that number of this fixture, five stars), at a later one sent again as it was. `like` begins with a copy of another review.
 * `set` and `unset` change members. `value` is sent as it stands.
 */
const Item = z.union([
  z.strictObject({
    as: Name,
    invitation: z.optional(z.int().check(z.minimum(1))),
    like: z.optional(Name),
    set: z.optional(z.record(z.string(), z.unknown())),
    unset: z.optional(z.array(z.string())),
    /** Where `submittedAt` lies, from now. */
    submittedMsAgo: z.optional(z.number()),
    /** Another signature under the same invitation. */
    forged: z.optional(z.boolean()),
    /**
     * Sealed to the key of the backend's catalogue: a contact beside the open review, the whole of it, or the whole in a box that
     * belongs to another id. A step with such an item is left out where the catalogue tells no key.
     */
    sealed: z.optional(z.enum(['contact', 'body', 'body-of-another'])),
  }),
  z.strictObject({value: z.unknown()}),
]);
export type Item = z.infer<typeof Item>;

/**
 * What is to become of one review. `known`: `already-recorded` by this very review. `attempt`: `already-recorded` by another review.
 * `refused` with its code after a colon.
 */
const Outcome = z.string().check(z.regex(/^(recorded|known|attempt|contested|refused(:[a-z-]+)?)$/));

const Expect = z.strictObject({
  /** 200 with exactly one outcome for each of these, in any order. Each may be one of several. */
  outcomes: z.optional(
    z.array(
      z.strictObject({of: Name, is: z.union([Outcome, z.array(Outcome)]), sameTimeAs: z.optional(z.literal('before'))}),
    ),
  ),
  /** A problem of ours with one of these codes, and a 4xx. */
  problem: z.optional(z.array(z.string())),
});
export type Expect = z.infer<typeof Expect>;

export const Step = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('send'),
    reviews: z.array(Item),
    /** The first item is composed so many times, each with an id of its own, named `as-1`, `as-2` … */
    times: z.optional(z.int()),
    /** The line breaks: inside the body, or when all of it was sent and the answer has not come. Nothing is expected then. */
    cut: z.optional(z.enum(['inside-body', 'before-answer'])),
    /** The same request twice at the same moment; `expect` then holds of one of the two, `expectOther` of the other. */
    twiceAtOnce: z.optional(z.boolean()),
    expect: z.optional(Expect),
    expectOther: z.optional(Expect),
  }),
  z.strictObject({
    do: z.literal('post'),
    /** Sent as it is. */
    body: z.optional(z.string()),
    bodyBase64: z.optional(z.string()),
    /** A JSON string of so many bytes. */
    bytes: z.optional(z.int()),
    contentType: z.optional(z.string()),
    expect: Expect,
  }),
  z.strictObject({do: z.literal('preflight'), origin: z.string()}),
  /** Reads the receipt; left out where the backend has no such route. */
  z.strictObject({do: z.literal('read-receipt'), of: Name, shows: z.record(z.string(), z.unknown())}),
  /** By how much the public count has grown since the fixture began; left out where the backend publishes none. */
  z.strictObject({do: z.literal('count'), grownBy: z.int()}),
]);
export type Step = z.infer<typeof Step>;

export const Fixture = z.strictObject({
  rule: Name,
  /** Rules without which this one says nothing: where one of them is broken, a failure here is not counted. */
  needs: z.array(Name),
  steps: z.array(Step).check(z.minLength(1)),
});
export type Fixture = z.infer<typeof Fixture>;

/** How many invitations a fixture uses up. */
export function invitationsOf(fixture: Fixture): number {
  const numbers = fixture.steps.flatMap((step) =>
    step.do === 'send' ? step.reviews.map((item) => ('as' in item ? (item.invitation ?? 0) : 0)) : [],
  );
  return Math.max(0, ...numbers);
}
