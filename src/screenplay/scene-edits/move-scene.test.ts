import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bare, generatedScript, hostileScript } from '../../../test/screenplay/generated-script.ts';
import { moveScene } from './move-scene.ts';
import { findScene, placeParts, type WrittenScript, writtenScript } from './placed-parts.ts';
import { partsOf } from './script-parts.ts';
import { applyChanges } from './text-change.ts';

function moved(script: WrittenScript, scene: number, before: number): string {
  return applyChanges(script.text, moveScene(script, scene, before) ?? []);
}

const A = 'INT. A - DAY\n\nOne.';
const B = 'INT. B - DAY #7#\n\nANN\nTwo.';
const C = 'EXT. C - NIGHT\n\nThree.';
const TEXT = `FADE IN:\n\n${A}\n\n\n${B}\n\n# Act Two\n\n= It turns.\n\n${C}\n`;

test('a scene goes in front of another with its number, and the blank lines above it', () => {
  expect(moved(writtenScript(TEXT), 2, 1)).toBe(
    `FADE IN:\n\n${B}\n\n\n${A}\n\n# Act Two\n\n= It turns.\n\n${C}\n`,
  );
});

test('a scene goes across a section, which stays with its synopsis where it is', () => {
  expect(moved(writtenScript(TEXT), 3, 3)).toBe(
    `FADE IN:\n\n${A}\n\n\n${B}\n\n${C}\n\n# Act Two\n\n= It turns.\n`,
  );
  expect(moved(writtenScript(TEXT), 1, 5)).toBe(
    `FADE IN:\n\n${B}\n\n# Act Two\n\n= It turns.\n\n${C}\n\n\n${A}\n`,
  );
});

test('a section within a scene goes with it', () => {
  const inside = 'INT. A - DAY\n\nOne.\n\n## Beat\n\nTwo.';
  expect(moved(writtenScript(`${inside}\n\n${C}`), 1, 3)).toBe(`${C}\n\n${inside}`);
});

test('what Final Draft says of a heading goes with it, and what it says of the file stays', () => {
  const kept = '/* fdx <Paragraph Color="#F00"/> */';
  const file = '/* fdx <FinalDraft Version="4"/> */';
  expect(moved(writtenScript(`${A}\n\n${kept}\n\n${C}\n\n${file}\n`), 2, 1)).toBe(
    `${kept}\n\n${C}\n\n${A}\n\n${file}\n`,
  );
});

test('scenes without a blank line between them are set apart', () => {
  expect(moved(writtenScript('.A\n.B\n\nHe sits.'), 2, 1)).toBe('.B\n\nHe sits.\n\n.A');
});

test('scenes are set apart in a text whose lines end in more than one way', () => {
  expect(moved(writtenScript('.A\n[[n]]\r.B'), 2, 1)).toBe('.B\r\r.A\n[[n]]');
});

test('a mark that opened no boneyard opens none elsewhere', () => {
  expect(moved(writtenScript('.A\n\none */ two\n\n.B\n\n/* three\n'), 2, 1)).toBe(
    '.B\n\n\\/* three\n\n.A\n\none */ two\n',
  );
});

test('there is nothing to change for a scene that stands there, or is not there', () => {
  const script = writtenScript(TEXT);
  for (const [scene, before] of [
    [1, 1],
    [1, 2],
    [9, 1],
    [1, 0],
    [1, 6],
  ] as const) {
    expect(moveScene(script, scene, before)).toBeNull();
  }
});

test('a move changes two places of a text and no other byte', () => {
  const changes = moveScene(writtenScript(TEXT), 3, 1) ?? [];
  expect(changes.map(({ from, to, insert }) => [from, to - from, insert.length])).toEqual([
    [10, 0, C.length + 2],
    [TEXT.length - C.length - 3, C.length + 2, 0],
  ]);
});

const places = fc.tuple(fc.nat(), fc.nat());

function placesIn({ screenplay }: WrittenScript, [first, second]: [number, number]) {
  const parts = partsOf(screenplay.elements);
  const scenes = parts.filter(({ kind }) => kind === 'scene').length;
  return { parts, scene: (first % Math.max(1, scenes)) + 1, before: 1 + (second % parts.length) };
}

test('all elements of any script are there after a move, in the new order', () => {
  fc.assert(
    fc.property(generatedScript.map(writtenScript), places, (script, chosen) => {
      const { parts, scene, before } = placesIn(script, chosen);
      const at = findScene(placeParts(script), scene);
      const order = parts.map((_, i) => i).filter((i) => i !== at);
      order.splice(before > at ? before - 1 : before, 0, at);
      const elements = bare(script.screenplay);
      const expected = order.flatMap((i) => elements.slice(parts[i]?.first, parts[i]?.end));
      expect(bare(writtenScript(moved(script, scene, before)).screenplay)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('moving a scene there and back gives the same text, in any script', () => {
  fc.assert(
    fc.property(generatedScript.map(writtenScript), places, (script, chosen) => {
      const { parts, scene, before } = placesIn(script, chosen);
      const at = findScene(placeParts(script), scene);
      const there = writtenScript(moved(script, scene, before));
      const stands = before > at ? before - 1 : before;
      const nth = partsOf(there.screenplay.elements)
        .slice(0, stands + 1)
        .filter(({ kind }) => kind === 'scene').length;
      expect(parts.length).toBe(partsOf(there.screenplay.elements).length);
      expect(moved(there, nth, before > at ? at : at + 1)).toBe(script.text);
    }),
    { numRuns: 300 },
  );
});

test('in text full of marks as well no element is lost', () => {
  const counted = ({ screenplay }: WrittenScript) =>
    bare(screenplay)
      .map((each) => JSON.stringify(each))
      .sort();
  fc.assert(
    fc.property(hostileScript.map(writtenScript), places, (script, chosen) => {
      const { scene, before } = placesIn(script, chosen);
      const after = writtenScript(moved(script, scene, before));
      expect(counted(after)).toEqual(counted(script));
    }),
    { numRuns: 1000 },
  );
});
