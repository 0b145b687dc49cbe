import type { ExportFormat } from '../../src/contract/screenplay-format.ts';
import { readFdx } from '../../src/screenplay/formats/fdx/read-fdx.ts';
import { writeFdx } from '../../src/screenplay/formats/fdx/write-fdx.ts';
import { joinScripts } from '../../src/screenplay/formats/join-scripts.ts';
import { sidesOf } from '../../src/screenplay/formats/sides.ts';
import { writeFormat } from '../../src/screenplay/formats/write-format.ts';
import { parseFountain } from '../../src/screenplay/fountain/parse.ts';
import { PAPERS } from '../../src/screenplay/page.ts';
import { revise } from '../../src/screenplay/revision/revise.ts';
import { readScriptFile } from '../../src/script/read-script-file.ts';
import { buildPdf } from './build-pdf.ts';
import { FDX_FILES, LAYOUTS } from './format-shapes.ts';
import { SCREENPLAYS } from './screenplay-shapes.ts';
import { charactersOf, type Subject, subject } from './subject.ts';

const writing = (format: ExportFormat): Subject =>
  subject(`writeFormat as ${format}`, SCREENPLAYS, (text) => {
    const order = { title: 'A', paper: 'letter', sceneNumbers: true, character: null } as const;
    return () => writeFormat(text, { ...order, format });
  });

const revising = (name: string, since: (text: string) => string): Subject =>
  subject(`revise since ${name}`, SCREENPLAYS, (text) => {
    const screenplay = parseFountain(text);
    const before = since(text);
    const options = { paper: PAPERS.letter, sceneNumbers: true };
    return () => revise(screenplay, { since: before }, options);
  });

/** Whatever writes a script in a format, reads it from one, or sets it beside an earlier draft. */
export const FORMAT_SUBJECTS: readonly Subject[] = [
  writing('fdx'),
  writing('html'),
  writing('text'),
  writing('docx'),
  writing('pdf'),
  subject('readScriptFile of FDX', FDX_FILES, (text) => {
    const bytes = Buffer.from(text);
    return () => readScriptFile(bytes, 'a.fdx');
  }),
  subject('writeFdx of what was read', FDX_FILES, (text) => {
    const screenplay = parseFountain(readFdx(text).text);
    return () => writeFdx(screenplay);
  }),
  subject('readFdx of a script', SCREENPLAYS, (text) => {
    const written = writeFdx(parseFountain(text));
    return () => readFdx(written);
  }),
  subject('readScriptFile of text', LAYOUTS, (text) => {
    const bytes = Buffer.from(text);
    return () => readScriptFile(bytes, 'a.txt');
  }),
  subject('readScriptFile of PDF', LAYOUTS, (text) => {
    const bytes = buildPdf(text);
    return () => readScriptFile(bytes, 'a.pdf');
  }),
  subject('sidesOf', SCREENPLAYS, (text) => {
    const screenplay = parseFountain(text);
    const [first] = charactersOf(text);
    return () => sidesOf(screenplay, first?.name ?? '');
  }),
  subject('joinScripts', SCREENPLAYS, (text) => {
    const book = { title: 'A', author: null };
    return () => joinScripts(book, [{ title: 'B', text }]);
  }),
  revising('its words changed', (text) => text.replace(/[a-z]\b/g, 'xy')),
  revising('its other end first', (text) => text.split('\n\n').reverse().join('\n\n')),
  revising('twice of it', (text) => text + text),
  revising('half of it', (text) => text.slice(Math.floor(text.length / 2))),
  revising('its scenes', (text) => `${text}\n\n${'INT. A\n\n'.repeat(text.length / 8)}`),
];
