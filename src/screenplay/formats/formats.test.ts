import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AppError } from '../../contract/error.ts';
import { EXPORT_FORMATS, SCREENPLAY_FORMATS } from '../../contract/screenplay-format.ts';
import { parseFountain } from '../fountain/parse.ts';
import { isLayout, readLayout } from './read-layout.ts';
import { sidesOf } from './sides.ts';
import { type FormatOrder, writeFormat } from './write-format.ts';

const ORDER: FormatOrder = {
  format: 'text',
  character: null,
  paper: 'letter',
  sceneNumbers: true,
  title: 'The Mill',
};
const SCRIPT = `Title: The Mill
Author: A. Nobody

INT. MILL - DAY #4#

Rain falls on *every* wheel, and on the roof of the mill, and on whoever has come to see it.

ADA (V.O.)
(low)
Who is there, at this hour, and what do they want of a miller?

EVE
Me.

BO ^
And me.

> THE END <

CUT TO:
`;

async function written(text: string, order: Partial<FormatOrder> = {}): Promise<string> {
  return new TextDecoder().decode(await writeFormat(text, { ...ORDER, ...order }));
}

test('Fountain leaves as the very text', async () => {
  const text = '\uFEFFINT.  A\r\n\r\n\r\nRain.';
  expect(new Uint8Array(await writeFormat(text, { ...ORDER, format: 'fountain' }))).toEqual(
    new TextEncoder().encode(text),
  );
});

test.each([
  ['pdf', '%PDF-1.7'],
  ['docx', 'PK'],
] as const)(
  '%s leaves as what it is, with the sides of one character as well',
  async (format, head) => {
    for (const character of [null, 'ADA']) {
      const bytes = await writeFormat(SCRIPT, { ...ORDER, format, character });
      expect(Buffer.from(bytes).toString('latin1', 0, head.length)).toBe(head);
    }
  },
);

test.each(EXPORT_FORMATS)(
  'what %s is said to heed changes its file, and nothing else does',
  async (format) => {
    const order = { ...ORDER, format, sceneNumbers: false };
    const plain = Buffer.from(await writeFormat(SCRIPT.replace(' #4#', ''), order));
    const changes = { paper: { paper: 'a4' }, scene_numbers: { sceneNumbers: true } } as const;
    for (const choice of ['paper', 'scene_numbers'] as const) {
      const other = await writeFormat(SCRIPT.replace(' #4#', ''), { ...order, ...changes[choice] });
      expect(plain.equals(other)).toBe(!SCREENPLAY_FORMATS[format].heeds.includes(choice));
    }
  },
);

test('plain text stands where a typewriter would set it', async () => {
  const rows = (await written(SCRIPT)).split('\f')[1]?.split('\n');
  expect(rows?.slice(0, 12)).toEqual([
    `4     ${'INT. MILL - DAY'.padEnd(61)} 4`,
    '',
    '      Rain falls on every wheel, and on the roof of the mill, and',
    '      on whoever has come to see it.',
    '',
    `${' '.repeat(28)}ADA (V.O.)`,
    `${' '.repeat(22)}(low)`,
    `${' '.repeat(16)}Who is there, at this hour, and`,
    `${' '.repeat(16)}what do they want of a miller?`,
    '',
    `${' '.repeat(12)}EVE${' '.repeat(29)}BO`,
    `${' '.repeat(6)}Me.${' '.repeat(29)}And me.`,
  ]);
});

test('plain text in screenplay layout is read by where its lines begin', async () => {
  const script = SCRIPT.replace('*every*', 'every').slice(SCRIPT.indexOf('INT.'));
  const text = await written(script);
  expect(isLayout(text)).toBe(true);
  expect(isLayout(script)).toBe(false);
  const { text: read, findings } = readLayout(text);
  expect(read).toBe(script);
  expect(findings).toMatchObject([{ kind: 'unsure', line: 14 }]);
});

test('plain text gives its title page back, and two long speeches beside each other, row by row', async () => {
  const said = 'We wait here until the tide turns and the mill stands still again, and then we go.';
  const script = `Title: The Mill
Credit: Written by
Author: A. Nobody
Source: Based on a tale
Draft date: May 1903
Contact: Quay 4

INT. MILL - DAY

ADA
(to whoever hears her, or nobody)
${said}
(low)
${said}

BO (O.S.) ^
${said}

They go.

EVE
Wait.
`;
  for (const paper of ['letter', 'a4'] as const) {
    const read = readLayout(await written(script, { sceneNumbers: false, paper }));
    expect(parseFountain(read.text)).toEqual(parseFountain(script));
    expect(read.findings).toEqual([]);
  }
});

test('names in capitals far from each other, with no words straight below, are action', () => {
  const text = 'INT. MILL - DAY\n\n  ADA                           BO\n\nRain.\n';
  const types = parseFountain(readLayout(text).text).elements.map(({ type }) => type);
  expect(types).toEqual(['scene_heading', 'action', 'action']);
});

test('a speech that goes on overleaf is one speech again', async () => {
  const url = new URL('../fountain/fixtures/the-ferry-clock.fountain', import.meta.url);
  const script = readFileSync(url, 'utf8');
  const types = (text: string) =>
    parseFountain(text).elements.flatMap(({ type, text: own }) =>
      type === 'character' || type === 'scene_heading' ? [`${type} ${own}`] : [],
    );
  const { text } = readLayout(await written(script));
  expect(types(text)).toEqual(types(script));
});

test('a web page holds the printed words, escaped, with what they are', async () => {
  const html = await written(SCRIPT.replace('Me.', '<script>&"'), { format: 'html' });
  expect(html).toContain('<h2 class="scene_heading">');
  expect(html).toContain('Rain falls on <i>every</i> wheel');
  expect(html).toContain('&#60;script&#62;&#38;&#34;');
  expect(html).not.toContain('<script');
  expect(html).toContain('@page { size: 8.5in 11in; margin: 0; }');
  expect(html).toContain('<title>The Mill</title>');
});

test('sides are the scenes of one character with the speech before each of theirs', async () => {
  const script =
    'INT. A\n\nADA\nOne.\n\nRain.\n\nEVE\nTwo.\n\nADA\nThree.\n\nINT. B\n\nADA\nFour.\n\nINT. C\n\nEVE\n(low)\nFive.\n';
  expect(await written(script, { format: 'fountain', character: 'eve' })).toBe(
    'INT. A\n\nADA\nOne.\n\nEVE\nTwo.\n\nINT. C\n\nEVE\n(low)\nFive.\n',
  );
});

test('somebody who does not speak is refused with who does', async () => {
  const refused = (await written(SCRIPT, { character: 'IDA' }).catch((e) => e)) as AppError;
  expect(refused).toMatchObject({ code: 'script.no_speaker', hint: 'Who speaks: ADA, EVE, BO.' });
});

test('a paragraph of a layout may have any number of rows', () => {
  const { text } = readLayout(`INT. MILL - DAY\n\n${'a\n'.repeat(200_000)}`);
  expect(text.split('a')).toHaveLength(200_001);
});

test('sides may have speeches of any number of parts', () => {
  const script = parseFountain(`ADA\n${'(low)\nYes.\n'.repeat(100_000)}`);
  expect(sidesOf(script, 'Ada').split('(low)')).toHaveLength(100_001);
});
