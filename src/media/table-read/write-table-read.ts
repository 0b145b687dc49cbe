import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { millisecondsOf, SAMPLE_RATE } from '../audio/sound.ts';
import { type SoundFormat, writeSoundFile } from '../audio/sound-file.ts';
import { readWav, writeWav } from '../audio/wav.ts';
import type { ScriptLine } from '../lines/script-line.ts';
import type { MediaRoad } from '../media-road.ts';
import type { TimelineLine } from '../timeline/timeline.ts';
import { assemble } from './assemble.ts';
import { cutCues, type SpokenLine } from './cut-cues.ts';
import { layOutLines, type Placed } from './lay-out-lines.ts';
import type { HeardLine } from './make-line-takes.ts';
import type { SpokenPhrase } from './read-line.ts';
import { soundOfTake } from './sound-of-take.ts';
import { writeSrt, writeVtt } from './write-subtitles.ts';

/** A line whose take lies in a folder. */
export interface LaidLine {
  line: ScriptLine;
  /** Path of its WAV, relative to the folder. */
  sound: string;
  /** Milliseconds. */
  duration: number;
  /** When its phrases are heard; null of what a person recorded. */
  phrases: readonly SpokenPhrase[] | null;
}

/** A sound file with what is said in it, times in milliseconds from its own beginning. */
export interface TableReadPart {
  sound: string;
  srt: string;
  vtt: string;
  duration: number;
  lines: TimelineLine[];
}

/** A script as it was read aloud; paths are relative to its folder. */
export interface TableRead {
  chapter: TableReadPart;
  /** In their order; what stands before the first heading has no scene. */
  scenes: (TableReadPart & { scene: string | null })[];
}

/** Lays the takes of lines into a folder as WAV, one file each, named by their order. */
export async function layTakes(
  road: Pick<MediaRoad, 'open' | 'signal'>,
  folder: string,
  lines: readonly HeardLine[],
): Promise<LaidLine[]> {
  await mkdir(join(folder, 'takes'), { recursive: true });
  const digits = String(lines.length).length;
  const laid: LaidLine[] = [];
  for (const [i, line] of lines.entries()) {
    road.signal?.throwIfAborted();
    const samples = await soundOfTake(await buffer(await road.open(line.sha256)), line.type);
    const sound = await layTake(folder, { place: i, digits, samples });
    const duration = millisecondsOf(samples.length, SAMPLE_RATE);
    laid.push({ line: line.line, phrases: line.phrases, sound, duration });
  }
  return laid;
}

/** Writes a take into a folder, named by its place; its path. */
export async function layTake(
  folder: string,
  { place, digits, samples }: { place: number; digits: number; samples: Int16Array },
): Promise<string> {
  const sound = `takes/${String(place + 1).padStart(digits, '0')}.wav`;
  await writeFile(join(folder, sound), writeWav(samples, SAMPLE_RATE));
  return sound;
}

/**
 * Writes a table read beside its takes: each scene and the chapter, levelled, with subtitles. Of the sound no
 * more than some lines are in memory at once.
 */
export async function writeTableRead(
  folder: string,
  laid: readonly LaidLine[],
  format: SoundFormat,
): Promise<TableRead> {
  await mkdir(join(folder, 'scenes'), { recursive: true });
  const chapter = await writePart(folder, laid, { name: 'chapter', format });
  const scenes: TableRead['scenes'] = [];
  for (let from = 0; from < laid.length; ) {
    const scene = laid[from]?.line.scene ?? null;
    let to = from + 1;
    while (to < laid.length && laid[to]?.line.scene === scene) to++;
    const name = `scenes/${String(scenes.length + 1).padStart(3, '0')}`;
    scenes.push({ scene, ...(await writePart(folder, laid.slice(from, to), { name, format })) });
    from = to;
  }
  return { chapter, scenes };
}

async function writePart(
  folder: string,
  laid: readonly LaidLine[],
  { name, format }: { name: string; format: SoundFormat },
): Promise<TableReadPart> {
  const { lines: placed, duration } = layOutLines(
    laid.map(({ line, duration: own }) => ({ ...line, duration: own })),
  );
  const read = async (i: number) =>
    readWav(await readFile(join(folder, laid[i]?.sound ?? ''))).samples;
  const [sound, srt, vtt] = [`${name}.${format}`, `${name}.srt`, `${name}.vtt`];
  await writeSoundFile(join(folder, sound), { format, rate: SAMPLE_RATE }, (file) =>
    assemble({ lines: placed, duration, read }, file),
  );
  const cues = cutCues(laid.map((each, i) => spokenAt(each, placed[i])));
  await writeFile(join(folder, srt), writeSrt(cues));
  await writeFile(join(folder, vtt), writeVtt(cues));
  return { sound, srt, vtt, duration, lines: laid.map((each, i) => timelineLine(each, placed[i])) };
}

const NOWHERE: Placed = { start: 0, duration: 0 };

/** What is said of a line, and when; a recording of one's own is one phrase. */
function spokenAt({ line, phrases, duration }: LaidLine, { start }: Placed = NOWHERE): SpokenLine {
  const said = phrases ?? [{ words: wordsOf(line), start: 0, end: duration }];
  return {
    speaker: line.speaker?.name ?? null,
    dual: line.dual,
    phrases: said.map((each) => ({
      words: each.words,
      start: start + each.start,
      end: start + each.end,
    })),
  };
}

function timelineLine(
  { line, sound }: LaidLine,
  { start, duration }: Placed = NOWHERE,
): TimelineLine {
  const { element, scene, speaker } = line;
  const text = wordsOf(line);
  return { element, scene, character: speaker?.name ?? null, text, sound, start, duration };
}

export function wordsOf({ parts }: ScriptLine): string {
  return parts
    .map(({ words }) => words)
    .filter((words) => words !== '')
    .join(' ');
}
