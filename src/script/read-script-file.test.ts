import { expect, test } from 'vitest';
import { writeFormat } from '../screenplay/formats/write-format.ts';
import { readScriptFile } from './read-script-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const FDX =
  '<?xml version="1.0"?>\n<FinalDraft><Content><Paragraph Type="Scene Heading"><Text>INT. A</Text></Paragraph></Content></FinalDraft>';
const LAYOUT = [
  'INT. A',
  '',
  'Rain.',
  '',
  `${' '.repeat(22)}ADA`,
  `${' '.repeat(10)}Who?`,
  '',
  `${' '.repeat(22)}EVE`,
  `${' '.repeat(10)}Me.`,
].join('\n');

test.each([
  ['a.fountain', 'INT. A\n\nRain.', 'fountain', 'INT. A\n\nRain.'],
  ['a.fountain', LAYOUT, 'fountain', LAYOUT],
  ['a.txt', 'INT. A\n\nRain.', 'fountain', 'INT. A\n\nRain.'],
  ['a.txt', LAYOUT, 'text', 'INT. A\n\nRain.\n\nADA\nWho?\n\nEVE\nMe.\n'],
  ['a.txt', FDX, 'fdx', 'INT. A\n'],
  ['script', `\uFEFF${FDX}`, 'fdx', 'INT. A\n'],
])('%s is read by what is in it', async (name, content, format, text) => {
  expect(await readScriptFile(bytes(content), name)).toMatchObject({ format, text });
});

test('plain text of pages gives its title page back, with a credit that names a book', async () => {
  const script = `Title: The Mill
Credit: Adapted from the book by
Author: A. Nobody
Source: The Weir, chapter 2

INT. A

Rain.

ADA
Who?

EVE
Me.
`;
  const written = await writeFormat(script, {
    format: 'text',
    character: null,
    paper: 'letter',
    sceneNumbers: false,
    title: 'The Mill',
  });
  const { text, format } = await readScriptFile(written, 'mill.txt');
  expect([format, text]).toEqual(['text', script]);
});

test.each([
  ['a.pdf', '%PDF-1.7', 'script.damaged', /PDF/],
  ['a.docx', 'PK\u0003\u0004', 'script.unsupported', /ZIP/],
  ['a.html', '<!DOCTYPE html><p>Hi', 'script.unsupported', /web page/],
  ['a.fdx', 'INT. A\n\nRain.', 'script.damaged', /no element/],
  ['a.fdx', '<FinalDraft>\n<Content>', 'script.damaged', /line/],
  ['a.xml', '<?xml version="1.0"?><book/>', 'script.damaged', /<book>/],
])('%s that is no script is refused with the reason', async (name, content, code, message) => {
  const refused = await readScriptFile(bytes(content), name).catch((error: Error) => error);
  expect(refused).toMatchObject({ code });
  expect((refused as Error).message).toMatch(message);
});
