import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Movement } from '../../../src/contract/shot.ts';
import { type AnimaticOptions, writeAnimatic } from '../../../src/media/animatic/write-animatic.ts';
import { makePanel } from './make-panel.ts';
import { makeSound } from './make-sound.ts';
import { makeTimeline } from './make-timeline.ts';
import { type Film, type Rgb, readFilm, readLevels, readSubtitles } from './read-film.ts';
import { readMp4 } from './read-mp4.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'animatic-'));
  file = join(folder, 'film.mp4');
  makePanel(join(folder, 'red.png'), '', { ground: '#c00000' });
  makePanel(join(folder, 'blue.png'), '', { ground: '#0000c0' });
  makePanel(join(folder, 'mark.png'), '<rect x="290" y="150" width="60" height="60"/>');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function options(more: Partial<AnimaticOptions> = {}): AnimaticOptions {
  return {
    folder,
    file,
    size: '720p',
    aspect: '16:9',
    frameRate: 25,
    subtitles: 'none',
    crossFade: 0,
    account: 'test',
    ...more,
  };
}

const store = () => join(folder, '.film.mp4.scenes');
const isRed = ([red, , blue]: Rgb) => red > 150 && blue < 50;
const isBlue = ([red, , blue]: Rgb) => blue > 150 && red < 50;

describe('the film', () => {
  test.each([
    { aspect: '16:9', frameRate: 25, frames: 31, width: 1280, height: 720 },
    { aspect: '9:16', frameRate: 24, frames: 30, width: 720, height: 1280 },
    { aspect: '1:1', frameRate: 29.97, frames: 37, width: 720, height: 720 },
  ] as const)(
    'of 1.23 s at $frameRate in $aspect has $frames frames, and sound as long to a frame',
    async ({ aspect, frameRate, frames, width, height }) => {
      const panels = [
        { picture: 'red.png', milliseconds: 417 },
        { picture: 'blue.png', milliseconds: 413, scene: 'two' },
        { picture: 'mark.png', milliseconds: 400, scene: 'three' },
      ];
      const made = await writeAnimatic(makeTimeline(panels), options({ aspect, frameRate }));
      expect(made).toMatchObject({ frames, scenes: 3, reused: 0 });
      const { boxes, tracks } = readMp4(file);
      // What a player needs first stands first.
      expect(boxes.indexOf('moov')).toBeLessThan(boxes.indexOf('mdat'));
      const [pictures, sound] = tracks;
      expect(tracks.map(({ kind }) => kind)).toEqual(['vide', 'soun']);
      expect(pictures).toMatchObject({ samples: frames, width, height });
      expect(pictures?.duration).toBeCloseTo(made.duration, -1);
      const apart = Math.abs((pictures?.duration ?? 0) - (sound?.duration ?? 0));
      expect(apart).toBeLessThan(1000 / frameRate);
      expect((await readFilm(file, 16, 16)).frames).toBe(frames);
    },
  );

  test('is 1080 lines high where that is asked', async () => {
    const panels = [{ picture: 'mark.png', milliseconds: 80, movement: 'pan left' as const }];
    await writeAnimatic(makeTimeline(panels), options({ size: '1080p' }));
    expect(readMp4(file).tracks[0]).toMatchObject({ width: 1920, height: 1080, samples: 2 });
  });

  test('is the same bytes when it is made again from nothing', async () => {
    makeSound(join(folder, 'a.wav'));
    const timeline = makeTimeline(
      [{ picture: 'mark.png', milliseconds: 400, movement: 'push in' }],
      [{ start: 0, milliseconds: 400, sound: 'a.wav' }],
    );
    const hashes: string[] = [];
    for (const _ of [1, 2]) {
      await writeAnimatic(timeline, options({ subtitles: 'burned' }));
      hashes.push(createHash('sha256').update(readFileSync(file)).digest('hex'));
      rmSync(store(), { recursive: true });
    }
    expect(hashes[1]).toBe(hashes[0]);
  });
});

describe('cuts', () => {
  const panels = [
    { picture: 'red.png', milliseconds: 400 },
    { picture: 'blue.png', milliseconds: 400 },
    { picture: 'red.png', milliseconds: 400, scene: 'two' },
  ];

  test('are at their frame', async () => {
    await writeAnimatic(makeTimeline(panels), options());
    const film = await readFilm(file, 16, 9);
    expect(film.frames).toBe(30);
    for (let frame = 0; frame < 30; frame++) {
      const colour = film.at(frame, 0.5, 0.5);
      expect(frame >= 10 && frame < 20 ? isBlue(colour) : isRed(colour), `${frame}`).toBe(true);
    }
  });

  test('fade across within a scene, half and half in the middle, and not between scenes', async () => {
    await writeAnimatic(makeTimeline(panels), options({ crossFade: 200 }));
    const film = await readFilm(file, 16, 9);
    expect(film.frames).toBe(30);
    const blues = [7, 8, 9, 10, 11, 12, 13].map((frame) => film.at(frame, 0.5, 0.5)[2]);
    expect(blues).toEqual([...blues].sort((a, b) => a - b));
    expect(isRed(film.at(7, 0.5, 0.5))).toBe(true);
    expect(isBlue(film.at(13, 0.5, 0.5))).toBe(true);
    const [red, , blue] = film.at(10, 0.5, 0.5);
    for (const half of [red, blue]) expect(Math.abs(half - 96)).toBeLessThan(12);
    expect(isBlue(film.at(19, 0.5, 0.5))).toBe(true);
    expect(isRed(film.at(20, 0.5, 0.5))).toBe(true);
  });

  test('fade no longer than the panels are', async () => {
    const short = [
      { picture: 'red.png', milliseconds: 400 },
      { picture: 'blue.png', milliseconds: 80 },
      { picture: 'red.png', milliseconds: 400 },
      // Of this one there is no frame.
      { picture: 'blue.png', milliseconds: 10 },
    ];
    await writeAnimatic(makeTimeline(short), options({ crossFade: 1_000 }));
    const film = await readFilm(file, 16, 9);
    expect(film.frames).toBe(22);
    expect(isRed(film.at(8, 0.5, 0.5))).toBe(true);
    expect(isRed(film.at(13, 0.5, 0.5))).toBe(true);
  });
});

describe('movement', () => {
  /** The middle of what is dark in a frame, and how wide it is, in pixels of the picture. */
  function markIn(film: Film, frame: number): { x: number; y: number; width: number } {
    const sum = { x: 0, y: 0, ink: 0 };
    const middle = { row: 0, ink: 0 };
    const pixels = film.frame(frame);
    for (let y = 0; y < film.height; y++) {
      let row = 0;
      for (let x = 0; x < film.width; x++) {
        const ink = 255 - (pixels[(y * film.width + x) * 3] ?? 255);
        if (ink < 8) continue;
        sum.x += x * ink;
        sum.y += y * ink;
        sum.ink += ink;
        row += ink;
      }
      if (row > middle.ink) Object.assign(middle, { row: y, ink: row });
    }
    return { x: sum.x / sum.ink, y: sum.y / sum.ink, width: middle.ink / 255 };
  }

  async function marksOf(movement: Movement): Promise<ReturnType<typeof markIn>[]> {
    const panels = [{ picture: 'mark.png', milliseconds: 600, movement }];
    await writeAnimatic(makeTimeline(panels), options());
    const film = await readFilm(file, 640, 360);
    return Array.from({ length: film.frames }, (_, frame) => markIn(film, frame));
  }

  test('static is no movement', async () => {
    const marks = await marksOf('static');
    for (const { x, y, width } of marks) {
      expect(x).toBeCloseTo(marks[0]?.x ?? 0, 0);
      expect(y).toBeCloseTo(marks[0]?.y ?? 0, 0);
      expect(width).toBeCloseTo(60, -0.5);
    }
  });

  test('push in magnifies a mark in the middle and leaves it there', async () => {
    const marks = await marksOf('push in');
    const widths = marks.map(({ width }) => width);
    expect(widths[0]).toBeCloseTo(60, -0.5);
    expect((widths.at(-1) ?? 0) / (widths[0] ?? 1)).toBeCloseTo(1.14, 1);
    expect(Math.abs((marks.at(-1)?.x ?? 0) - (marks[0]?.x ?? 0))).toBeLessThan(0.7);
  });

  test('a pan to the left moves a mark to the right without a jerk', async () => {
    const marks = await marksOf('pan left');
    const steps = marks.slice(1).map(({ x }, at) => x - (marks[at]?.x ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(0);
    const way = (marks.at(-1)?.x ?? 0) - (marks[0]?.x ?? 0);
    expect(Math.abs(way - 640 * 0.14)).toBeLessThan(4);
    // It sets off and arrives gently, and is never thrown from a whole pixel to the next.
    for (const step of [steps[0], steps.at(-1)]) expect(step).toBeLessThan(1.5);
    const changes = steps.slice(1).map((step, at) => Math.abs(step - (steps[at] ?? 0)));
    expect(Math.max(...changes)).toBeLessThan(3.2);
  });

  test('a tilt down moves a mark up', async () => {
    const marks = await marksOf('tilt down');
    expect((marks[0]?.y ?? 0) - (marks.at(-1)?.y ?? 0)).toBeCloseTo(360 * 0.14, -0.5);
  });
});

describe('pictures', () => {
  test('of another shape are whole, with black on both sides; what is transparent is white', async () => {
    makePanel(join(folder, 'square.png'), '<rect width="50" height="100"/>', {
      ...{ width: 100, height: 100, ground: null },
    });
    await writeAnimatic(makeTimeline([{ picture: 'square.png', milliseconds: 80 }]), options());
    const film = await readFilm(file, 160, 90);
    expect(film.at(0, 0.1, 0.5)).toEqual([0, 0, 0]);
    expect(film.at(0, 0.9, 0.5)).toEqual([0, 0, 0]);
    expect(Math.max(...film.at(0, 0.4, 0.5))).toBeLessThan(10);
    expect(Math.min(...film.at(0, 0.6, 0.5))).toBeGreaterThan(245);
  });
});

describe('sound', () => {
  test('is heard at the times of its lines, louder where two speak, silent between', async () => {
    makeSound(join(folder, 'a.wav'), { milliseconds: 400 });
    makeSound(join(folder, 'b.wav'), { milliseconds: 300 });
    // Neither its rate nor its channels are those of the others.
    makeSound(join(folder, 'c.wav'), { milliseconds: 600, rate: 11_025, channels: 2 });
    const lines = [
      { start: 300, milliseconds: 400, sound: 'a.wav' },
      { start: 1_000, milliseconds: 300, sound: 'b.wav' },
      { start: 1_000, milliseconds: 300, sound: 'b.wav' },
      // Longer than its line: it ends where the timeline says.
      { start: 1_600, milliseconds: 300, sound: 'c.wav' },
    ];
    const panels = [
      { picture: 'red.png', milliseconds: 1_150 },
      { picture: 'blue.png', milliseconds: 1_150, scene: 'two' },
    ];
    await writeAnimatic(makeTimeline(panels, lines), options());
    const levels = await readLevels(file);
    const heard = levels.map((level) =>
      level > 9_000 ? 'both' : level > 4_000 ? 'one' : level < 100 ? '' : '?',
    );
    const edges = ['', '', '', 'one', 'one', 'one', 'one', '', '', ''];
    expect(heard.slice(0, 10)).toEqual(edges);
    expect(heard.slice(10, 23)).toEqual([
      ...['both', 'both', 'both', '', '', ''],
      ...['one', 'one', 'one', '', '', '', ''],
    ]);
  });
});

describe('subtitles', () => {
  const text = 'Who’s there? {\\b1} <i>Nobody</i> \\N';
  const timeline = () => {
    makeSound(join(folder, 'a.wav'), { milliseconds: 500 });
    return makeTimeline(
      [{ picture: 'blue.png', milliseconds: 1_000 }],
      [{ start: 200, milliseconds: 400, sound: 'a.wav', text }],
    );
  };
  const whitest = (film: Film, frame: number) => {
    const rows = film.frame(frame).subarray(Math.floor(film.height * 0.85) * film.width * 3);
    return rows.reduce((most, value, at) => (at % 3 === 0 ? Math.max(most, value) : most), 0);
  };

  test('are burned in while their line is said, in a folder of any name', async () => {
    const odd = join(folder, "it's a [test]: 100%d, \\ film;");
    mkdirSync(odd);
    for (const name of ['blue.png', 'a.wav']) {
      timeline();
      writeFileSync(join(odd, name), readFileSync(join(folder, name)));
    }
    file = join(odd, "film: it's.mp4");
    await writeAnimatic(timeline(), options({ folder: odd, subtitles: 'burned' }));
    const film = await readFilm(file, 640, 360);
    const seen = [2, 4, 6, 10, 14, 16, 20].map((frame) => whitest(film, frame) > 150);
    expect(seen).toEqual([false, false, true, true, true, false, false]);
  });

  test('are a track of their own where they are muxed, word for word', async () => {
    await writeAnimatic(timeline(), options({ subtitles: 'muxed' }));
    expect(readMp4(file).tracks.map(({ kind }) => kind)).toEqual(['vide', 'soun', 'sbtl']);
    const film = await readFilm(file, 640, 360);
    expect(whitest(film, 10)).toBeLessThan(50);
    const said = await readSubtitles(file);
    expect(said).toContain('00:00:00,200 --> 00:00:00,600');
    expect(said.replaceAll('\u2060', '')).toContain(text);
  });
});

describe('what cannot be filmed', () => {
  const good = { picture: 'red.png', milliseconds: 400 };
  const line = { start: 0, milliseconds: 400 };

  beforeEach(() => {
    writeFileSync(join(folder, 'words.png'), 'These are words, whatever the name says of them.');
    const png = readFileSync(join(folder, 'mark.png'));
    writeFileSync(join(folder, 'cut.png'), png.subarray(0, 60));
    const huge = Buffer.from(png);
    huge.writeUInt32BE(60_000, 16);
    writeFileSync(join(folder, 'huge.png'), huge.fill(0xff, 22, 24));
    writeFileSync(join(folder, 'words.wav'), 'These are words as well.');
    writeFileSync(file, 'an older film');
  });

  test.each([
    { what: 'nothing', panels: [], lines: [], code: 'invalid', says: 'nothing to be seen' },
    {
      ...{ what: 'a panel of no length', panels: [{ ...good, milliseconds: 3 }], lines: [] },
      ...{ code: 'invalid', says: 'nothing to be seen' },
    },
    {
      ...{ what: 'no picture', panels: [good, { ...good, picture: 'gone.png' }], lines: [] },
      ...{ code: 'file.unreadable', says: 'panel one-2' },
    },
    {
      ...{ what: 'a picture that is none', panels: [{ ...good, picture: 'words.png' }], lines: [] },
      ...{ code: 'media.unsupported', says: 'no PNG' },
    },
    {
      ...{ what: 'half a picture', panels: [{ ...good, picture: 'cut.png' }], lines: [] },
      ...{ code: 'media.unsupported', says: 'damaged' },
    },
    {
      ...{ what: 'a picture too large', panels: [{ ...good, picture: 'huge.png' }], lines: [] },
      ...{ code: 'media.too_large', says: '60000' },
    },
    {
      ...{ what: 'no sound', panels: [good], lines: [{ ...line, sound: 'gone.wav' }] },
      ...{ code: 'file.unreadable', says: 'gone.wav: it is not there' },
    },
    {
      ...{ what: 'a sound that is none', panels: [good], lines: [{ ...line, sound: 'words.wav' }] },
      ...{ code: 'media.unsupported', says: 'It holds.' },
    },
  ])('$what is refused, and the older film stays', async ({ panels, lines, code, says }) => {
    const before = readdirSync(folder);
    await expect(writeAnimatic(makeTimeline(panels, lines), options())).rejects.toMatchObject({
      code,
      message: expect.stringContaining(says),
    });
    expect(readFileSync(file, 'utf8')).toBe('an older film');
    expect(readdirSync(folder).filter((name) => name !== '.film.mp4.scenes')).toEqual(before);
    for (const kept of before.includes('.film.mp4.scenes') ? readdirSync(store()) : []) {
      expect(kept).toMatch(/^[0-9a-f]{64}\.mp4$/);
    }
  });

  test('a frame rate that nobody uses is refused', async () => {
    const wrong = writeAnimatic(makeTimeline([good]), options({ frameRate: 24.5 }));
    await expect(wrong).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('a run that is stopped', () => {
  const panels = [
    { picture: 'mark.png', milliseconds: 400, movement: 'push in' as const },
    { picture: 'mark.png', milliseconds: 60_000, scene: 'two', movement: 'pan left' as const },
  ];

  test('leaves nothing but the scenes that are whole', async () => {
    const stopper = new AbortController();
    const reason = new Error('enough');
    const run = writeAnimatic(
      makeTimeline(panels),
      options({
        signal: stopper.signal,
        onProgress: ({ step }) => step === 'filming scene 2' && stopper.abort(reason),
      }),
    );
    await expect(run).rejects.toBe(reason);
    expect(readdirSync(folder)).not.toContain('film.mp4');
    const kept = readdirSync(store());
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatch(/^[0-9a-f]{64}\.mp4$/);
  });

  test('leaves no ffmpeg behind when it is killed, and the next goes on where it was', async () => {
    const child = spawn(
      process.execPath,
      [
        ...['test/harness/run-ts.mjs', 'test/media/animatic/animatic-child.ts'],
        JSON.stringify({ timeline: makeTimeline(panels), options: options() }),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const gone = once(child, 'exit');
    // A pipe that was closed would end the child at its next step, before it is killed.
    for await (const step of child.stdout.iterator({ destroyOnReturn: false }))
      if (String(step).includes('filming scene 2')) break;
    await expect
      .poll(() => readdirSync(store()).some((name) => name.includes('.part.')))
      .toBe(true);
    child.kill('SIGKILL');
    expect(await gone).toEqual([null, 'SIGKILL']);
    await expect.poll(() => programsIn(store())).toEqual([]);
    const [done] = readdirSync(store()).filter((name) => /^[0-9a-f]{64}/.test(name));
    const madeAt = statSync(join(store(), done ?? '')).mtimeMs;

    const [first] = panels;
    const second = { picture: 'red.png', milliseconds: 400, scene: 'two' };
    const made = await writeAnimatic(makeTimeline(first ? [first, second] : []), options());
    expect(made).toMatchObject({ scenes: 2, reused: 1 });
    expect(statSync(join(store(), done ?? '')).mtimeMs).toBe(madeAt);
    expect(readdirSync(store()).filter((name) => name.includes('.part.'))).toEqual([]);
    expect((await readFilm(file, 16, 9)).frames).toBe(20);
  });
});

/** The command lines of processes that name a folder; Linux alone tells them in files. */
function programsIn(named: string): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    })
    .filter((line) => line.includes(named));
}

describe('a film that is made again', () => {
  const panels = [
    { picture: 'red.png', milliseconds: 120 },
    { picture: 'blue.png', milliseconds: 120, scene: 'two' },
    { picture: 'mark.png', milliseconds: 120, scene: 'three' },
  ];

  test('films only the scene whose picture has changed, and forgets the older one', async () => {
    await writeAnimatic(makeTimeline(panels), options());
    expect(await writeAnimatic(makeTimeline(panels), options())).toMatchObject({ reused: 3 });
    makePanel(join(folder, 'blue.png'), '', { ground: '#00a000' });
    expect(await writeAnimatic(makeTimeline(panels), options())).toMatchObject({ reused: 2 });
    const [red, green] = (await readFilm(file, 16, 9)).at(4, 0.5, 0.5);
    expect([red < 50, green > 100]).toEqual([true, true]);
    expect(readdirSync(store())).toHaveLength(3);
  });

  test('films only the scene whose burned subtitles have changed', async () => {
    makeSound(join(folder, 'a.wav'));
    const said = (text: string) =>
      makeTimeline(panels, [{ start: 130, milliseconds: 100, sound: 'a.wav', text }]);
    await writeAnimatic(said('It holds.'), options({ subtitles: 'burned' }));
    const again = await writeAnimatic(said('It broke.'), options({ subtitles: 'burned' }));
    expect(again).toMatchObject({ scenes: 3, reused: 2 });
  });

  test('tells how far it is, forwards and to the end', async () => {
    const told: number[] = [];
    const onProgress = ({ progress }: { progress: number }) => told.push(progress);
    await writeAnimatic(makeTimeline(panels), options({ onProgress }));
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    expect(told.length).toBeGreaterThan(4);
  });
});
