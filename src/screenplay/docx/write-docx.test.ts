import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { parseFountain } from '../fountain/parse.ts';
import { STYLES } from './styles.ts';
import { type DocxOptions, writeDocx } from './write-docx.ts';

const SCRIPT = `Title: The <Lamp>
Credit: by
Author: A. Writer
Contact:
\tA Street
\tA Town

INT. HALL - DAY #12A#

He *waits* in the **cold** and _dark_
room.

HOLMES (V.O.)
(calmly)
Come.
Now.
~A song

# Act

> THE END <

> FADE OUT.

ANNA
No.

BERT ^
Yes.
`;

const write = (options: DocxOptions = {}) => writeDocx(parseFountain(SCRIPT), options);

/** The document as HTML, each paragraph in an element named after its style. */
async function readBack(bytes: Uint8Array): Promise<string> {
  const styleMap = [
    ...Object.entries(STYLES).map(([key, name]) => {
      return `p[style-name='${name}'] => ${key.replaceAll('_', '-')}:fresh`;
    }),
    'u => u',
  ];
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { styleMap },
  );
  expect(messages).toEqual([]);
  return value;
}

test('each element is a paragraph in its own style, with its lines and its emphasis', async () => {
  const html = await readBack(await write());
  expect(html.replaceAll(/<(\/?)em>/g, '<$1i>')).toBe(
    [
      '<title>The &lt;Lamp&gt;</title><title-entry>by</title-entry><title-entry>A. Writer</title-entry>',
      '<contact>A Street<br />A Town</contact>',
      '<scene-heading>INT. HALL - DAY</scene-heading>',
      '<action>He <i>waits</i> in the <strong>cold</strong> and <u>dark</u><br />room.</action>',
      '<character>HOLMES (V.O.)</character><parenthetical>(calmly)</parenthetical>',
      '<dialogue>Come.<br />Now.</dialogue><lyric>A song</lyric>',
      '<centered>THE END</centered><transition>FADE OUT.</transition>',
      '<table><tr><td><character>ANNA</character><dialogue>No.</dialogue></td>',
      '<td><character>BERT</character><dialogue>Yes.</dialogue></td></tr></table>',
    ].join(''),
  );
});

test('scene numbers stand on either side of a heading when they are asked for', async () => {
  const html = await readBack(await write({ sceneNumbers: true }));
  expect(html).toContain('<scene-heading>12A\tINT. HALL - DAY\t12A</scene-heading>');
});

test('the same screenplay gives the same bytes, whatever the time', async () => {
  const first = await write({ paper: 'a4', language: 'en-GB' });
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  expect(Buffer.compare(first, await write({ paper: 'a4', language: 'en-GB' }))).toBe(0);
});

test('a script of nothing but notes is a document all the same', async () => {
  await expect(readBack(await writeDocx(parseFountain('[[note]]')))).resolves.toBe('');
});

test('what XML cannot hold is left out', async () => {
  const html = await readBack(await writeDocx(parseFountain('He\u0001 waits\ud800 & <sees>.')));
  expect(html).toBe('<action>He waits &amp; &lt;sees&gt;.</action>');
});
