import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cutCues } from '../table-read/cut-cues.ts';
import { writeSrt, writeVtt } from '../table-read/write-subtitles.ts';
import type { EditRate } from '../timeline/timecode.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { cutTimeline, NARRATOR } from './cut.ts';
import { safeNames } from './safe-names.ts';
import { type ListedShot, writeShotList } from './shot-list.ts';
import { writeEdls } from './write-edl.ts';
import { writeFcpxml } from './write-fcpxml.ts';
import { writeOtio } from './write-otio.ts';
import { writeStem } from './write-stem.ts';
import { type FrameSize, writeXmeml } from './write-xmeml.ts';

export interface HandoffInput {
  timeline: Timeline;
  shots: readonly ListedShot[];
  rate: EditRate;
  size: FrameSize;
  /** What the manifest and the timeline say of where it comes from. */
  about: { script: string; handle: string; text_hash: string };
}

export interface ManifestFile {
  path: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

export interface Handoff {
  files: ManifestFile[];
  stems: number;
  /** Frames of the whole. */
  frames: number;
}

/**
 * Writes beside the panels and takes that lie in a folder what an editor's programs read: four timelines, a stem
 * of each voice, subtitles, the shot list, and last a manifest of all files.
 */
export async function writeHandoff(folder: string, input: HandoffInput): Promise<Handoff> {
  const { timeline, shots, rate, size, about } = input;
  const cut = cutTimeline(timeline, rate);
  const stems = await writeStems(folder, timeline);
  const edls = writeEdls(cut);
  const texts: Record<string, string> = {
    'timeline.otio': writeOtio(cut, about),
    'timeline.xml': writeXmeml(cut, size),
    'timeline.fcpxml': writeFcpxml(cut, size),
    ...Object.fromEntries(
      edls.map((edl, i) => [i === 0 ? 'timeline.edl' : `timeline-${i + 1}.edl`, edl]),
    ),
    'shots.csv': writeShotList(shots, rate),
    ...subtitlesOf(timeline),
  };
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  const files = await listFiles(folder);
  const manifest = { ...about, frame_rate: rate.name, frames: cut.frames, files };
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return { files, stems, frames: cut.frames };
}

async function writeStems(folder: string, { lines, duration }: Timeline): Promise<number> {
  const voices = [...new Set(lines.map(({ character }) => character ?? NARRATOR))];
  await mkdir(join(folder, 'stems'), { recursive: true });
  const names = safeNames(voices, 'voice');
  for (const [i, voice] of voices.entries()) {
    const own = lines.filter(({ character }) => (character ?? NARRATOR) === voice);
    await writeStem(join(folder, 'stems', `${names[i]}.wav`), { folder, lines: own, duration });
  }
  return voices.length;
}

function subtitlesOf({ lines }: Timeline): Record<string, string> {
  const cues = cutCues(
    lines.map(({ character, text, start, duration }, i) => ({
      speaker: character,
      dual: start === lines[i - 1]?.start,
      phrases: [{ words: text, start, end: start + duration }],
    })),
  );
  return { 'subtitles.srt': writeSrt(cues), 'subtitles.vtt': writeVtt(cues) };
}

/** All that lies in a folder, by path. */
async function listFiles(folder: string): Promise<ManifestFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const files: ManifestFile[] = [];
  for (const path of paths) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    files.push({
      path: relative(folder, path).split(sep).join('/'),
      size: (await stat(path)).size,
      sha256: hash.digest('hex'),
    });
  }
  return files;
}
