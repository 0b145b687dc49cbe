import { readFileSync } from 'node:fs';
import { Fountain } from 'fountain-js';
import { describe, expect, test } from 'vitest';
import { measure } from '../measure.ts';
import { parseFountain } from './parse.ts';
import { serializeFountain } from './serialize.ts';

const FIXTURES = ['the-ferry-clock', 'rehearsal', 'ete-a-odessa'];

interface Reading {
  headings: string[];
  cues: string[];
  dialogue: string[];
  transitions: string[];
  lyrics: string[];
  parentheticals: string[];
}

function fixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}.fountain`, import.meta.url), 'utf8');
}

function ours(text: string): Reading {
  const { elements } = parseFountain(text);
  const textsOf = (type: string) => elements.flatMap((e) => (e.type === type ? [e.text] : []));
  return {
    headings: elements.flatMap((e) =>
      e.type === 'scene_heading' ? [`${e.text} #${e.sceneNumber ?? ''}`] : [],
    ),
    cues: textsOf('character'),
    dialogue: textsOf('dialogue'),
    transitions: textsOf('transition'),
    lyrics: textsOf('lyric'),
    parentheticals: textsOf('parenthetical'),
  };
}

/**
 * What fountain-js reads, in our terms. It keeps extensions in the name, the parentheses of a
 * parenthetical and notes in the text; Fountain says nothing of how a reader keeps them.
 */
function theirs(text: string): Reading {
  const tokens = new Fountain().parse(text, true).tokens;
  const textsOf = (type: string) =>
    tokens.flatMap((token) => (token.type === type ? [withoutNotes(token.text ?? '')] : []));
  return {
    headings: tokens.flatMap((token) =>
      token.type === 'scene_heading' ? [`${token.text} #${token.scene_number ?? ''}`] : [],
    ),
    cues: textsOf('character').map((cue) => cue.replace(/\s*\(.*$/, '')),
    dialogue: textsOf('dialogue'),
    transitions: textsOf('transition'),
    lyrics: textsOf('lyrics'),
    parentheticals: textsOf('parenthetical').map((each) => each.slice(1, -1)),
  };
}

function withoutNotes(text: string): string {
  return text.replace(/ ?\[\[[\s\S]*?\]\]/g, '');
}

test.each(['the-ferry-clock', 'ete-a-odessa'])('%s is read as fountain-js reads it', (name) => {
  const text = fixture(name);
  expect(ours(text)).toEqual(theirs(text));
  expect(ours(text).dialogue.length).toBeGreaterThan(5);
});

test('a script with every mark is read as fountain-js reads it, but for FADE TO BLACK.', () => {
  const text = fixture('rehearsal');
  const { transitions, ...rest } = theirs(text);
  // Fountain: a transition ends in TO: or is forced. fountain-js also takes FADE TO BLACK. for one.
  expect(transitions.at(-1)).toBe('FADE TO BLACK.');
  expect(ours(text)).toEqual({ ...rest, transitions: transitions.slice(0, -1) });
});

describe('where fountain-js departs from Fountain', () => {
  test('it fails on lyrics straight under a cue, which nothing forbids', () => {
    const text = 'SINGER\n~Fa la la';
    expect(() => theirs(text)).toThrow();
    expect(ours(text)).toMatchObject({ cues: ['SINGER'], lyrics: ['Fa la la'] });
  });

  test('it takes small letters with an accent for capitals', () => {
    expect(theirs('éé\nSí.').cues).toEqual(['éé']);
    expect(ours('éé\nSí.').cues).toEqual([]);
  });

  test('it takes a heading below a section for part of the section', () => {
    const text = '# Act One\nINT. HALL - DAY\n\nRain.';
    expect(theirs(text).headings).toEqual([]);
    expect(ours(text).headings).toEqual(['INT. HALL - DAY #']);
  });
});

test('the longest of the scripts fills more than three pages', () => {
  expect(measure(parseFountain(fixture('the-ferry-clock'))).pages).toBeGreaterThan(3);
});

test.each(FIXTURES)(
  '%s is written so that it reads the same, and written again the same',
  (name) => {
    const text = fixture(name);
    const written = serializeFountain(parseFountain(text));
    expect(ours(written)).toEqual(ours(text));
    expect(serializeFountain(parseFountain(written))).toBe(written);
  },
);
