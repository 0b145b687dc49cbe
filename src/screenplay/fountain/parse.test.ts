import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Element } from '../types.ts';
import { parseFountain } from './parse.ts';

/** Type and text of every element: what most facts are about. */
function read(text: string): [string, string][] {
  return parseFountain(text).elements.map(({ type, text: own }) => [type, own]);
}

function only(text: string): Element | undefined {
  const { elements } = parseFountain(text);
  expect(elements).toHaveLength(1);
  return elements[0];
}

describe('scene headings', () => {
  test.each([
    'INT. A',
    'EXT. A',
    'EST. A',
    'INT./EXT. A',
    'INT/EXT A',
    'I/E. A',
    'INT A',
    'int. a',
  ])('begin with a setting and a dot or space: %s', (line) => {
    expect(only(line)).toMatchObject({ type: 'scene_heading', text: line });
  });

  test.each(['INTERIOR A', 'EXTRA A', 'INTO THE WOODS', 'ESTABLISHED'])(
    'do not begin with a word that only starts like a setting: %s',
    (line) => {
      expect(only(line)?.type).toBe('action');
    },
  );

  test('are forced by one dot before a letter or digit, not by an ellipsis', () => {
    expect(only('.SNIPER SCOPE')).toMatchObject({ type: 'scene_heading', text: 'SNIPER SCOPE' });
    expect(only('...and then')?.type).toBe('action');
  });

  test.each([
    ['INT. A #1#', '1'],
    ['INT. A #1A#', '1A'],
    ['INT. A - DAY #I-1-A#', 'I-1-A'],
    ['.A #110A.#', '110A.'],
  ])('carry a scene number: %s', (line, sceneNumber) => {
    expect(only(line)).toMatchObject({ sceneNumber, place: 'A' });
  });

  test.each([
    ['INT. BAKER STREET - NIGHT', 'INT', 'BAKER STREET', 'NIGHT'],
    ['EXT. MOOR – PRE-DAWN', 'EXT', 'MOOR', 'PRE-DAWN'],
    ['INT./EXT. CAB - LONDON - MOMENTS LATER', 'INT/EXT', 'CAB - LONDON', 'MOMENTS LATER'],
    ['I/E CAB, DAY', 'INT/EXT', 'CAB', 'DAY'],
    ['EST. LONDON', 'EST', 'LONDON', null],
    ['INT. HOUSE - KITCHEN', 'INT', 'HOUSE - KITCHEN', null],
    ['EXT. RUE MORGUE - NUIT', 'EXT', 'RUE MORGUE', 'NUIT'],
    ['EXT. BATTLEFIELD - 1815', 'EXT', 'BATTLEFIELD', '1815'],
    ['.FLASHBACK', null, '', 'FLASHBACK'],
  ])('tell setting, place and time apart: %s', (line, setting, place, time) => {
    expect(only(line)).toMatchObject({ setting, place, time });
  });

  test('need a blank line before them when action stands there', () => {
    expect(read('He runs.\nINT. A - DAY')).toEqual([['action', 'He runs.\nINT. A - DAY']]);
  });

  test('may stand straight under FADE IN:, a section or a synopsis', () => {
    for (const above of ['FADE IN:', '# Act One', '= They meet.', 'CUT TO:']) {
      expect(read(`${above}\nINT. A - DAY\n\nRain.`)[1]).toEqual(['scene_heading', 'INT. A - DAY']);
    }
  });
});

describe('action', () => {
  test('keeps its lines and indentation, and counts a tab as four spaces', () => {
    expect(read('One.\n   Two.\n\tThree.  ')).toEqual([['action', 'One.\n   Two.\n    Three.']]);
  });

  test('keeps the blank lines between paragraphs beyond the first', () => {
    const { elements } = parseFountain('One.\n\nTwo.\n\n\n\nThree.');
    expect(elements.map((each) => 'extraBlankLines' in each && each.extraBlankLines)).toEqual([
      false,
      false,
      2,
    ]);
  });

  test('is forced by an exclamation mark, which goes', () => {
    expect(read('!INT. A - DAY\n\n!HOLMES\n!# He sits.')).toEqual([
      ['action', 'INT. A - DAY'],
      ['action', 'HOLMES\n# He sits.'],
    ]);
  });
});

describe('character cues', () => {
  test.each([
    'HOLMES',
    'R2D2',
    'MRS. O’NEIL',
    'ÉLOÏSE',
    'ХОЛМС',
    'ΣΩΚΡΆΤΗΣ',
    'FRAU WEIß',
    '  HOLMES',
  ])('are a line in capitals above a line that is not blank: %s', (line) => {
    expect(read(`${line}\nYes.`)).toEqual([
      ['character', line.trim()],
      ['dialogue', 'Yes.'],
    ]);
  });

  test.each([
    ['a small letter', 'Holmes\nYes.'],
    ['no letter', '23\nYes.'],
    ['no line under them', 'HOLMES\n\nYes.'],
    ['no blank line above them', 'He sits.\nHOLMES\nYes.'],
  ])('are action with %s', (_, text) => {
    expect(read(text)[0]?.[0]).toBe('action');
  });

  test('are forced by an at sign, in any letters and even with nothing said', () => {
    expect(read('@McClane\nYippee.\n\n@福尔摩斯')).toEqual([
      ['character', 'McClane'],
      ['dialogue', 'Yippee.'],
      ['character', '福尔摩斯'],
    ]);
  });

  test('keep their extensions apart, in any case, and the mark of dual dialogue', () => {
    expect(parseFountain("HANS (on the radio) (CONT'D)^\nNein.").elements[0]).toMatchObject({
      text: 'HANS',
      extensions: ['on the radio', "CONT'D"],
      dual: true,
    });
    expect(parseFountain('HANS\nNein.').elements[0]).toMatchObject({ extensions: [], dual: false });
  });
});

describe('dialogue', () => {
  test('goes on until a blank line, over one with two spaces', () => {
    expect(read('HOLMES\nOne.\nTwo.\n  \nThree.\n\nHe sits.')).toEqual([
      ['character', 'HOLMES'],
      ['dialogue', 'One.\nTwo.\n\nThree.'],
      ['action', 'He sits.'],
    ]);
  });

  test('is parted by parentheticals and lyrics', () => {
    expect(read('HOLMES\n(beat)\nOne (two).\n~La la\n~ la\n(to Watson)\n(a) or (b)?')).toEqual([
      ['character', 'HOLMES'],
      ['parenthetical', 'beat'],
      ['dialogue', 'One (two).'],
      ['lyric', 'La la\nla'],
      ['parenthetical', 'to Watson'],
      ['dialogue', '(a) or (b)?'],
    ]);
  });
});

describe('transitions and centered text', () => {
  test('a line of capitals that ends in TO: between blank lines is a transition', () => {
    expect(only('SMASH CUT TO:')).toMatchObject({ type: 'transition', text: 'SMASH CUT TO:' });
    expect(read('He runs.\nCUT TO:')).toEqual([['action', 'He runs.\nCUT TO:']]);
    expect(only('Cut to:')?.type).toBe('action');
    expect(only('CUT TO: ')?.type).toBe('action');
  });

  test('a line that begins with > is one too, and centered when it ends with <', () => {
    expect(only('> Burn to White.')).toMatchObject({ type: 'transition', text: 'Burn to White.' });
    expect(only('> THE END <')).toMatchObject({ type: 'centered', text: 'THE END' });
  });
});

test('sections, synopses, page breaks and lyrics are told by their first character', () => {
  expect(read('# Act\n= They meet.\n===\n====\n~Fa la\n~la')).toEqual([
    ['section', 'Act'],
    ['synopsis', 'They meet.'],
    ['page_break', ''],
    ['page_break', ''],
    ['lyric', 'Fa la\nla'],
  ]);
  expect(only('### Beat')).toMatchObject({ depth: 3 });
});

describe('title page', () => {
  test('holds values on the line of the key and on the lines below it', () => {
    const { titlePage, elements } = parseFountain(
      'Title:\n\t_**BRICK & STEEL**_\n\tFull: Retired\nAuthor: Stu\nFormat: Film\n\nFADE IN:',
    );
    expect(titlePage).toMatchObject([
      { key: 'Title', values: ['_**BRICK & STEEL**_', 'Full: Retired'], line: 1, endLine: 3 },
      { key: 'Author', values: ['Stu'], line: 4, endLine: 4 },
      { key: 'Format', values: ['Film'], line: 5, endLine: 5 },
    ]);
    expect(elements).toMatchObject([{ type: 'action', text: 'FADE IN:', line: 7 }]);
  });

  test.each(['FADE IN:\n\nRain.', 'As she runs: a truck.', '!Title: x', 'He sits.\n\nTitle: x'])(
    'is not made of a first paragraph without a known key: %j',
    (text) => {
      expect(parseFountain(text).titlePage).toEqual([]);
    },
  );
});

describe('notes', () => {
  test('leave the text around them as if they were not there', () => {
    expect(read('He [[who?]] sits. [[over\ntwo lines]] Quiet.')).toEqual([
      ['action', 'He sits. Quiet.'],
      ['note', 'who?'],
      ['note', 'over\ntwo lines'],
    ]);
  });

  test('on lines of their own do not part a speech', () => {
    expect(read('HOLMES\n[[softly?]]\nOne.\n[[more]]\nTwo.')).toEqual([
      ['character', 'HOLMES'],
      ['note', 'softly?'],
      ['dialogue', 'One.\nTwo.'],
      ['note', 'more'],
    ]);
  });

  test('hold an empty line only when two spaces stand on it', () => {
    expect(read('[[one\n  \ntwo]]')).toEqual([['note', 'one\n\ntwo']]);
    expect(read('[[one\n\ntwo]]')).toEqual([
      ['action', '[[one'],
      ['action', 'two]]'],
    ]);
  });

  test('that never end are text, and so is one behind a backslash', () => {
    expect(read('He [[sits.')).toEqual([['action', 'He [[sits.']]);
    expect(read('He \\[[sits]].')).toEqual([['action', 'He [[sits]].']]);
  });
});

describe('boneyard', () => {
  test('hides anything, over any number of lines', () => {
    expect(read('One. /* INT. A\n\nHOLMES\nNo. [[n]] */ Two.')).toEqual([
      ['action', 'One. Two.'],
      ['boneyard', 'INT. A\n\nHOLMES\nNo. [[n]]'],
    ]);
  });

  test('that never ends is text, so that nothing is lost by a slip', () => {
    expect(read('One. /* two.\n\nINT. A')).toEqual([
      ['action', 'One. /* two.'],
      ['scene_heading', 'INT. A'],
    ]);
  });
});

describe('spans', () => {
  test.each([
    ['LF', 'INT. A #1#\n\n  HOLMES (V.O.) [[n]]\n(beat)\nYes.\n\nOne.\n Two. [[m]]'],
    [
      'CRLF',
      'INT. A #1#\r\n\r\n  HOLMES (V.O.) [[n]]\r\n(beat)\r\nYes.\r\n\r\nOne.\r\n Two. [[m]]',
    ],
    [
      'a byte order mark',
      '\uFEFFINT. A #1#\n\n  HOLMES (V.O.) [[n]]\n(beat)\nYes.\n\nOne.\n Two. [[m]]',
    ],
  ])('point at the source text with %s', (_, text) => {
    const { elements } = parseFountain(text);
    const sources = elements.map(({ start, end }) => text.slice(start, end).replace('\r', ''));
    expect(sources).toEqual([
      'INT. A #1#',
      'HOLMES (V.O.)',
      '[[n]]',
      '(beat)',
      'Yes.',
      'One.\n Two.',
      '[[m]]',
    ]);
    expect(elements.map(({ line, endLine }) => [line, endLine])).toEqual([
      [1, 1],
      [3, 3],
      [3, 3],
      [4, 4],
      [5, 5],
      [7, 8],
      [8, 8],
    ]);
  });

  test('stay inside the text, in order, with the line numbers of their offsets', () => {
    const parts = [
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      'A',
      'b',
      ' ',
      '[[',
      ']]',
      '/*',
      '*/',
      '(x)',
      '\uFEFF',
      '!',
      '😀',
    ];
    const texts = fc.array(fc.constantFrom(...parts)).map((each) => each.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const lineOf = (at: number) => text.slice(0, at).split(/\r\n|\n|\r/).length;
        let before = 0;
        for (const { start, end, line, endLine } of parseFountain(text).elements) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect([line, endLine]).toEqual([lineOf(start), lineOf(end - 1)]);
          before = start;
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hostile text', () => {
  const MILLION = 1_000_000;
  const repeat = (part: string) => part.repeat(MILLION / part.length);

  // Anything but linear time would run into the test's own limit.
  test.each([
    '[[',
    '/*',
    '[[a]]',
    '[[\n',
    '/**/',
    '\\[[',
    '(',
    ')',
    '#',
    '#a',
    '=',
    ' ',
    '\n',
    '\r',
    '  \n',
    'A',
    'A^ ',
    'A (',
    '.a',
    '>',
    '*_',
    '[',
    ']]',
    'A\nb\n\n',
    'INT. - ',
  ])('of a million characters is read: %j', (part) => {
    for (const head of ['', 'HOLMES\n']) {
      const { elements } = parseFountain(head + repeat(part));
      expect(elements.length).toBeLessThanOrEqual(MILLION);
    }
  });

  test('of any kind is read without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseFountain(text)).toHaveProperty('elements');
      }),
    );
  });
});
