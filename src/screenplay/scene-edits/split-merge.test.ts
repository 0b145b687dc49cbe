import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bare, generatedScript, hostileScript } from '../../../test/screenplay/generated-script.ts';
import { mergeScene } from './merge-scene.ts';
import { type WrittenScript, writtenScript } from './placed-parts.ts';
import { splitScene } from './split-scene.ts';
import { applyChanges } from './text-change.ts';

const split = (text: string, line: number) =>
  applyChanges(text, splitScene(writtenScript(text), line) ?? []);
const merged = (text: string, scene: number) =>
  applyChanges(text, mergeScene(writtenScript(text), scene) ?? []);

const TEXT = 'INT. A - DAY\n\nOne.\n\nANN\n(softly)\nTwo.\n\nThree.\n';

describe('splitting a scene', () => {
  test.each([
    ['within a speech', 7, 'ANN\n(softly)\nTwo.\n\n'],
    ['on the cue', 5, 'ANN\n(softly)\nTwo.\n\n'],
    ['on the blank line above it', 4, 'ANN\n(softly)\nTwo.\n\n'],
    ['in the last paragraph', 9, ''],
  ])('begins another under the same heading: %s', (_, line, goes) => {
    expect(split(TEXT, line)).toBe(TEXT.replace(`${goes}Three.`, `INT. A - DAY\n\n${goes}Three.`));
  });

  test('is refused where nothing would be left above or below', () => {
    for (const line of [1, 2, 3, 10]) expect(splitScene(writtenScript(TEXT), line)).toBeNull();
    expect(splitScene(writtenScript('He sits.\n\nHe stands.'), 3)).toBeNull();
  });

  test('gives the new scene the number between where scenes are numbered, and none elsewhere', () => {
    const numbered = 'INT. A - DAY #12#\n\nOne.\n\nTwo.\n\nEXT. B - DAY #13#\n\nThree.';
    expect(split(numbered, 5)).toContain('One.\n\nINT. A - DAY #12A#\n\nTwo.');
    expect(split(numbered.replaceAll(/ #\d+#/g, ''), 5)).toContain('INT. A - DAY\n\nTwo.');
  });

  test('keeps two speeches at the same time together, and a forced heading forced', () => {
    const dual = '.QUAY\n\nOne.\n\nANN\nTwo.\n\nBO ^\nThree.\n';
    expect(split(dual, 9)).toBe('.QUAY\n\nOne.\n\n.QUAY\n\nANN\nTwo.\n\nBO ^\nThree.\n');
  });

  test('adds a heading to any script, and changes no other element', () => {
    fc.assert(
      fc.property(generatedScript.map(writtenScript), fc.nat(60), (script, line) => {
        const changes = splitScene(script, line);
        if (changes === null) return;
        const after = bare(writtenScript(applyChanges(script.text, changes)).screenplay);
        const at = after.findIndex(
          (each, i) => JSON.stringify(each) !== JSON.stringify(bare(script.screenplay)[i]),
        );
        expect(after[at]).toMatchObject({ type: 'scene_heading' });
        expect(after.toSpliced(at, 1)).toEqual(bare(script.screenplay));
      }),
      { numRuns: 300 },
    );
  });
});

describe('merging a scene into the one before', () => {
  test('takes its heading, number and colour out, and leaves the rest', () => {
    const two =
      'INT. A - DAY #1#\n\nOne.\n\n\nINT. B - DAY #2# [[why?]]\n[[color red]]\n\n= Two.\n\nThree.';
    expect(merged(two, 2)).toBe('INT. A - DAY #1#\n\nOne.\n\n\n[[why?]]\n\n= Two.\n\nThree.');
  });

  test('leaves no gap where the scene was its heading alone', () => {
    expect(merged('INT. A - DAY\n\nOne.\n\nINT. B - DAY\n', 2)).toBe('INT. A - DAY\n\nOne.\n');
  });

  test('is refused for the first scene, and where one of both is omitted', () => {
    const omitted = '.OMITTED\n\n/*\nINT. A - DAY\n\nOne.\n*/\n\nINT. B - DAY\n\nTwo.';
    expect(mergeScene(writtenScript(TEXT), 1)).toBeNull();
    expect(mergeScene(writtenScript(omitted), 2)).toBeNull();
    expect(mergeScene(writtenScript(`${TEXT}\n${omitted}`), 2)).toBeNull();
  });

  test('undoes a split', () => {
    expect(merged(split(TEXT, 9), 2)).toBe(TEXT);
  });

  test('takes nothing but a heading out of any script', () => {
    const without = ({ screenplay }: WrittenScript) =>
      bare(screenplay).filter((each) => !/"fdx <Para|color red/.test(JSON.stringify(each)));
    fc.assert(
      fc.property(
        fc.oneof(generatedScript, hostileScript).map(writtenScript),
        fc.nat(6),
        (script, scene) => {
          const changes = mergeScene(script, scene);
          if (changes === null) return;
          const after = without(writtenScript(applyChanges(script.text, changes)));
          const before = without(script);
          const headings = before.flatMap((each, i) =>
            JSON.stringify(each).includes('"scene_heading"') ? [i] : [],
          );
          expect(after).toEqual(before.toSpliced(headings[scene - 1] ?? -1, 1));
        },
      ),
      { numRuns: 600 },
    );
  });
});
