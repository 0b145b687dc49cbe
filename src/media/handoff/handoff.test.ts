import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChildNode, type Document, Element } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EDIT_RATES } from '../../contract/production.ts';
import { readWav, writeWav } from '../audio/wav.ts';
import { editRate, firstFrame, frameOfTimecode } from '../timeline/timecode.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { type Cut, cutTimeline } from './cut.ts';
import { readOtio } from './read-otio.ts';
import { safeNames } from './safe-names.ts';
import { writeEdls } from './write-edl.ts';
import { writeFcpxml } from './write-fcpxml.ts';
import { writeHandoff } from './write-handoff.ts';
import { writeOtio } from './write-otio.ts';
import { writeXmeml } from './write-xmeml.ts';

const SIZE = { width: 1280, height: 720 };
/** A name that is none of theirs to break by: markup, quotes, another script, a control character. */
const HARD = 'A "lamp" & <b>Мара</b> at 5 % =1+1\u0007 灯';

/** Panels of lengths that no frame rate divides, a scene each third, and a line over each other one. */
function timelineOf(panels: number): Timeline {
  const timeline: Timeline = { title: HARD, duration: 0, scenes: [], panels: [], lines: [] };
  for (let i = 0; i < panels; i += 1) {
    const duration = 1_501 + ((i * 377) % 2_000);
    const start = timeline.duration;
    const scene = `scene ${Math.floor(i / 3)}`;
    if (i % 3 === 0) {
      timeline.scenes.push({ element: scene, number: `${i}A`, heading: HARD, start, duration: 0 });
    }
    const open = timeline.scenes.at(-1);
    if (open !== undefined) open.duration += duration;
    timeline.panels.push({
      shot: `shot ${i}`,
      scene,
      name: `${i} ${HARD}`,
      picture: `panels/${i} a&b.png`,
      movement: 'static',
      caption: HARD,
      start,
      duration,
    });
    if (i % 2 === 0) {
      const line = { scene, text: `${i} ${HARD}`, start: start + 100, duration: 1_234 };
      timeline.lines.push(
        { ...line, element: `line ${i}`, character: 'Mara', sound: `takes/${i}.wav` },
        // At the same time, by another voice.
        { ...line, element: `dual ${i}`, character: null, sound: `takes/${i}d.wav` },
      );
    }
    timeline.duration += duration;
  }
  return timeline;
}

const spans = (clips: readonly { start: number; frames: number }[]) =>
  clips.map(({ start, frames }) => [start, frames]);

describe.each(EDIT_RATES)('at %s frames', (name) => {
  const rate = editRate(name);
  const cut = cutTimeline(timelineOf(40), rate);

  it('panels abut to the frame, from the first to the end of all', () => {
    let end = 0;
    for (const panel of cut.panels) {
      expect(panel.start).toBe(end);
      end = panel.start + panel.frames;
    }
    expect(end).toBe(cut.frames);
  });

  it('OpenTimelineIO read back has the same tracks, clips, gaps and markers', () => {
    const { tracks, global_start_time } = JSON.parse(writeOtio(cut, {})) as OtioTimeline;
    expect(global_start_time.value).toBe(firstFrame(rate));
    expect(tracks.children.map(({ kind }) => kind)).toEqual(['Video', 'Audio', 'Audio']);
    const [video, ...stems] = tracks.children.map(otioSpans);
    expect(video).toEqual(spans(cut.panels));
    expect(stems).toEqual(cut.stems.map(({ clips }) => spans(clips)));
    expect(tracks.children[0]?.markers).toHaveLength(cut.markers.length);
  });

  it('the edit decision list read back has the same events', () => {
    const [list = ''] = writeEdls(cut);
    expect(list.includes('FCM: DROP FRAME')).toBe(rate.drop);
    expect(edlSpans(list, cut)).toEqual(spans(cut.panels));
    expect(list.split('\r\n').filter((row) => row.startsWith('* LOC'))).toHaveLength(
      cut.markers.length,
    );
  });

  it('xmeml read back has the same tracks, clips, names and markers', () => {
    const document = parseDocument(writeXmeml(cut, SIZE), { xmlMode: true });
    const tracks = all(document, 'track').map((track) =>
      all(track, 'clipitem').map((clip) => {
        const start = Number(textOf(all(clip, 'start')[0]));
        return [start, Number(textOf(all(clip, 'end')[0])) - start];
      }),
    );
    expect(tracks).toEqual([spans(cut.panels), ...cut.stems.map(({ clips }) => spans(clips))]);
    expect(all(document, 'marker')).toHaveLength(cut.markers.length);
    expect(textOf(all(document, 'clipitem')[0])).toContain('<b>Мара</b>');
  });

  it('FCPXML read back has the same spine, connected clips and markers, on frame boundaries', () => {
    const document = parseDocument(writeFcpxml(cut, SIZE), { xmlMode: true });
    const frames = (text = '0s') => {
      const [over = 0, under = 1] = text.replace('s', '').split('/').map(Number);
      const count = (over * rate.frames) / (under * rate.seconds);
      expect(Math.abs(count - Math.round(count))).toBeLessThan(1e-6);
      return Math.round(count);
    };
    const videos = all(document, 'video');
    const first = firstFrame(rate);
    const spine = videos.map(({ attribs }) => [
      frames(attribs.offset) - first,
      frames(attribs.duration),
    ]);
    expect(spine).toEqual(spans(cut.panels));
    const heard = videos.flatMap((video) =>
      all(video, 'asset-clip').map(({ attribs }) => [
        frames(video.attribs.offset) - first + frames(attribs.offset),
        frames(attribs.duration),
      ]),
    );
    const wanted = cut.stems.flatMap(({ clips }) => spans(clips));
    expect(heard.sort(byStart)).toEqual(wanted.sort(byStart));
    expect(all(document, 'marker')).toHaveLength(cut.markers.length);
  });
});

interface OtioTimeline {
  global_start_time: { value: number };
  tracks: { children: OtioTrack[] };
}
interface OtioTrack {
  kind: string;
  markers: unknown[];
  children: { OTIO_SCHEMA: string; source_range: { duration: { value: number } } }[];
}

function otioSpans({ children }: OtioTrack): number[][] {
  let at = 0;
  return children.flatMap(({ OTIO_SCHEMA, source_range }) => {
    const frames = source_range.duration.value;
    at += frames;
    return OTIO_SCHEMA === 'Gap.1' ? [] : [[at - frames, frames]];
  });
}

function edlSpans(list: string, { rate }: Cut): number[][] {
  return list.split('\r\n').flatMap((row) => {
    const event = /^\d{3} .* (\S+) (\S+)$/.exec(row);
    if (event === null || row.startsWith('*')) return [];
    const [from = 0, to = 0] = event.slice(1).map((code) => frameOfTimecode(code, rate));
    return [[from - firstFrame(rate), to - from]];
  });
}

function all(node: Document | Element, name: string): Element[] {
  return node.children.flatMap((child: ChildNode) =>
    child instanceof Element ? [...(child.name === name ? [child] : []), ...all(child, name)] : [],
  );
}

function textOf(node: Element | undefined): string {
  return (node?.children ?? [])
    .map((child) => ('data' in child ? child.data : child instanceof Element ? textOf(child) : ''))
    .join('');
}

const byStart = (one: number[], other: number[]) =>
  (one[0] ?? 0) - (other[0] ?? 0) || (one[1] ?? 0) - (other[1] ?? 0);

it('more events than a list may number are in a second one', () => {
  const cut = cutTimeline(timelineOf(1_200), editRate('25'));
  const lists = writeEdls(cut);
  expect(lists).toHaveLength(2);
  expect(lists.flatMap((list) => edlSpans(list, cut))).toEqual(spans(cut.panels));
});

it('nothing is written of an empty timeline but what frames it', () => {
  const cut = cutTimeline(timelineOf(0), editRate('24'));
  expect(edlSpans(writeEdls(cut)[0] ?? '', cut)).toEqual([]);
  expect(all(parseDocument(writeFcpxml(cut, SIZE), { xmlMode: true }), 'video')).toEqual([]);
  expect(readOtio(writeOtio(cut, {}), [])).toEqual({ shots: [], cut: [], foreign: [] });
});

describe('a timeline that comes back from an editor', () => {
  const rate = editRate('25');
  const timeline = timelineOf(4);
  const known = timeline.panels.map(({ shot }) => shot);
  const edited = (change: (clips: EditedClip[]) => EditedClip[]): string => {
    const otio = JSON.parse(writeOtio(cutTimeline(timeline, rate), {})) as {
      tracks: { children: { children: EditedClip[] }[] };
    };
    const [video] = otio.tracks.children;
    if (video === undefined) throw new Error('no video track');
    video.children = change(video.children);
    return JSON.stringify(otio);
  };

  it('gives what was written, to the frame', () => {
    const { shots, cut, foreign } = readOtio(
      edited((clips) => clips),
      known,
    );
    expect(shots.map(({ shot }) => shot)).toEqual(known);
    for (const [i, { duration }] of shots.entries()) {
      expect(Math.abs(duration - (timeline.panels[i]?.duration ?? 0))).toBeLessThanOrEqual(40);
    }
    expect([cut, foreign]).toEqual([[], []]);
  });

  it('tells another order, other lengths, what was cut and what is not ours', () => {
    const text = edited(([one, two, three]) => {
      if (!one || !two || !three) throw new Error('too few clips');
      three.source_range.duration.value = 100;
      return [three, { ...two, name: 'a stock shot', metadata: {} }, one];
    });
    const { shots, cut, foreign } = readOtio(text, known);
    expect(shots.map(({ shot }) => shot)).toEqual(['shot 2', 'shot 0']);
    expect(shots[0]?.duration).toBe(4_000);
    expect(cut).toEqual(['shot 1', 'shot 3']);
    expect(foreign).toEqual(['a stock shot']);
  });

  it('is read through stacks that were nested, and without what was disabled', () => {
    const text = edited(([one, two]) => [
      { OTIO_SCHEMA: 'Stack.1', children: [one] } as unknown as EditedClip,
      { ...(two as EditedClip), enabled: false },
    ]);
    expect(readOtio(text, known).shots.map(({ shot }) => shot)).toEqual(['shot 0']);
  });

  it.each([
    ['no JSON', 'TITLE: x', 'the file'],
    ['another kind of file', '{"OTIO_SCHEMA": "Clip.2"}', 'the file'],
    ['tracks that are none', '{"OTIO_SCHEMA": "Timeline.1", "tracks": 3}', 'tracks'],
    [
      'a clip without a length',
      `{"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [{"OTIO_SCHEMA": "Track.1",
        "children": [{"OTIO_SCHEMA": "Clip.2", "metadata": {"goldenrod": {"id": "shot 0"}}}]}]}}`,
      'tracks.children[0].children[0]',
    ],
    ['what is nested without end', nested(60), 'children'],
  ])('is refused with its place: %s', (_what, text, place) => {
    expect(() => readOtio(text, known)).toThrow(
      expect.objectContaining({
        code: 'media.unsupported',
        message: expect.stringContaining(place),
      }),
    );
  });
});

interface EditedClip {
  name: string;
  metadata: object;
  enabled: boolean;
  source_range: { duration: { value: number } };
}

function nested(depth: number): string {
  const open = '{"OTIO_SCHEMA": "Stack.1", "children": [';
  return `{"OTIO_SCHEMA": "Timeline.1", "tracks": ${open.repeat(depth)}${']}'.repeat(depth)}}`;
}

describe('a folder that is handed off', () => {
  let folder: string;
  const timeline = timelineOf(4);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'goldenrod-handoff-'));
    for (const each of ['takes', 'panels']) await mkdir(join(folder, each));
    for (const { picture } of timeline.panels) await writeFile(join(folder, picture), 'a picture');
    for (const { sound, duration } of timeline.lines) {
      const loud = new Int16Array(16 * duration).fill(8_000);
      await writeFile(join(folder, sound), writeWav(loud, 16_000));
    }
    await writeHandoff(folder, {
      timeline,
      shots: [],
      rate: editRate('25'),
      size: SIZE,
      about: { script: 'an id', handle: 'lamp/1', text_hash: 'h' },
    });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has a stem of each voice, as long as the whole, heard where its lines are and nowhere else', async () => {
    for (const voice of ['Mara', 'Narrator']) {
      const { rate, samples } = readWav(await readFile(join(folder, 'stems', `${voice}.wav`)));
      expect(samples.length).toBe(Math.round((timeline.duration * rate) / 1000));
      const at = (milliseconds: number) => samples[Math.round((milliseconds * rate) / 1000)] ?? 0;
      for (const { start, duration } of timeline.lines) {
        expect(at(start + duration / 2)).toBeGreaterThan(0.2);
        expect(at(start - 50)).toBe(0);
        expect(at(start + duration + 50)).toBe(0);
      }
    }
  });

  it('has a manifest of every file but itself, with its hash', async () => {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
      files: { path: string; size: number; sha256: string }[];
    };
    const paths = manifest.files.map(({ path }) => path);
    for (const path of ['timeline.otio', 'timeline.edl', 'timeline.xml', 'timeline.fcpxml']) {
      expect(paths).toContain(path);
    }
    expect(paths).toContain('stems/Mara.wav');
    expect(paths).not.toContain('manifest.json');
    expect(manifest.files.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
  });

  it('names nothing by where it lies on this machine', async () => {
    for (const name of ['timeline.otio', 'timeline.xml', 'timeline.fcpxml', 'manifest.json']) {
      expect(await readFile(join(folder, name), 'utf8')).not.toContain(tmpdir());
    }
  });
});

it('names are files everywhere, and no two are one where case is lost', () => {
  expect(safeNames(['Mara', 'MARA', 'a/b:c', 'CON', '...', 'x'.repeat(200)], 'voice')).toEqual([
    'Mara',
    'MARA 2',
    'a b c',
    'CON_',
    'voice',
    'x'.repeat(60),
  ]);
});
