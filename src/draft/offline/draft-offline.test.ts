import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../contract/error.ts';
import { findCharacters } from '../../prose/names/find-characters.ts';
import { parseProse } from '../../prose/quotations/parse-prose.ts';
import { findSpeeches } from '../../prose/speakers/find-speeches.ts';
import { parseFountain } from '../../screenplay/fountain/parse.ts';
import type { DraftInput } from '../types.ts';
import { draftOffline } from './draft-offline.ts';

function input(text: string, more: Partial<DraftInput> = {}): DraftInput {
  return {
    book: { title: 'The Adventures', author: 'A. Writer' },
    chapter: { number: 1, title: 'A Beginning', text },
    style: 'cinematic_movie',
    known: [],
    ...more,
  };
}
const fountainOf = async (text: string, more: Partial<DraftInput> = {}) =>
  (await draftOffline(input(text, more))).fountain;
const elementsOf = async (text: string, more: Partial<DraftInput> = {}) =>
  parseFountain(await fountainOf(text, more)).elements;
/** The lines of the draft behind its title page. */
const bodyOf = async (text: string, more: Partial<DraftInput> = {}) =>
  (await fountainOf(text, more)).split('\n\n').slice(1).join('\n\n').trim();

const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** True when all of `part` stands in `whole` in the same order. */
function holdsInOrder(whole: string[], part: string[]): boolean {
  let at = 0;
  for (const word of part) {
    at = whole.indexOf(word, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const SCENE = `Holmes stood in the sitting-room at dusk. He looked at the clock.

"You are late," said Holmes quietly.

"I am sorry," answered Lestrade. He closed the door. "It was the rain."

The next morning they drove to the station. The train was late.

"There!" cried Holmes, pointing at the train.`;

describe('draftOffline', () => {
  it('sets a chapter as headings, action, cues, parentheticals and dialogue', async () => {
    expect(await bodyOf(SCENE)).toMatchInlineSnapshot(`
      "INT. SITTING-ROOM - DUSK

      Holmes stands in the sitting-room at dusk. He looks at the clock.

      HOLMES
      (quietly)
      You are late.

      LESTRADE
      I am sorry.

      He closes the door.

      LESTRADE (CONT'D)
      It was the rain.

      INT. STATION - MORNING

      The next morning they drive to the station. The train is late.

      HOLMES
      (pointing at the train)
      There!"
    `);
  });

  it.each([
    ['“', '”'],
    ["'", "'"],
    ['« ', ' »'],
    ['»', '«'],
    ['„', '”'],
    ['「', '」'],
    ['``', "''"],
    ['—', ''],
    ['- ', ''],
  ])('sets what is said between %s and %s without the marks', async (open, close) => {
    const text = `Ida came in.\n\n${open}Is it late?${close} asked Ida.\n\n${open}It is,${close} said Tom. ${close === '' ? '' : open}Do not wait.${close}`;
    expect(await bodyOf(text)).toContain('IDA\nIs it late?\n\nTOM\nIt is. Do not wait.');
  });

  it('sets the words around an interruption or a fenced tag as one speech', async () => {
    expect(await bodyOf('Ida sat.\n\n“It is”—Ida rose—“late.”')).toContain(
      'IDA\nIt is late.\n\nIda rises.',
    );
    const spanish =
      'Ida entró en la casa.\n\n—¿Ya? —preguntó Ida.\n\n—Sí —dijo Ida—. Es tarde, y no hay más.';
    expect(await bodyOf(spanish)).toContain('\nSí. Es tarde, y no hay más.');
  });

  it('sets a thought as a voice over, and what was not said as action', async () => {
    const body = await bodyOf('Ida sat.\n\n“It is late,” thought Ida.\n\nIda never said “Stay.”');
    expect(body).toContain('IDA (V.O.)\nIt is late.');
    expect(body).toContain('Ida never says “Stay.”');
  });

  it('names book and chapter on the title page, and no date', async () => {
    const { titlePage } = parseFountain(await fountainOf(SCENE));
    expect(titlePage.map(({ key, values }) => [key, ...values])).toEqual([
      ['Title', 'A Beginning'],
      ['Credit', 'Adapted from the book by'],
      ['Author', 'A. Writer'],
      ['Source', 'The Adventures, chapter 1'],
      ['Format', 'Cinematic movie, 2.39:1'],
    ]);
  });

  it('gives the same bytes for the same input', async () => {
    expect(await draftOffline(input(SCENE))).toEqual(await draftOffline(input(SCENE)));
  });

  it('lists exactly the characters that have a cue', async () => {
    const { characters } = await draftOffline(
      input(`${SCENE}\n\nMrs. Hudson smiled at Mrs. Hudson.`),
    );
    expect(characters.map((c) => c.name)).toEqual(['Holmes', 'Lestrade']);
  });

  it('uses the name of a known character', async () => {
    const known = [{ id: '7', name: 'Sherlock Holmes', aliases: ['Holmes'] }];
    const { characters, fountain } = await draftOffline(input(SCENE, { known }));
    expect(characters[0]).toMatchObject({ name: 'Sherlock Holmes', known: known[0] });
    expect(fountain).toContain('\nHOLMES\n');
  });

  it('begins with a heading, whatever the chapter begins with', async () => {
    for (const text of ['Yes.', '"Yes," said Holmes.', '* * *\n\nYes.', 'CHAPTER I\n\nYes.']) {
      expect((await elementsOf(text))[0]?.type).toBe('scene_heading');
    }
  });

  it('keeps a first-person remark as voice-over and sets a deed as action', async () => {
    const text = `I rose. I rang the bell. I had never liked the house.

"Come, my dear Watson," said Holmes.

I took the hat.

"I am ready," I said.`;
    const body = await bodyOf(text);
    expect(body).toContain('WATSON (V.O.)');
    expect(body).toContain('Watson takes');
  });

  it('says a sentence whole that a tag with action interrupts, and acts after it', async () => {
    const text =
      '"I think," said Holmes, rising slowly from the old chair, "that we go." Holmes sat.';
    expect(await bodyOf(text)).toContain(
      'HOLMES\nI think, that we go.\n\nHolmes is rising slowly from the old chair.',
    );
  });

  it.each([
    [
      'and',
      'Tom sat.\n\nWith a bow Tom cried, “Come!” and ran to the door.',
      'Tom runs to the door.',
    ],
    ['but', 'Ida sat.\n\nIda cried, “Stay with me!” but took the lamp.', 'Ida takes the lamp.'],
  ])('gives what goes on behind a speech with “%s” the one who acts', async (_, text, acts) => {
    expect((await bodyOf(text)).split('\n\n').at(-1)).toBe(acts);
  });

  it('says whole what two moves of the speaker interrupt', async () => {
    const text =
      'Ida sat.\n\n“And no one,” said Ida, rising from her chair and lowering her voice, “knows me here.”';
    expect(await bodyOf(text)).toContain(
      'And no one, knows me here.\n\nIda is lowering her voice.',
    );
  });

  it('begins a scene where its first sentence is, and goes inside with the story', async () => {
    const text = `* * *

The breakwater was half a mile of slippery stone, and the sea was throwing spray over it. Ida went first. Her father came behind with one hand on her shoulder, and she felt how hard he was breathing.

Inside, the kitchen was warm. A lamp burned on the table beside a plate of bread.`;
    const headings = (await elementsOf(text)).flatMap((element) =>
      element.type === 'scene_heading' ? [element.text] : [],
    );
    expect(headings).toEqual(['EXT. BREAKWATER - DAY', 'INT. KITCHEN - CONTINUOUS']);
  });

  it('tells all narration over the pictures in a documentary', async () => {
    const types = (await elementsOf(SCENE, { style: 'documentary' })).map((e) => e.type);
    expect(types).not.toContain('action');
  });

  it('drafts for a style that it does not know as for the default', async () => {
    expect(await fountainOf(SCENE, { style: 'musical' })).toBe(await fountainOf(SCENE));
  });

  it.each(['', ' \n\n ', '* * *', '"..." 42'])(
    'refuses a chapter without a letter: %j',
    async (text) => {
      await expect(draftOffline(input(text))).rejects.toThrowError(AppError);
      await expect(draftOffline(input(text))).rejects.toMatchObject({ code: 'script.empty' });
    },
  );

  it.each([
    'INT. HOUSE - DAY',
    '.HIDDEN',
    '# Heading',
    '= Synopsis',
    '> CUT TO:',
    'CUT TO:',
    '~ la la la',
    '@NOBODY',
    '! bang',
    'STOP RIGHT THERE',
    '[[ a note ]]',
    '/* hidden */ Word.',
  ])('keeps a line that looks like markup as action: %s', async (line) => {
    const elements = await elementsOf(`The rain fell.\n\n${line}\n\nIt stopped.`);
    expect(elements.slice(1).map((e) => e.type)).toEqual(['action', 'action', 'action']);
  });

  it.each(['(aside)', '(a and b)', '~ la la', '#1!', '[[ what ]]', '.45 calibre', '@home'])(
    'keeps words that look like markup as dialogue: %s',
    async (said) => {
      const spoken = (await elementsOf(`"${said}," said Holmes. Holmes nodded.`)).filter(
        (e) => e.type === 'dialogue',
      );
      expect(spoken.flatMap((e) => words(e.text))).toEqual(words(said));
    },
  );

  it('keeps every word that is said, in order', async () => {
    const bit = fc.constantFrom(
      '"Well," said Holmes, "come in."',
      '“I think,” he said, rising from the chair by the fire, “that (perhaps) we go.”',
      '"No."',
      'Lestrade laughed. "Yes," he said, "#1 it is."',
      'The next day they walked to the garden.',
      '"It began\n\n"and ended," said Mrs. Hudson.',
      '* * *',
      '"[[Note]] /* that */ ~well~," whispered Watson.',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bit, { minLength: 1, maxLength: 12 }), async (bits) => {
        const text = `Holmes sat.\n\n${bits.join('\n\n')}`;
        const prose = parseProse(text);
        const said = findSpeeches(prose, findCharacters(prose)).speeches.flatMap((s) =>
          words(s.text),
        );
        const spoken = (await elementsOf(text))
          .filter((e) => e.type === 'dialogue')
          .flatMap((e) => words(e.text));
        expect(holdsInOrder(spoken, said)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['quotation marks', '"'],
    ['single quotation marks', "'"],
    ['opening marks', '“a '],
    ['interrupted speech', '"a," he said. '],
    ['broken speech', '"a," he said, '],
    ['capitals', 'Aa '],
    ['sentences', 'He said. '],
    ['commas', 'and he, '],
    ['breaks', '* * *\n\n'],
    ['spaces', 'a          '],
  ])('drafts a megabyte of %s', async (_, bit) => {
    const text = `A${bit.repeat(Math.ceil(1_000_000 / bit.length))}`;
    expect((await fountainOf(text)).length).toBeGreaterThan(0);
  });
});
