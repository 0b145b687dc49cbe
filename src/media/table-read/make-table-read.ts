import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asker } from '../../turns/asker.ts';
import { millisecondsOf, SAMPLE_RATE } from '../audio/sound.ts';
import { type SoundFormat, writeSoundFile } from '../audio/sound-file.ts';
import { readWav, writeWav } from '../audio/wav.ts';
import type { ScriptLine } from '../lines/script-line.ts';
import type { Voice } from '../speech/voice.ts';
import type { TimelineLine } from '../timeline/timeline.ts';
import { assemble } from './assemble.ts';
import { cutCues, type SpokenLine } from './cut-cues.ts';
import { layOutLines, type Placed, type TimedLine } from './lay-out-lines.ts';
import type { LineTake, SpokenPhrase } from './read-line.ts';
import { readScript } from './read-script.ts';
import { writeSrt, writeVtt } from './write-subtitles.ts';

/** A line with the voice of who says it. */
export interface VoicedLine extends ScriptLine {
  voice: Voice;
}

export interface TableReadRequest {
  lines: readonly VoicedLine[];
  /** Where its files go; made where it is not there. */
  folder: string;
  /** Of the chapter and its scenes; the takes are WAV. */
  format: SoundFormat;
  asker: Asker;
}

/** A script as it was read aloud; paths are relative to its folder. */
export interface TableRead {
  chapter: TableReadPart;
  /** In their order; what stands before the first heading has no scene. */
  scenes: (TableReadPart & { scene: string | null })[];
}

/** A sound file with what is said in it, times from its own beginning. */
export interface TableReadPart {
  sound: string;
  srt: string;
  vtt: string;
  duration: number;
  lines: TimelineLine[];
}

/**
 * Reads a script aloud into a folder: a take of each line, the scenes and the chapter with subtitles.
 * Of the sound no more than some lines are in memory at once.
 * @throws AppError what reading, encoding and the disk refuse
 */
export async function makeTableRead(request: TableReadRequest): Promise<TableRead> {
  const { folder, lines } = request;
  for (const each of ['takes', 'scenes']) await mkdir(join(folder, each), { recursive: true });
  const taken = await takeLines(request);
  const chapter = await writePart(request, taken, 'chapter');
  const scenes: TableRead['scenes'] = [];
  for (let from = 0; from < taken.length; ) {
    const scene = lines[from]?.scene ?? null;
    let to = from + 1;
    while (to < taken.length && lines[to]?.scene === scene) to++;
    const name = `scenes/${String(scenes.length + 1).padStart(3, '0')}`;
    scenes.push({ scene, ...(await writePart(request, taken.slice(from, to), name)) });
    from = to;
  }
  return { chapter, scenes };
}

/** A line that was read: how long it takes, and where its take lies. */
interface TakenLine extends TimedLine {
  line: VoicedLine;
  sound: string;
  phrases: readonly SpokenPhrase[];
}

async function takeLines({ lines, folder, asker }: TableReadRequest): Promise<TakenLine[]> {
  const taken: TakenLine[] = [];
  const digits = String(lines.length).length;
  await readScript(lines, asker, async (i, { samples, phrases }: LineTake) => {
    const line = lines[i];
    if (line === undefined) return;
    const sound = `takes/${String(i + 1).padStart(digits, '0')}.wav`;
    await writeFile(join(folder, sound), writeWav(samples, SAMPLE_RATE));
    const { kind, scene, dual } = line;
    const duration = millisecondsOf(samples.length, SAMPLE_RATE);
    taken[i] = { line, kind, scene, dual, duration, sound, phrases };
  });
  return taken;
}

async function writePart(
  { folder, format }: TableReadRequest,
  taken: readonly TakenLine[],
  name: string,
): Promise<TableReadPart> {
  const { lines: placed, duration } = layOutLines(taken);
  const read = async (i: number) =>
    readWav(await readFile(join(folder, taken[i]?.sound ?? ''))).samples;
  const [sound, srt, vtt] = [`${name}.${format}`, `${name}.srt`, `${name}.vtt`];
  await writeSoundFile(join(folder, sound), { format, rate: SAMPLE_RATE }, (file) =>
    assemble({ lines: placed, duration, read }, file),
  );
  const cues = cutCues(taken.map((each, i) => spokenAt(each, placed[i])));
  await writeFile(join(folder, srt), writeSrt(cues));
  await writeFile(join(folder, vtt), writeVtt(cues));
  const lines = taken.map((each, i) => timelineLine(each, placed[i]));
  return { sound, srt, vtt, duration, lines };
}

function spokenAt({ line, phrases }: TakenLine, { start } = NOWHERE): SpokenLine {
  return {
    speaker: line.speaker?.name ?? null,
    dual: line.dual,
    phrases: phrases.map((each) => ({
      words: each.words,
      start: start + each.start,
      end: start + each.end,
    })),
  };
}

function timelineLine({ line, sound }: TakenLine, { start, duration } = NOWHERE): TimelineLine {
  const { element, scene, speaker, parts } = line;
  const text = parts
    .map(({ words }) => words)
    .filter((words) => words !== '')
    .join(' ');
  return { element, scene, character: speaker?.name ?? null, text, sound, start, duration };
}

const NOWHERE: Placed = { start: 0, duration: 0 };
