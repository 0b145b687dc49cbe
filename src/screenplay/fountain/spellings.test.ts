import { describe, expect, test } from 'vitest';
import { lines } from '../lines.ts';
import { paginate } from '../paginate.ts';
import { parseFountain } from './parse.ts';
import { serializeFountain } from './serialize.ts';

function read(text: string): [string, string][] {
  return parseFountain(text).elements.map(({ type, text: own }) => [type, own]);
}

function rowsOf(text: string): string[] {
  return paginate(parseFountain(text).elements).flatMap(({ rows }) => rows.map((row) => row.text));
}

describe('inside and outside at once', () => {
  test.each([
    'INT. / EXT. MILL - DAY',
    'EXT. / INT. MILL - DAY',
    'INT / EXT MILL - DAY',
    'INT.-EXT. MILL - DAY',
    'INT - EXT MILL - DAY',
    'INT.–EXT. MILL - DAY',
    'INT. & EXT. MILL - DAY',
    'INT. EXT. MILL - DAY',
    'I. / E. MILL - DAY',
    'E/I. MILL - DAY',
    'E./I. MILL - DAY',
    'int./ext. MILL - DAY',
  ])('is told from the place, however it is spelled: %s', (line) => {
    expect(parseFountain(line).elements).toMatchObject([
      { type: 'scene_heading', setting: 'INT/EXT', place: 'MILL', time: 'DAY' },
    ]);
  });

  test('is not read into a place that only begins like it', () => {
    expect(parseFountain('INT. EXTENSION - DAY').elements).toMatchObject([
      { setting: 'INT', place: 'EXTENSION' },
    ]);
  });
});

describe('a heading by its first word', () => {
  test('is action with words straight below it', () => {
    expect(read('INT. HALL - DAY\n\nInt. 5 rings.\nNobody moves.')).toEqual([
      ['scene_heading', 'INT. HALL - DAY'],
      ['action', 'Int. 5 rings.\nNobody moves.'],
    ]);
    expect(read('EXT. QUAY\nGulls.')).toEqual([['action', 'EXT. QUAY\nGulls.']]);
  });

  test('stands above what is not printed, and a forced one above anything', () => {
    for (const below of ['= They meet.', '# Act', '[[where?]]', '===']) {
      expect(read(`EXT. QUAY\n${below}\n\nGulls.`)[0]).toEqual(['scene_heading', 'EXT. QUAY']);
    }
    expect(read('.QUAY\nGulls.')).toEqual([
      ['scene_heading', 'QUAY'],
      ['action', 'Gulls.'],
    ]);
  });
});

describe('emphasis around a cue', () => {
  test.each([
    ['**ADA (V.O.)**', ['V.O.'], false],
    ['*ADA* (O.S.)', ['O.S.'], false],
    ['_ADA_ ^', [], true],
    ['**ADA ^**', [], true],
    ['***A**DA* (V.O.)', ['V.O.'], false],
    ['@**ADA**', [], false],
    ['**@ADA**', [], false],
  ])('leaves name, extensions and dual mark what they are: %s', (line, extensions, dual) => {
    const script = parseFountain(`EVE\nWho?\n\n${line}\nMe.`);
    expect(script.elements[2]).toMatchObject({ type: 'character', text: 'ADA', extensions, dual });
    expect(lines(script).at(-1)).toMatchObject({ cue: 'ADA', text: 'Me.' });
  });

  test('is written again and printed', () => {
    const text = 'THE **CLERK** (V.O.)\nNext.\n';
    expect(serializeFountain(parseFountain(text))).toBe(text);
    const [page] = paginate(parseFountain(text).elements);
    expect(page?.rows[0]).toMatchObject({
      text: 'THE CLERK (V.O.)',
      emphasis: [{ from: 4, to: 9, kind: 'bold' }],
    });
  });

  test('in a name that has a star of its own is told by a backslash', () => {
    const [cue] = parseFountain('A\\*B\\*\nYes.').elements;
    expect(cue).toMatchObject({ text: 'A*B*', marked: 'A\\*B\\*' });
  });
});

describe('emphasis around a heading', () => {
  test.each(['**INT. HALL - DAY #4#**', '**INT. HALL - DAY** #4#', '_INT. HALL - DAY_ #4#'])(
    'leaves it a heading: %s',
    (line) => {
      expect(parseFountain(line).elements).toMatchObject([
        { type: 'scene_heading', text: 'INT. HALL - DAY', place: 'HALL', sceneNumber: '4' },
      ]);
    },
  );

  test('is written again', () => {
    const text = '**INT. HALL - DAY** #4#\n\n.**THE VOID**\n\n**CUT TO:**\n';
    expect(serializeFountain(parseFountain(text))).toBe(text);
    expect(read(text).map(([type]) => type)).toEqual([
      'scene_heading',
      'scene_heading',
      'transition',
    ]);
  });
});

describe('a blank line in a speech', () => {
  test.each(['  ', '   ', '\t', '    ', ' \t'])('may be written as %j', (blank) => {
    expect(read(`ADA\nOne.\n${blank}\nTwo.`)).toEqual([
      ['character', 'ADA'],
      ['dialogue', 'One.\n\nTwo.'],
    ]);
  });

  test.each(['', ' '])('that ends it is %j', (blank) => {
    expect(read(`ADA\nOne.\n${blank}\nTwo.`).at(-1)).toEqual(['action', 'Two.']);
  });

  test.each(['\t', '    '])('may stand in a speech that is indented by %j', (indent) => {
    const text = ['ADA', 'One.', '', 'Two.'].map((line) => indent + line).join('\n');
    expect(read(text)).toEqual([
      ['character', 'ADA'],
      ['dialogue', 'One.\n\nTwo.'],
    ]);
  });
});

describe('the space between elements', () => {
  test('that stand straight below each other is none, in text and print', () => {
    const text = 'Titles:\n> **THE WEIR** <\n> A FILM <\n\nWater.\n';
    expect(serializeFountain(parseFountain(text))).toBe(text);
    expect(rowsOf(text).map((row) => row.trim())).toEqual([
      'Titles:',
      'THE WEIR',
      'A FILM',
      '',
      'Water.',
    ]);
  });

  test.each([
    'INT. A\n= They meet.\n\n\n\nRain.\n',
    'One.\n\n\nINT. A\n\n\n\nADA\nYes.\n\n\nRain.\n',
    '# Act\nINT. A\n\n> ONE <\n\n\n> TWO <\n',
    '~La\n\n\n~La la\n> END <\n===\nRain.\n',
    'FADE IN:\nINT. A\n\nCUT TO:\n.B\n~La\n',
  ])('is written again: %j', (text) => {
    expect(serializeFountain(parseFountain(text))).toBe(text);
  });

  test('is printed as many rows as its writer left', () => {
    expect(
      rowsOf('> ONE <\n\n\n\n> TWO <\n\nADA\nYes.\n\n\nRain.').map((row) => row.trim()),
    ).toEqual(['ONE', '', '', '', 'TWO', '', 'ADA', 'Yes.', '', '', 'Rain.']);
  });
});

describe('a title page', () => {
  const entries = (text: string) =>
    parseFountain(text).titlePage.map(({ key, values }) => [key, ...values]);

  test('may have gaps', () => {
    const text =
      'Title:\n\n    The Weir\n\nAuthor: A. Nobody\nFormat: Film\n\nContact:\n\tQuay 4\n\nFADE IN:\n';
    expect(entries(text)).toEqual([
      ['Title', 'The Weir'],
      ['Author', 'A. Nobody'],
      ['Format', 'Film'],
      ['Contact', 'Quay 4'],
    ]);
    expect(read(text)).toEqual([['action', 'FADE IN:']]);
  });

  test('ends at a blank line above anything else', () => {
    for (const body of ['FADE IN:', 'Format: x', 'Date: none\nHe sits.', '    Indented.']) {
      expect(entries(`Title: X\n\n${body}`)).toEqual([['Title', 'X']]);
    }
  });

  test('does not swallow action that is written below it', () => {
    const made = {
      titlePage: [{ key: 'Title', values: ['X'] }],
      elements: [{ type: 'action' as const, text: 'Notes: none' }],
    };
    expect(read(serializeFountain(made))).toEqual([['action', 'Notes: none']]);
  });

  test('may be written as front matter', () => {
    const text = [
      '---',
      '# of the film',
      'title: "The Weir: a film"',
      'authors:',
      '  - A. Nobody',
      "  - 'B. Nobody'",
      'tags: [water, night]',
      'contact: |',
      '  Quay 4',
      '---',
      'INT. HALL - DAY',
      '',
      'Rain.',
    ].join('\n');
    expect(entries(text)).toEqual([
      ['title', 'The Weir: a film'],
      ['authors', 'A. Nobody', 'B. Nobody'],
      ['tags', 'water', 'night'],
      ['contact', 'Quay 4'],
    ]);
    expect(parseFountain(text).titlePage[1]).toMatchObject({ line: 4, endLine: 6 });
    expect(read(text)[0]).toEqual(['scene_heading', 'INT. HALL - DAY']);
  });

  test.each(['---\nHe sits.\n---', '---\nwhere: here\n---'])('is no front matter in %j', (text) => {
    expect(entries(text)).toEqual([]);
  });
});
