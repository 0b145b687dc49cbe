import { describe, expect, test } from 'vitest';
import { firstElements } from '../../screenplay/elements/first-elements.ts';
import type { ScriptLine } from '../lines/script-line.ts';
import { planLines } from './plan-lines.ts';

function plan(text: string, narrate = false): ScriptLine[] {
  return planLines(text, firstElements(text, 'test'), { narrate });
}

function said(lines: readonly ScriptLine[]): string[] {
  return lines.map(
    ({ speaker, parts }) =>
      `${speaker?.name ?? '-'}: ${parts.map((part) => (part.direction === null ? part.words : `(${part.direction}) ${part.words}`)).join(' | ')}`,
  );
}

const SCENE = `INT. BAKER STREET - NIGHT

Rain. MARA lays a *letter* down.

MARA (V.O.) (CONT'D)
I never **wrote** it.
(whispering, then aloud)
(to Tom)
Nor did
you.
(beat)

CUT TO:

EXT. QUAY #12A#

TOM
Come!

> THE END <
`;

describe('planLines', () => {
  test('has the speeches alone where nobody narrates, without extensions and emphasis marks', () => {
    expect(said(plan(SCENE))).toEqual([
      'MARA: I never wrote it. | (whispering, then aloud, to Tom) Nor did you. | (beat) ',
      'TOM: Come!',
    ]);
  });

  test('has headings in words and action where they are narrated, and no transition', () => {
    expect(said(plan(SCENE, true))).toEqual([
      '-: Interior. Baker Street. Night.',
      '-: Rain. MARA lays a letter down.',
      'MARA: I never wrote it. | (whispering, then aloud, to Tom) Nor did you. | (beat) ',
      '-: Exterior. Quay.',
      'TOM: Come!',
      '-: THE END',
    ]);
  });

  test('gives each line the identity of its element and of its scene', () => {
    const elements = firstElements(SCENE, 'test');
    const lines = planLines(SCENE, elements, { narrate: true });
    const scenes = elements.filter(({ kind }) => kind === 'scene').map(({ id }) => id);
    const speeches = elements.filter(({ kind }) => kind === 'speech').map(({ id }) => id);
    expect(lines.filter(({ kind }) => kind === 'scene').map(({ element }) => element)).toEqual(
      scenes,
    );
    expect(lines.filter(({ kind }) => kind === 'speech').map(({ element }) => element)).toEqual(
      speeches,
    );
    expect(lines.map(({ scene }) => scenes.indexOf(scene ?? ''))).toEqual([0, 0, 0, 1, 1, 1]);
  });

  test('names the character of the cast where it is known', () => {
    const elements = firstElements(SCENE, 'test');
    const mara = elements.find(({ cue }) => cue === 'MARA')?.id ?? '';
    const characters = new Map([[mara, { id: 'c1', name: 'Mara Lind' }]]);
    const lines = planLines(SCENE, elements, { narrate: false, characters });
    expect(lines.map(({ speaker }) => speaker)).toEqual([
      { id: 'c1', name: 'Mara Lind' },
      { id: null, name: 'TOM' },
    ]);
  });

  test('never reads notes, sections, synopses or boneyards, and is not interrupted by them', () => {
    const text = `# Act one

= She comes home.

[[a note]]

MARA
I am [[is she?]] home /* or is she */ now.

[[another]]

/*
TOM
Cut.
*/

TOM ^
So am I.
`;
    const lines = plan(text, true);
    expect(said(lines)).toEqual(['MARA: I am home now.', 'TOM: So am I.']);
    expect(lines.map(({ dual }) => dual)).toEqual([false, true]);
  });

  test('has dual dialogue only straight after a speech, and never three at once', () => {
    const text = `TOM ^\nOne.\n\nMARA ^\nTwo.\n\nELSE ^\nThree.\n\nShe waits.\n\nJORIS ^\nFour.\n`;
    expect(plan(text).map(({ dual }) => dual)).toEqual([false, true, false, false]);
  });

  test('leaves out a cue under which nothing is said', () => {
    expect(said(plan('MARA\n(nods)\n\nTOM\nRight.\n'))).toEqual(['TOM: Right.']);
  });

  test('reads lyrics where somebody sings them, and narrates those that nobody does', () => {
    expect(said(plan('MARA\n~Row, row\n~row your boat\n', true))).toEqual([
      'MARA: Row, row row your boat',
    ]);
    expect(said(plan('~Far away', true))).toEqual(['-: Far away']);
  });

  test('says mixed settings and estates in words', () => {
    const text =
      "INT./EXT. CAR - MOVING - DAY\n\nA.\n\nEST. TOM'S HOUSE\n\nB.\n\n.THE MOON\n\nC.\n";
    expect(said(plan(text, true)).filter((_, i) => i % 2 === 0)).toEqual([
      '-: Interior and exterior. Car, Moving. Day.',
      "-: Establishing. Tom's House.",
      '-: The Moon.',
    ]);
  });
});
