import assert from 'node:assert/strict';
import fs from 'node:fs';
import {test} from 'node:test';
import fc from 'fast-check';
import {evidenceMediaType} from './media-type.ts';
import {orientationOf} from './orientation.ts';
import {withoutMetadata} from './strip-metadata.ts';

// Each holds a place, a maker, an author and a comment, and says that the picture is to be turned by 90 degrees.
const FIXTURES = {
  'image/jpeg': ['turned.jpg', 'progressive.jpg'],
  'image/png': ['small.png'],
  'image/webp': ['small.webp'],
} as const;
const PERSONAL = ['Huawei', 'Chen', 'GPS', 'xmpmeta', 'ICC_NONE'];

function fixture(name: string): Uint8Array {
  return new Uint8Array(fs.readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

for (const [type, names] of Object.entries(FIXTURES)) {
  for (const name of names) {
    test(`leaves nothing of who, where and when in ${name}, and is still ${type}`, async () => {
      const before = fixture(name);
      assert.ok(
        PERSONAL.slice(0, 2).every((word) => textOf(before).includes(word)),
        'the fixture tells something',
      );
      const after = withoutMetadata(type, before);
      assert.ok(after);
      assert.deepEqual(
        PERSONAL.filter((word) => textOf(after).includes(word)),
        [],
      );
      assert.equal(await evidenceMediaType(after), type);
      assert.deepEqual(withoutMetadata(type, after), after, 'once more changes nothing');
    });

    test(`refuses ${name} where it breaks off`, () => {
      const whole = fixture(name);
      const shortest = withoutMetadata(type, whole)?.length ?? 0;
      for (const length of [3, 11, 40, Math.floor(shortest / 2)]) {
        assert.equal(withoutMetadata(type, whole.subarray(0, length)), undefined);
      }
    });
  }
}

test('copies the picture of a JPEG as it is, and keeps how it is turned', () => {
  for (const name of FIXTURES['image/jpeg']) {
    const before = fixture(name);
    const after = withoutMetadata('image/jpeg', before) ?? new Uint8Array();
    const tables = textOf(before).slice(textOf(before).indexOf('\xff\xdb'));
    assert.ok(textOf(after).endsWith(tables), 'from the first table to the end not a byte differs');
    assert.equal(orientationOf(after.subarray(12)), 6);
  }
});

test('drops what hides behind the end of a picture', () => {
  const before = fixture('turned.jpg');
  const film = new TextEncoder().encode('ftypmp42 a film of the hall');
  const after = withoutMetadata('image/jpeg', new Uint8Array([...before, ...film]));
  assert.deepEqual(after, withoutMetadata('image/jpeg', before));
});

test('keeps how a WebP is turned', () => {
  const after = withoutMetadata('image/webp', fixture('small.webp')) ?? new Uint8Array();
  const exif = textOf(after).indexOf('EXIF');
  assert.equal(orientationOf(after.subarray(exif + 8)), 6);
});

test('never fails on damaged bytes: they are stripped, or refused', () => {
  const files = Object.entries(FIXTURES).flatMap(([type, names]) =>
    names.map((name) => ({type, bytes: fixture(name)})),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.nat(),
      fc.integer({min: 0, max: 255}),
      fc.nat(),
      ({type, bytes}, at, byte, cut) => {
        const damaged = bytes.slice(0, Math.max(1, bytes.length - (cut % bytes.length)));
        damaged[at % damaged.length] = byte;
        const stripped = withoutMetadata(type, damaged);
        assert.ok(stripped === undefined || stripped.length <= damaged.length + 64);
      },
    ),
    {numRuns: 2000},
  );
});

test('other files come back as they are', () => {
  const bytes = new TextEncoder().encode('%PDF-1.7');
  assert.equal(withoutMetadata('application/pdf', bytes), bytes);
});

test('knows evidence by its bytes, and refuses what a browser could run', async () => {
  const text = (said: string): Promise<string | undefined> => evidenceMediaType(new TextEncoder().encode(said));
  assert.equal(await text('%PDF-1.7\n%âãÏÓ'), 'application/pdf');
  assert.equal(await text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), undefined);
  assert.equal(await text('<!doctype html><script>alert(1)</script>'), undefined);
  assert.equal(await text('PK\u0003\u0004 an archive'), undefined);
  assert.equal(await text('MZ a program'), undefined);
  assert.equal(await text('words'), undefined);
  assert.equal(await evidenceMediaType(new Uint8Array()), undefined);
});
