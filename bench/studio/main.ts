// npm run bench:studio [-- --rounds 3]
// In a real Chromium over built pages: how long a script of 120 pages takes to open, and how long
// the main thread works for a key typed in its middle; as ratios to a CodeMirror with nothing but
// keys, history and wrapped lines, over the same text in the same run. They take turns.
import { startBrowser } from '../../test/browser/harness/start-browser.ts';
import { startParts } from '../../test/browser/harness/start-parts.ts';
import { longScript } from './long-script.ts';
import { measureOpening, measureTyping } from './measure-page.ts';

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
const parts = await startParts();
parts.show({ script });
const figures: Record<'editor' | 'bare', Figures> = {
  editor: { open: [], keys: [], pause: [] },
  bare: { open: [], keys: [], pause: [] },
};
const browser = await startBrowser();
for (let round = 0; round < ROUNDS; round++) {
  for (const part of ['bare', 'editor'] as const) {
    const page = await browser.context.newPage();
    const { open, keys, pause } = figures[part];
    open.push(await measureOpening(page, `${parts.url}/?part=${part}`, '.cm-line'));
    const typing = await measureTyping(page, '.cm-content');
    keys.push(...typing.keys);
    pause.push(typing.pause);
    await page.close();
    console.error(`round ${round + 1}: ${part}`);
  }
}
await browser.close();
await parts[Symbol.asyncDispose]();
print();
process.exit(0);

function print(): void {
  const { editor, bare } = figures;
  row('', 'ours', 'bare', 'ours / bare');
  compare('open, median ms', median(editor.open), median(bare.open));
  compare('key, median ms', median(editor.keys), median(bare.keys));
  compare('key, 95 of 100 ms', percentile(editor.keys, 95), percentile(bare.keys, 95));
  compare('key, slowest ms', Math.max(...editor.keys), Math.max(...bare.keys));
  compare('pause after typing, ms', median(editor.pause), median(bare.pause));
  const isOpen = median(editor.open) < TARGET.openMs;
  const isFast = percentile(editor.keys, 95) < TARGET.keyMs;
  console.log(`opens in under ${TARGET.openMs} ms: ${isOpen ? 'yes' : 'NO'}`);
  console.log(`95 of 100 keys in under ${TARGET.keyMs} ms: ${isFast ? 'yes' : 'NO'}`);
}

function compare(name: string, ours: number, bare: number): void {
  row(name, ours.toFixed(1), bare.toFixed(1), (ours / bare).toFixed(2));
}

function row(...cells: string[]): void {
  console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(24) : cell.padStart(12))).join(''));
}

function median(values: number[]): number {
  return percentile(values, 50);
}

function percentile(values: number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
