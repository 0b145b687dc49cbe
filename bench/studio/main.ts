// npm run bench:studio [-- --rounds 3]
// In a real Chromium over built pages: how long a script of 120 pages takes to open, and how long
// the main thread works for a key typed in its middle; as ratios to a CodeMirror with nothing but
// keys, history and wrapped lines, over the same text in the same run. They take turns.
import { startBrowser } from '../../test/browser/harness/start-browser.ts';
import { startParts } from '../../test/browser/harness/start-parts.ts';
import { longScript } from './long-script.ts';
import { measureOpening, measureTyping } from './measure-page.ts';
import { openDesk } from './open-desk.ts';

const PAGES = 120;
const at = process.argv.indexOf('--rounds');
const ROUNDS = at === -1 ? 3 : Number(process.argv[at + 1]);
const TARGET = { openMs: 1000, keyMs: 16 };

interface Figures {
  open: number[];
  keys: number[];
  pause: number[];
}

const script = longScript(PAGES);
console.error(`${PAGES} pages, ${script.split('\n').length} lines, ${script.length} characters`);
// Else React would be its slower build for development in the parts, and not in the desk.
process.env.NODE_ENV = 'production';
const parts = await startParts();
parts.show({ script });
const figures: Record<'desk' | 'editor' | 'bare', Figures> = {
  desk: { open: [], keys: [], pause: [] },
  editor: { open: [], keys: [], pause: [] },
  bare: { open: [], keys: [], pause: [] },
};
const { studio, path } = await openDesk(script);
const browser = await startBrowser();
await (await browser.context.newPage()).goto(studio.link);
const addresses = {
  bare: `${parts.url}/?part=bare`,
  editor: `${parts.url}/?part=editor`,
  desk: `${studio.url}${path}`,
};
for (let round = 0; round < ROUNDS; round++) {
  for (const part of ['bare', 'editor', 'desk'] as const) {
    const page = await browser.context.newPage();
    const { open, keys, pause } = figures[part];
    open.push(await measureOpening(page, addresses[part], '.cm-line'));
    const typing = await measureTyping(page, '.cm-content');
    keys.push(...typing.keys);
    pause.push(typing.pause);
    await page.close();
    console.error(`round ${round + 1}: ${part}`);
  }
}
await browser.close();
await studio.stop();
await parts[Symbol.asyncDispose]();
print();
process.exit(0);

function print(): void {
  const { desk, editor, bare } = figures;
  row('', 'desk', 'editor', 'bare', 'desk / bare', 'editor / bare');
  compare('open, median ms', ({ open }) => percentile(open, 50));
  compare('key, median ms', ({ keys }) => percentile(keys, 50));
  compare('key, 95 of 100 ms', ({ keys }) => percentile(keys, 95));
  compare('key, slowest ms', ({ keys }) => Math.max(...keys));
  compare('pause after typing, ms', ({ pause }) => percentile(pause, 50));
  console.log(
    `${desk.keys.length} keys each, ${editor.open.length} openings, beside ${bare.open.length}`,
  );
  const isOpen = percentile(desk.open, 50) < TARGET.openMs;
  const isFast = percentile(desk.keys, 95) < TARGET.keyMs;
  console.log(`the desk opens in under ${TARGET.openMs} ms: ${isOpen ? 'yes' : 'NO'}`);
  console.log(`95 of 100 of its keys in under ${TARGET.keyMs} ms: ${isFast ? 'yes' : 'NO'}`);
}

function compare(name: string, figure: (of: Figures) => number): void {
  const [desk, editor, bare] = [figures.desk, figures.editor, figures.bare].map(figure);
  if (desk === undefined || editor === undefined || bare === undefined) return;
  const shown = [desk, editor, bare].map((value) => value.toFixed(1));
  row(name, ...shown, (desk / bare).toFixed(2), (editor / bare).toFixed(2));
}

function row(...cells: string[]): void {
  console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(24) : cell.padStart(15))).join(''));
}

function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
