import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asker } from '../../turns/asker.ts';
import { millisecondsOf, SAMPLE_RATE } from '../audio/sound.ts';
import type { SoundFormat } from '../audio/sound-file.ts';
import type { ScriptLine } from '../lines/script-line.ts';
import type { Voice } from '../speech/voice.ts';
import type { LineTake } from './read-line.ts';
import { readScript } from './read-script.ts';
import { type LaidLine, layTake, type TableRead, writeTableRead } from './write-table-read.ts';

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

/**
 * Reads a script aloud into a folder, with nothing of it kept elsewhere: a take of each line, the scenes and the
 * chapter with subtitles. Of the sound no more than some lines are in memory at once.
 *
 * @throws AppError what reading, encoding and the disk refuse
 */
export async function makeTableRead({
  lines,
  folder,
  format,
  asker,
}: TableReadRequest): Promise<TableRead> {
  await mkdir(join(folder, 'takes'), { recursive: true });
  const laid: LaidLine[] = [];
  const digits = String(lines.length).length;
  await readScript(lines, asker, async (place, { samples, phrases }: LineTake) => {
    const line = lines[place];
    if (line === undefined) return;
    const sound = await layTake(folder, { place, digits, samples });
    const duration = millisecondsOf(samples.length, SAMPLE_RATE);
    laid[place] = { line, duration, sound, phrases };
  });
  return writeTableRead(folder, laid, format);
}
