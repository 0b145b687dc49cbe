import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFountain } from './fountain/parse.ts';
import { replaceCues } from './replace-cues.ts';

const martha = (cue: string) => (cue === 'MARA' ? 'MARTHA' : null);

describe('changing whole cues', () => {
  it('changes the name on the cue, and keeps its extensions and its mark of dual dialogue', () => {
    const text = 'MARA (V.O.) (CONT’D)\nMARA is here.\n\nTOM\nMara!\n\nMARA ^\nMARA\n';
    expect(replaceCues(text, martha)).toEqual({
      text: 'MARTHA (V.O.) (CONT’D)\nMARA is here.\n\nTOM\nMara!\n\nMARTHA ^\nMARA\n',
      replaced: [{ from: 'MARA', to: 'MARTHA', count: 2 }],
    });
  });

  it('leaves a longer cue alone that has the name in it', () => {
    const text = 'MARA BY NIGHT\nWho goes there?\n';
    expect(replaceCues(text, martha)).toEqual({ text, replaced: [] });
  });

  it('forces a cue that would not be one by its capitals', () => {
    const { text } = replaceCues('MARA\nYes.\n', () => 'mara');
    expect(text).toBe('@mara\nYes.\n');
    expect(replaceCues(text, () => 'Mara').text).toBe('@Mara\nYes.\n');
  });

  it('changes only cues, in any text', () => {
    const line = fc.constantFrom(
      'MARA',
      'MARA (O.S.)',
      '@Mara',
      'TOM ^',
      'INT. HOUSE - DAY',
      'MARA runs.',
      '',
      '',
      '/* MARA',
      '*/',
      '[[MARA]]',
      '> MARA <',
      '(MARA)',
      '# MARA',
      'Yes.',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const text = lines.join('\n');
        const shape = (source: string) =>
          parseFountain(source)
            .elements.map((each) =>
              each.type === 'character'
                ? [each.type, each.extensions, each.dual]
                : [each.type, each],
            )
            .map((each) => JSON.stringify(each).replace(/"(?:line|endLine|start|end)":\d+,?/g, ''));
        expect(shape(replaceCues(text, martha).text)).toEqual(shape(text));
      }),
    );
  });
});
