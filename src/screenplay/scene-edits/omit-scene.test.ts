import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bare, generatedScript, hostileScript } from '../../../test/screenplay/generated-script.ts';
import { omitScene, restoreScene } from './omit-scene.ts';
import { writtenScript } from './placed-parts.ts';
import { applyChanges } from './text-change.ts';

const omitted = (text: string, scene: number) =>
  applyChanges(text, omitScene(writtenScript(text), scene) ?? []);
const restored = (text: string, scene: number) =>
  applyChanges(text, restoreScene(writtenScript(text), scene) ?? []);

const TEXT = 'INT. A - DAY #1#\n\nOne. /* gone */\n\n\nINT. B - DAY #2#\n\nTwo.\n';

test('an omitted scene keeps its number, and its text in a boneyard', () => {
  expect(omitted(TEXT, 1)).toBe(
    '.OMITTED #1#\n\n/*\nINT. A - DAY #1#\n\nOne. /* gone *\\/\n*/\n\n\nINT. B - DAY #2#\n\nTwo.\n',
  );
});

test('a scene without a number is omitted without one', () => {
  expect(omitted('INT. A - DAY\n\nOne.', 1)).toBe('.OMITTED\n\n/*\nINT. A - DAY\n\nOne.\n*/');
});

test('no scene is omitted twice, and none taken back that is not omitted', () => {
  expect(omitScene(writtenScript(omitted(TEXT, 1)), 1)).toBeNull();
  expect(restoreScene(writtenScript(TEXT), 1)).toBeNull();
  expect(restoreScene(writtenScript('.OMITTED\n\n/* a thought */\n'), 1)).toBeNull();
  expect(restoreScene(writtenScript('.OMITTED\n\nHe sits.\n\n/*\nINT. A\n*/\n'), 1)).toBeNull();
});

test('of any script a scene can be omitted and taken back, and the text is the same', () => {
  fc.assert(
    fc.property(generatedScript.map(writtenScript), fc.nat(6), ({ text }, scene) => {
      expect(restored(omitted(text, scene), scene)).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test('omitting touches no other scene, in text full of marks as well', () => {
  fc.assert(
    fc.property(
      fc.oneof(generatedScript, hostileScript).map(writtenScript),
      fc.nat(6),
      (script, scene) => {
        const headings = (text: string) =>
          bare(writtenScript(text).screenplay).filter((each) => 'setting' in each);
        const before = headings(script.text);
        if (omitScene(script, scene) === null) return;
        const after = headings(omitted(script.text, scene));
        expect(after.toSpliced(scene - 1, 1)).toEqual(before.toSpliced(scene - 1, 1));
        expect(after[scene - 1]).toMatchObject({ text: 'OMITTED' });
        const back = headings(restored(omitted(script.text, scene), scene));
        expect(back).toEqual(before);
      },
    ),
    { numRuns: 1000 },
  );
});
