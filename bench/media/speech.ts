// `npm run bench:speech -- [--words 8000]`: how long a chapter takes to be read aloud beside how long it
// sounds, and how much memory that takes at its highest: of a chapter and of five times as much.
// Run `npm run build` before: the threads run what was built.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CATALOGUE } from '../../src/media/speech/catalogue.ts';
import { makeTableRead, type VoicedLine } from '../../src/media/table-read/make-table-read.ts';
import { planLines } from '../../src/media/table-read/plan-lines.ts';
import { firstElements } from '../../src/screenplay/elements/first-elements.ts';
import { makeScript } from './make-script.ts';

interface Measured {
  words: number;
  lines: number;
  /** Seconds. */
  sound: number;
  wall: number;
  processor: number;
  megabytes: number;
}

const { values } = parseArgs({
  options: { words: { type: 'string', default: '8000' }, child: { type: 'boolean' } },
});

if (values.child) console.log(JSON.stringify(await measure(Number(values.words))));
else {
  console.log('words    lines  sound s  wall s   ratio   processor s  ratio   peak MB');
  for (const times of [1, 5]) print(inChild(Number(values.words) * times));
}

/** In a process of its own: a peak of memory is that of a process. */
function inChild(words: number): Measured {
  const run = fileURLToPath(new URL('../../test/harness/run-ts.mjs', import.meta.url));
  const args = [run, fileURLToPath(import.meta.url), '--child', '--words', String(words)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

async function measure(words: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-speech-'));
  try {
    const lines = voicedLines(makeScript(words));
    const begun = performance.now();
    const { chapter } = await makeTableRead({
      lines,
      folder,
      format: 'wav',
      asker: { account: 'bench' },
    });
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    return {
      words,
      lines: lines.length,
      sound: chapter.duration / 1_000,
      wall: (performance.now() - begun) / 1_000,
      processor: (userCPUTime + systemCPUTime) / 1e6,
      megabytes: maxRSS / 1_000,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each speaker with a voice of the catalogue, in the order of their first words; the first narrates. */
function voicedLines(text: string): VoicedLine[] {
  const lines = planLines(text, firstElements(text, 'bench'), { narrate: true });
  const names = [...new Set(lines.map(({ speaker }) => speaker?.name ?? null))];
  return lines.map((line) => {
    const at = line.speaker === null ? 0 : 1 + names.indexOf(line.speaker.name);
    const voice = CATALOGUE[at % CATALOGUE.length];
    if (voice === undefined) throw new Error('the catalogue is empty');
    return { ...line, voice };
  });
}

function print({ words, lines, sound, wall, processor, megabytes }: Measured): void {
  console.log(
    [
      String(words).padEnd(8),
      String(lines).padEnd(6),
      sound.toFixed(0).padEnd(8),
      wall.toFixed(1).padEnd(8),
      (wall / sound).toFixed(4).padEnd(7),
      processor.toFixed(1).padEnd(12),
      (processor / sound).toFixed(4).padEnd(7),
      megabytes.toFixed(0),
    ].join(' '),
  );
}
