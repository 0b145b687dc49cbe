import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { parseFountain } from '../fountain/parse.ts';
import { plain } from '../plain.ts';
import type { Element } from '../types.ts';
import { readPdf } from './read-pdf.ts';
import { type PdfOptions, writePdf } from './write-pdf.ts';

/** Elements as a page shows them: without spans, emphasis, and what is not printed. */
function shown(text: string) {
  const { titlePage, elements } = parseFountain(text);
  return {
    titlePage: titlePage.map(({ key, values }) => [key, values.map(plain)]),
    elements: elements.flatMap((element) => shownElement(element)),
  };
}

function shownElement(element: Element): unknown[] {
  const { line: _, endLine: _end, start: _start, end: _to, ...rest } = element;
  if (['note', 'boneyard', 'section', 'synopsis', 'page_break'].includes(rest.type)) return [];
  return [{ ...rest, text: plain(rest.text) }];
}

const roundTrip = async (text: string, options: PdfOptions = {}) =>
  readPdf(await writePdf(parseFountain(text), options));

const LONG = 'He crosses the room, takes the lamp and *holds* it over the _open_ drawer. '
  .repeat(9)
  .trim();
const SAID = 'I have seen **nothing** of the kind, nor do I care to. '.repeat(14).trim();
const SCRIPT = `Title: THE LAMP
Credit: Written by
Author: A. Writer
Source: Based on a novel
Draft date: 1 May 2026
Contact:
\tA Street
\tA Town

INT. HALL - DAY #12A#

${LONG}


He waits.
And waits.

HOLMES (V.O.)
(calmly, and with an eye on the door behind her)
${SAID}
(beat)
${SAID}

WATSON
One.
Two.

ANNA
(low)
Now, or in the time that it takes me to say this!

BERT (O.S.) ^
Now? Then I have to say as well that I do not see how.

> THE END <

CUT TO:

EXT. STREET - NIGHT #13#

5 * 3_a is \\*no\\* more.
`;

test.each<PdfOptions>([{}, { paper: 'a4', sceneNumbers: true }])(
  'our own pages give the elements that were printed: %j',
  async (options) => {
    const { text, findings } = await roundTrip(SCRIPT, options);
    const expected = shown(SCRIPT);
    if (!options.sceneNumbers) {
      for (const each of expected.elements)
        Object.assign(
          each as object,
          'sceneNumber' in (each as object) ? { sceneNumber: null } : {},
        );
    }
    expect(shown(text)).toEqual(expected);
    expect(findings).toEqual([]);
  },
);

test('so do those of generated screenplays', async () => {
  const word = fc.constantFrom('he', 'goes', 'on', 'under', 'a', 'considerable', 'load,', 'naïve');
  const words = fc
    .array(word, { minLength: 2, maxLength: 150 })
    .map((all) => `He ${all.join(' ')}`);
  const element = fc.oneof(
    words.map((text) => `${text}.`),
    fc.constantFrom('INT. A - DAY', 'EXT. B - NIGHT', '> C <', 'CUT TO:', '# S', '[[n]]'),
    words.map((text) => `HOLMES\n(so ${text})\n${text}.`),
    words.map((text) => `HOLMES\n${text}.\n(beat)\n${text}!`),
    words.map((text) => `HOLMES\n${text}.\n\nWATSON ^\n(beat)\n${text} again.`),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(element, { minLength: 1, maxLength: 8 }), async (parts) => {
      const text = ['INT. START - DAY', ...parts].join('\n\n');
      const read = await roundTrip(text);
      // A paragraph that ended a page may go on, or not: then it is said.
      if (read.findings.length === 0) expect(shown(read.text)).toEqual(shown(text));
    }),
    { numRuns: 15 },
  );
});

/** A PDF of rows, each by its place in inches. */
async function rows(...set: [x: number, y: number, text: string][]): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'letter', margin: 0 });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  document.font('Courier', 12);
  for (const [x, y, text] of set) document.text(text, x * 72, y * 72, { lineBreak: false });
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

describe('the pages of other programs', () => {
  test('are read by how far each row is set in, their margins left out', async () => {
    const { text, findings } = await readPdf(
      await rows(
        [7.2, 0.5, '2.'],
        [1.5, 0.5, 'Blue Rev. (1/2/26)'],
        [1.5, 1.0, 'CONTINUED:'],
        [0.75, 1.333, '12'],
        [1.5, 1.333, 'INT. HALL - DAY'],
        [7.375, 1.333, '12'],
        [1.5, 1.667, 'He waits for what seems to him to be an hour, and looks'],
        [1.5, 1.833, 'at the door.'],
        [7.8, 1.833, '*'],
        [3.5, 2.167, "ANNA (CONT'D)"],
        [3.0, 2.333, '(low)'],
        [2.5, 2.5, 'Not now.'],
        [6.0, 2.833, 'DISSOLVE TO:'],
        [3.0, 3.167, 'an odd row'],
      ),
    );
    expect(text).toBe(
      [
        'INT. HALL - DAY #12#',
        'He waits for what seems to him to be an hour, and looks at the door.',
        "ANNA (CONT'D)\n(low)\nNot now.",
        'DISSOLVE TO:',
        'an odd row\n',
      ].join('\n\n'),
    );
    expect(findings).toEqual([
      { page: 1, text: 'an odd row', reason: 'set in from the margin, and taken as action' },
    ]);
  });
});

describe('what cannot be read is refused:', () => {
  test('pages that are pictures', async () => {
    await expect(readPdf(await rows())).rejects.toMatchObject({
      code: 'script.no_text',
      message: 'the PDF has 1 page and no text layer: its pages are pictures',
    });
  });

  test('a file that is damaged, or none', async () => {
    const whole = await writePdf(parseFountain('One.'));
    for (const bytes of [
      Buffer.from('%PDF-1.7 and no more'),
      whole.subarray(0, 300),
      new Uint8Array(),
    ]) {
      await expect(readPdf(bytes)).rejects.toMatchObject({ code: 'script.damaged' });
    }
  });

  test('a file with a password', async () => {
    const document = new PDFDocument({ userPassword: 'secret' });
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    const ended = new Promise((resolve) => document.on('end', resolve));
    document.text('One.').end();
    await ended;
    await expect(readPdf(Buffer.concat(chunks))).rejects.toMatchObject({
      code: 'script.encrypted',
    });
  });
});
