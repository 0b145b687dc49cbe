import fc from 'fast-check';

const words = fc
  .array(fc.constantFrom('rain', 'CUT', 'TO:', 'INT.', '(x)', '!', '\\[[', '\\/*', ']]', 'Title:'))
  .map((parts) => ['W', ...parts].join(' '));
const one = (before: string, after = '') => words.map((text) => `${before}${text}${after}`);

const KEPT = '/* fdx <Paragraph Color="#FF0000"/> */\n\n';
const body = fc.oneof(
  one('ANN\n'),
  one('@Bo ^\n(softly)\n'),
  one(''),
  one('\n\n'),
  one('> '),
  one('~'),
  one('= '),
  one('## '),
  one('/* ', ' */'),
  // It is of the paragraph below it.
  one(KEPT),
  fc.constantFrom('[[a note]]', '===', '> THE END <'),
);
const heading = fc
  .tuple(
    fc.constantFrom('', KEPT),
    fc.constantFrom('INT. HALL - DAY', '.QUAY', 'EXT. BAY'),
    fc.constantFrom('', ' #12#'),
  )
  .map((parts) => parts.join(''));

/** Screenplays of scenes, sections and all else, with a blank line between all parts. */
export const generatedScript: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(body, { maxLength: 3 }),
    fc.array(fc.tuple(heading, fc.array(body, { maxLength: 5 })), { minLength: 1, maxLength: 6 }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\n', '\n\n\n'),
  )
  .map(([head, scenes, lineEnd, end]) => {
    const parts = [...head, ...scenes.flatMap(([first, rest]) => [first, ...rest])];
    return (parts.join('\n\n') + end).replaceAll('\n', lineEnd);
  });

/** Text full of marks next to each other. */
export const hostileScript: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...['[[', ']]', '/*', '*/', '\\', '!', '@', '#', '# A', '.B', '===', '= s', '~', 'ANN', 'a'],
      ...[
        'INT. C - DAY',
        '**',
        '> D',
        '\uFEFF',
        'Title: x',
        '[[color red]]',
        '.OMITTED',
        '/* fdx ',
      ],
      ...['\n', '\n', '\n\n', '\n\n', '\r\n', '\n  \n', '\n\t\n', ' ', '\r'],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

/** Elements without their places, and without the blank lines above them. */
export function bare({ elements }: { elements: readonly object[] }): object[] {
  const places = new Set(['line', 'endLine', 'start', 'end', 'extraBlankLines']);
  return elements.map((each) =>
    Object.fromEntries(Object.entries(each).filter(([key]) => !places.has(key))),
  );
}
