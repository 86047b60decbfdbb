import fc from 'fast-check';

/** As much of a JSON schema as the API's description uses. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly type?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

export interface BodyWorld {
  /** The schemas of the description, by name. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** Values that mean something to this backend, by the name of the member or of the schema they belong to. */
  readonly known: Readonly<Record<string, readonly unknown[]>>;
}

const LONGEST_ARRAY = 4;
const LONGEST_TEXT = 40;

/** Values that fit a schema, most of them with known ones in their places, so that they get past the first look. */
export function fitting(schema: JsonSchema, world: BodyWorld, name = ''): fc.Arbitrary<unknown> {
  const known = world.known[name];
  const any = shaped(schema, world);
  return known === undefined ? any : fc.oneof({arbitrary: fc.constantFrom(...known), weight: 3}, any);
}

function shaped(schema: JsonSchema, world: BodyWorld): fc.Arbitrary<unknown> {
  const {$ref, anyOf, oneOf, type} = schema;
  if ($ref !== undefined) {
    const name = $ref.slice($ref.lastIndexOf('/') + 1);
    const target = world.schemas[name];
    if (target === undefined) throw new Error(`The description has no schema ${name}.`);
    return fitting(target, world, name);
  }
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = anyOf ?? oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => shaped(choice, world)));
  switch (type) {
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return fc.integer({min: schema.minimum ?? -10, max: Math.min(schema.maximum ?? 10_000, 10_000)});
    case 'boolean':
      return fc.boolean();
    case 'array': {
      const minLength = schema.minItems ?? 0;
      return fc.array(shaped(schema.items ?? {}, world), {minLength, maxLength: Math.max(minLength, LONGEST_ARRAY)});
    }
    case 'object': {
      const members = Object.entries(schema.properties ?? {}).map(([member, inner]) => [
        member,
        fitting(inner, world, member),
      ]);
      return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: [...(schema.required ?? [])],
      });
    }
    default:
      return fc.jsonValue({maxDepth: 2});
  }
}

function text({pattern, minLength = 0, maxLength = LONGEST_TEXT}: JsonSchema): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({unit: 'binary', minLength, maxLength: Math.min(maxLength, LONGEST_TEXT)});
}

const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  1e308,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u200b',
  '𠮷'.repeat(600),
  'x'.repeat(5000),
  "' or 1=1 --",
  '%_\\',
  '{}',
  '<script>alert(1)</script>',
  '__proto__',
  '0000-00-00T00:00:00Z',
  '2026-02-30T25:61:61Z',
  '9999-12-31T23:59:59.999Z',
  [],
  {},
  [[[[]]]],
  [null],
  {length: 3},
  {toString: 1, constructor: null},
];
const MEMBERS = ['__proto__', 'constructor', 'toString', 'id', 'type', 'extra'];

/** What is done to one place of a value. */
interface Break {
  readonly place: number;
  readonly how: 'replace' | 'drop' | 'add' | 'double';
  readonly odd: unknown;
  readonly member: string;
}

const breaks: fc.Arbitrary<Break> = fc.record({
  place: fc.nat(10_000),
  how: fc.constantFrom('replace', 'replace', 'drop', 'add', 'double'),
  odd: fc.oneof(fc.constantFrom(...ODD), fc.jsonValue({maxDepth: 1})),
  member: fc.constantFrom(...MEMBERS),
});

/** The text of bodies that fit, that are broken in up to three places, or that are cut off. */
export function bodies(schema: JsonSchema, world: BodyWorld): fc.Arbitrary<string> {
  const whole = fitting(schema, world);
  const broken = fc
    .tuple(whole, fc.array(breaks, {minLength: 1, maxLength: 3}))
    .map(([value, done]) => done.reduce<unknown>((so, one) => breakAt(so, one), value));
  const asText = (value: unknown): string => JSON.stringify(value);
  return fc.oneof(
    {arbitrary: whole.map(asText), weight: 10},
    {arbitrary: broken.map(asText), weight: 9},
    {
      arbitrary: fc.tuple(whole.map(asText), fc.nat()).map(([full, cut]) => full.slice(0, cut % full.length)),
      weight: 1,
    },
  );
}

/** A copy of a value with one of its places broken. */
function breakAt(value: unknown, {place, how, odd, member}: Break): unknown {
  const copy: unknown = structuredClone(value);
  const places = placesOf(copy);
  const at = places[place % (places.length + 1)];
  if (at === undefined) return odd;
  const {holder, key} = at;
  const target = (holder as Record<string, unknown>)[key];
  switch (how) {
    case 'drop':
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
      break;
    case 'add':
      set(typeof target === 'object' && target !== null ? target : holder, member, odd);
      break;
    case 'double':
      set(holder, key, [target, target]);
      break;
    case 'replace':
      set(holder, key, odd);
  }
  return copy;
}

/** Sets an own member, also one named `__proto__`, as a parser of JSON does. */
function set(holder: object, key: string, value: unknown): void {
  // In JSON an array has no members with names; here one called `constructor` would break the next break.
  if (Array.isArray(holder) && !/^\d+$/.test(key)) return;
  Object.defineProperty(holder, key, {value, enumerable: true, configurable: true, writable: true});
}

function placesOf(value: unknown): {readonly holder: object; readonly key: string}[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => [{holder: value, key}, ...placesOf(inner)]);
}
