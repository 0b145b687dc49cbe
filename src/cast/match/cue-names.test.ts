import { describe, expect, it } from 'vitest';
import { nameForm, normaliseCue, splitJointCue } from './cue-names.ts';

describe('normaliseCue', () => {
  it.each([
    ['HOLMES (V.O.) (CONT’D)', 'holmes'],
    ['@McCLANE ^', 'mcclane'],
    ['O’BRIEN', "o'brien"],
    ['JEAN-LUC', 'jean luc'],
    ['RENÉE', 'renee'],
    ['GROß', 'gross'],
    ['GUARD #2', 'guard #2'],
    ['GUARD NO. 2', 'guard #2'],
    ['GUARD 2', 'guard #2'],
    ['R2D2', 'r2d2'],
    ['NO', 'no'],
    ['(', ''],
  ])('%s becomes "%s"', (cue, normal) => {
    expect(normaliseCue(cue)).toBe(normal);
  });

  it('keeps the vowel signs of scripts in which marks are not accents', () => {
    expect(normaliseCue('मीरा')).not.toBe(normaliseCue('मारी'));
  });
});

describe('nameForm', () => {
  it('sets titles aside', () => {
    expect(nameForm('Mr. Sherlock Holmes')).toEqual({
      full: 'mr sherlock holmes',
      bare: 'sherlock holmes',
      calledBy: ['sherlock', 'holmes'],
      title: 'masculine',
    });
  });

  it('lets the gendered title speak where there are two', () => {
    expect(nameForm('Mrs. Dr. Grant').title).toBe('feminine');
  });

  it('calls nobody by a particle or an initial', () => {
    expect(nameForm('J. de la Tour').calledBy).toEqual(['tour']);
  });
});

describe('splitJointCue', () => {
  it.each([
    ['HOLMES AND WATSON', ['HOLMES', 'WATSON']],
    ['HOLMES & WATSON', ['HOLMES', 'WATSON']],
    ['HOLMES/WATSON', ['HOLMES', 'WATSON']],
    ['ANDY', ['ANDY']],
    ['/', ['/']],
  ])('%s', (cue, parts) => {
    expect(splitJointCue(cue)).toEqual(parts);
  });
});
