import { CompletionContext, type CompletionSource } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { segmentsField } from '../fountain/segments.ts';
import { startCue, startedCue } from '../writing/started-cue.ts';
import { completeCue } from './complete-cue.ts';
import { completeExtension } from './complete-extension.ts';
import { completeHeading } from './complete-heading.ts';
import { completeTransition } from './complete-transition.ts';
import { castFacet } from './script-words.ts';

const SCRIPT = `INT. BOATHOUSE - NIGHT

ADA
Come in.

TOBIAS
Thank you.

EXT. QUAY - DAWN

SLOW FADE TO:

`;

interface Asked {
  cast?: string[];
  /** By key: Tab or Ctrl+Space. */
  explicit?: boolean;
  begun?: boolean;
}

/** The labels that a source offers at | in a text, best first; null where it has nothing to say. */
async function offered(source: CompletionSource, text: string, asked: Asked = {}) {
  const { cast = [], explicit = false, begun = false } = asked;
  const pos = text.indexOf('|');
  let state = EditorState.create({
    doc: text.replace('|', ''),
    selection: { anchor: pos },
    extensions: [segmentsField, startedCue, castFacet.of(cast)],
  });
  if (begun) state = state.update({ effects: startCue.of(state.doc.lineAt(pos).from) }).state;
  const result = await source(new CompletionContext(state, pos, explicit));
  if (result === null) return null;
  const options = [...result.options].sort((a, b) => (b.boost ?? 0) - (a.boost ?? 0));
  return options.map(({ label }) => label);
}

describe('cues', () => {
  test('are the names of the script and of the cast, in capitals', async () => {
    const names = await offered(completeCue, `${SCRIPT}A|`, { cast: ['Ada', 'Frau Weiß'] });
    expect(names?.toSorted()).toEqual(['ADA', 'FRAU WEIß', 'TOBIAS']);
  });

  test('begin with the one who spoke before the last', async () => {
    expect((await offered(completeCue, `${SCRIPT}|`, { begun: true }))?.[0]).toBe('ADA');
  });

  test('are as written behind @', async () => {
    const names = await offered(completeCue, `${SCRIPT}@|`, { cast: ['McAvoy'] });
    expect(names).toContain('McAvoy');
  });

  test.each([
    ['on a line of small letters', `${SCRIPT}He|`],
    ['straight under action', 'He sits.\nA|'],
    ['in the middle of a line', `${SCRIPT}A| man`],
    ['on a blank line that nobody asked at', `${SCRIPT}|`],
    ['for a name that is whole', `${SCRIPT}ADA|`],
  ])('are not offered %s', async (_, text) => {
    expect(await offered(completeCue, text)).toBe(null);
  });

  test('do not hold the word that is being typed', async () => {
    expect(await offered(completeCue, `${SCRIPT}TOBY|\nYes.`)).not.toContain('TOBY');
  });
});

test('extensions are offered behind an open parenthesis on a cue, and only there', async () => {
  expect(await offered(completeExtension, `${SCRIPT}ADA (|\nYes.`)).toContain('(V.O.)');
  expect(await offered(completeExtension, `${SCRIPT}He waits (|`)).toBe(null);
  expect(await offered(completeExtension, 'ADA\nWhat (|')).toBe(null);
});

describe('headings', () => {
  test.each(['I|', 'EX|', 'int|'])('begin with a setting: %s', async (typed) => {
    expect(await offered(completeHeading, SCRIPT + typed)).toContain('INT.');
  });

  test('go on with the places of the script, then with times', async () => {
    expect(await offered(completeHeading, `${SCRIPT}INT. |`)).toEqual(['BOATHOUSE', 'QUAY']);
    const times = await offered(completeHeading, `${SCRIPT}INT. BOATHOUSE - |`);
    expect(times?.slice(0, 2).toSorted()).toEqual(['DAWN', 'NIGHT']);
    expect(times).toContain('CONTINUOUS');
  });

  test.each(['i|', 'inside|', 'He is in|'])('are not offered in action: %s', async (typed) => {
    expect(await offered(completeHeading, SCRIPT + typed)).toBe(null);
  });
});

test('transitions are the usual ones and those of the script', async () => {
  const transitions = await offered(completeTransition, `${SCRIPT}C|`);
  expect(transitions?.[0]).toBe('SLOW FADE TO:');
  expect(transitions).toContain('CUT TO:');
  expect(await offered(completeTransition, `${SCRIPT}> |`)).toContain('FADE OUT.');
  expect(await offered(completeTransition, `${SCRIPT}Cut|`)).toBe(null);
});
