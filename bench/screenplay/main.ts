// npm run bench:screenplay -- [--pages 120] [--rounds 10] [--afterwriting FOLDER]
// What a long script costs to parse, to set on pages and to print as PDF and DOCX, beside fountain-js, and
// beside afterwriting where a folder is named in which `npm install afterwriting@1.17.3` was run: it brings
// a hundred packages and an install script with it, and is no dependency. Ends with 1 where the PDF takes
// longer than its target.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Fountain } from 'fountain-js';
import { writeDocx } from '../../src/screenplay/docx/write-docx.ts';
import { parseFountain } from '../../src/screenplay/fountain/parse.ts';
import { paginate } from '../../src/screenplay/paginate.ts';
import { readPdf } from '../../src/screenplay/pdf/read-pdf.ts';
import { writePdf } from '../../src/screenplay/pdf/write-pdf.ts';
import { longScript } from '../studio/long-script.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '120' },
    rounds: { type: 'string', default: '10' },
    afterwriting: { type: 'string' },
  },
});
const TARGET_MS = 1_500;
const text = longScript(Number(values.pages));
const screenplay = parseFountain(text);
const pages = paginate(screenplay.elements).length;

// The first of a process, with everything still to be loaded, is the one that somebody waits for.
const began = performance.now();
const pdf = await writePdf(screenplay, { sceneNumbers: true });
const first = performance.now() - began;

const parse = await medianOf(() => parseFountain(text));
const oracle = await medianOf(() => new Fountain().parse(text, true));
const print = await medianOf(() => paginate(parseFountain(text).elements));
const write = await medianOf(() => writePdf(screenplay, { sceneNumbers: true }));
const docx = await medianOf(() => writeDocx(screenplay));
const read = await medianOf(() => readPdf(pdf));

console.log(`${pages} pages, ${text.length} characters; medians of ${values.rounds} in ms`);
row('parsed', parse);
row('parsed and written as HTML by fountain-js', oracle, `${ratio(oracle, parse)} times ours`);
row('parsed and set on pages', print, `${ratio(oracle, print)} times as fast as that`);
row('printed as PDF, the first', first, `target ${TARGET_MS}`);
row('printed as PDF', write, `${Math.round(pdf.length / 1024)} KiB`);
row('written as DOCX', docx);
row('read back from the PDF', read);
if (values.afterwriting === undefined) {
  console.log('afterwriting: left out, since --afterwriting names no folder that has it');
} else {
  const other = afterwriting(values.afterwriting);
  row('printed by afterwriting', other, `${ratio(other, first)} times our first`);
}
process.exitCode = first < TARGET_MS ? 0 : 1;

function row(what: string, ms: number, beside = ''): void {
  console.log(`${what.padEnd(42)} ${ms.toFixed(1).padStart(8)}  ${beside}`.trimEnd());
}

function ratio(one: number, other: number): string {
  return (one / other).toFixed(1);
}

async function medianOf(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? 0;
}

/** Milliseconds for the PDF, without those that its process takes for a script of one line. */
function afterwriting(folder: string): number {
  const place = mkdtempSync(join(tmpdir(), 'goldenrod-bench-'));
  try {
    const took = (script: string) => {
      const [source, target] = [join(place, 'a.fountain'), join(place, 'a.pdf')];
      writeFileSync(source, script);
      const command = join(folder, 'node_modules/afterwriting/awc.js');
      const start = performance.now();
      const args = [command, '--source', source, '--pdf', target, '--overwrite'];
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(`afterwriting ended with ${status}: ${stderr}`);
      return performance.now() - start;
    };
    const least = Math.min(took('One.'), took('One.'));
    return Math.min(took(text), took(text)) - least;
  } finally {
    rmSync(place, { recursive: true });
  }
}
