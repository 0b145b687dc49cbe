import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bare, generatedScript } from '../../../test/screenplay/generated-script.ts';
import { paginate } from '../paginate.ts';
import type { SceneColour } from '../scene-colours.ts';
import { writtenScript } from './placed-parts.ts';
import { type SceneCard, sceneCards } from './scene-cards.ts';
import { setSceneColour } from './scene-colour.ts';
import { setSynopsis } from './synopsis.ts';
import { applyChanges } from './text-change.ts';

const cardsOf = (text: string) => {
  const { screenplay } = writtenScript(text);
  return sceneCards(screenplay, paginate(screenplay.elements));
};
const cardOf = (text: string, scene: number) =>
  cardsOf(text).find((each): each is SceneCard => each.kind === 'scene' && each.scene === scene);
const coloured = (text: string, scene: number, colour: SceneColour | null) =>
  applyChanges(text, setSceneColour(writtenScript(text), scene, colour) ?? []);
const told = (text: string, scene: number, synopsis: string) =>
  applyChanges(text, setSynopsis(writtenScript(text), scene, synopsis) ?? []);

const TEXT = 'INT. A - DAY\n\nOne.\n';

describe('the colour of a scene', () => {
  test('stands in a note right below the heading', () => {
    expect(coloured(TEXT, 1, 'blue')).toBe('INT. A - DAY\n[[color blue]]\n\nOne.\n');
    expect(cardOf(coloured(TEXT, 1, 'blue'), 1)?.colour).toBe('blue');
  });

  test('is changed and taken away where it stands, on the line of the heading as well', () => {
    const beside = 'INT. A - DAY [[COLOR Red]]\n\nOne.\n';
    expect(cardOf(beside, 1)?.colour).toBe('red');
    expect(coloured(beside, 1, 'teal')).toBe('INT. A - DAY [[color teal]]\n\nOne.\n');
    expect(coloured(beside, 1, null)).toBe(TEXT);
    expect(coloured('INT. A - DAY\n\n[[color red]]\n\nOne.\n', 1, null)).toBe(TEXT);
    expect(coloured('.A\n\n[[color red]]\nOne.\n', 1, null)).toBe('.A\n\nOne.\n');
  });

  test('is not what a note further down says', () => {
    expect(cardOf(`${TEXT}\n[[color red]]\n`, 1)?.colour).toBeNull();
  });
});

describe('the synopsis of a scene', () => {
  test('stands below the heading, and below its colour', () => {
    expect(told(TEXT, 1, ' They meet. ')).toBe('INT. A - DAY\n\n= They meet.\n\nOne.\n');
    expect(told(coloured(TEXT, 1, 'red'), 1, 'They meet.\nThey part.')).toBe(
      'INT. A - DAY\n[[color red]]\n\n= They meet.\n= They part.\n\nOne.\n',
    );
    expect(cardOf(told(TEXT, 1, 'They meet.\nThey part.'), 1)?.synopsis).toBe(
      'They meet.\nThey part.',
    );
  });

  test('is changed and taken away where it stands', () => {
    const text = 'INT. A - DAY\n= They meet.\n\n= They part.\n\nOne.\n';
    expect(told(text, 1, 'They wait.')).toBe('INT. A - DAY\n= They wait.\n\nOne.\n');
    expect(told(text, 1, '')).toBe(TEXT);
  });
});

test('in any script colour and synopsis are what they were set to, and go without a trace', () => {
  const synopsis = fc.constantFrom('They meet.', 'A [[ b', '/* c */', '= d\n\n= e', '=== #f#');
  fc.assert(
    fc.property(generatedScript.map(writtenScript), fc.nat(5), synopsis, (script, nth, text) => {
      const scene = nth + 1;
      const { length } = cardsOf(script.text).filter(({ kind }) => kind === 'scene');
      if (scene > length || cardOf(script.text, scene)?.synopsis !== '') return;
      const marked = told(coloured(script.text, scene, 'pink'), scene, text);
      const lines = text.replaceAll('*/', '* /').split(/\n+/);
      expect(cardOf(marked, scene)).toMatchObject({ colour: 'pink', synopsis: lines.join('\n') });
      expect(bare(writtenScript(marked).screenplay).length).toBe(
        bare(script.screenplay).length + 1 + lines.length,
      );
      expect(coloured(told(marked, scene, ''), scene, null)).toBe(script.text);
      expect(told(coloured(marked, scene, null), scene, '')).toBe(script.text);
    }),
    { numRuns: 300 },
  );
});

test('a card has number, lines, length, and who speaks how often', () => {
  const rows = Array.from({ length: 10 }, () => 'He sits.').join('\n\n');
  const text = `INT. A - DAY #7#\n\nANN\nOne.\n\nBO\nTwo.\n\nBO (V.O.)\nThree.\n\n# Act Two\n\nEXT. B - DAY\n\n${rows}`;
  expect(cardsOf(text)).toEqual([
    {
      kind: 'scene',
      part: 1,
      scene: 1,
      number: '7',
      heading: 'INT. A - DAY',
      line: 1,
      endLine: 13,
      colour: null,
      synopsis: '',
      eighths: 2,
      speakers: [
        { cue: 'BO', lines: 2 },
        { cue: 'ANN', lines: 1 },
      ],
      omitted: null,
    },
    { kind: 'section', part: 2, text: 'Act Two', line: 12 },
    expect.objectContaining({ part: 3, scene: 2, number: '2', eighths: 4, speakers: [] }),
  ]);
});

test('the card of an omitted scene has the heading that it had', () => {
  const text = '.OMITTED #3#\n\n/*\nINT. A - DAY #3#\n\nOne.\n*/\n';
  expect(cardOf(text, 1)).toMatchObject({
    heading: 'OMITTED',
    number: '3',
    omitted: 'INT. A - DAY',
  });
});
