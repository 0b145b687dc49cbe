// npm run bench:animatic -- [--seconds 60] [--only mixed]
// How much faster than it runs an animatic is written: drawn panels of 3 seconds with a line each and
// cross-fades of 400 ms, in scenes of 5. Ends with 1 where the usual mixture at 720p is below 5 times.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Movement } from '../../src/contract/shot.ts';
import { type AnimaticOptions, writeAnimatic } from '../../src/media/animatic/write-animatic.ts';
import { makePanel } from '../../test/media/animatic/make-panel.ts';
import { makeSound } from '../../test/media/animatic/make-sound.ts';
import { makeTimeline } from '../../test/media/animatic/make-timeline.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
  },
});
const PANEL_MS = 3_000;
const PANELS = Math.ceil((Number(values.seconds) * 1_000) / PANEL_MS);
const WANTED = 5;
const LARGE = { width: 1920, height: 1080, ground: '#f4f1e8' };

const STILL: Movement[] = ['static'];
const MIXED: Movement[] = ['static', 'push in', 'static', 'pan left', 'static', 'tilt up'];
const MOVING: Movement[] = ['push in', 'pan right', 'pull out', 'tilt down'];
const CASES: { name: string; movements: Movement[]; options: Partial<AnimaticOptions> }[] = [
  { name: '720p still', movements: STILL, options: {} },
  { name: '720p mixed', movements: MIXED, options: {} },
  { name: '720p mixed, burned', movements: MIXED, options: { subtitles: 'burned' } },
  { name: '720p moving', movements: MOVING, options: {} },
  { name: '1080p mixed', movements: MIXED, options: { size: '1080p' } },
];

const folder = mkdtempSync(join(tmpdir(), 'bench-animatic-'));
try {
  for (let at = 0; at < PANELS; at++) makePanel(join(folder, `${at}.png`), drawing(at), LARGE);
  makeSound(join(folder, 'line.wav'), { milliseconds: 2_000, rate: 22_050 });
  console.log(['', 'film', 'work', 'film : work', 'processor', 'bytes'].map(cell).join(''));
  for (const one of CASES.filter(({ name }) => name.includes(values.only))) await measure(one);
} finally {
  rmSync(folder, { recursive: true });
}
process.exit();

async function measure({ name, movements, options }: (typeof CASES)[number]): Promise<void> {
  const file = join(folder, `${name}.mp4`);
  const [began, used] = [performance.now(), processorSeconds()];
  const { duration } = await writeAnimatic(timeline(movements), {
    ...{ folder, file, size: '720p', aspect: '16:9', frameRate: 25, subtitles: 'none' },
    ...{ crossFade: 400, account: 'bench', ...options },
  });
  const seconds = (performance.now() - began) / 1_000;
  const ratio = duration / 1_000 / seconds;
  if (name === '720p mixed' && ratio < WANTED) process.exitCode = 1;
  const row = [
    ...[name, `${duration / 1_000} s`, `${seconds.toFixed(1)} s`, ratio.toFixed(1)],
    ...[
      `${(processorSeconds() - used).toFixed(1)} s`,
      `${(readFileSync(file).length / 1e6).toFixed(1)} MB`,
    ],
  ];
  console.log(row.map(cell).join(''));
}

function timeline(movements: Movement[]) {
  const panels = Array.from({ length: PANELS }, (_, at) => ({
    ...{ picture: `${at}.png`, milliseconds: PANEL_MS, scene: `${Math.floor(at / 5)}` },
    movement: movements[at % movements.length] ?? 'static',
  }));
  const lines = panels.map((_, at) => ({
    ...{ start: at * PANEL_MS + 500, milliseconds: 2_000, sound: 'line.wav' },
    text: 'The lamp has burned since the last ship came in.',
  }));
  return makeTimeline(panels, lines);
}

/** Two people before a wall, with a lot of strokes. */
function drawing(at: number): string {
  const strokes = Array.from({ length: 60 }, (_, stroke) => {
    const [x, y] = [(stroke * 97 + at * 31) % 1920, (stroke * 53 + at * 77) % 1080];
    return `<path d="M${x} ${y} q ${40 + stroke} ${stroke * 2 - 60} 120 30" stroke="#333" stroke-width="${1 + (stroke % 4)}" fill="none"/>`;
  });
  return `<rect y="700" width="1920" height="380" fill="hsl(${at * 60},30%,70%)"/>
    <circle cx="${500 + (at % 9) * 40}" cy="500" r="180" fill="#e8c9a8" stroke="#222" stroke-width="6"/>
    <rect x="${1200 - (at % 9) * 40}" y="300" width="300" height="500" fill="#7d8aa0" stroke="#222" stroke-width="5"/>
    ${strokes.join('')}`;
}

/** Of this process and of what it started and saw end; on Linux alone of these. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 + childrenSeconds();
}

function childrenSeconds(): number {
  if (process.platform !== 'linux') return 0;
  // Behind the name, which may hold spaces: the 14th and 15th are of children, in hundredths.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

function cell(text: string, column: number): string {
  return column === 0 ? text.padEnd(20) : text.padStart(13);
}
