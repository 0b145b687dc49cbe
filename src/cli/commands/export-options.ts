import { type Command, Option } from 'commander';
import {
  AppError,
  EXPORT_FORMATS,
  type ExportFormat,
  PAPER_NAMES,
  type PaperName,
} from '../../contract/index.ts';
import type { ExportedScript } from '../../script/export-script.ts';
import { writeNew } from '../write-new.ts';

export interface ExportOptions {
  format: ExportFormat;
  output?: string;
  character?: string;
  paper: PaperName;
  sceneNumbers?: boolean;
}

/** What every command that writes a script out takes. */
export function withExportOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--format <format>', 'the format').choices(EXPORT_FORMATS).default('fountain'),
    )
    .option('-o, --output <file>', 'write to a new file')
    .option('--character <name>', 'only the sides of one character: their speeches, scene by scene')
    .addOption(
      new Option('--paper <paper>', 'what pages are set on').choices(PAPER_NAMES).default('letter'),
    )
    .option('--scene-numbers', 'print the scene numbers that headings carry');
}

export function exportQuery({ format, character, paper, sceneNumbers = false }: ExportOptions) {
  return {
    format,
    paper,
    scene_numbers: sceneNumbers,
    ...(character === undefined ? {} : { character }),
  };
}

export interface RevisionOptions {
  since?: string;
  revisionColour?: string;
  revisionName?: string;
  revisionDate?: string;
}

export function withRevisionOptions(command: Command): Command {
  return command
    .option(
      '--since <version>',
      'as a revision of this version: what is new is marked, pages and scenes keep their numbers (pdf, fdx)',
    )
    .option('--revision-colour <colour>', 'Blue, Pink, Yellow, ... (default: Blue)')
    .option('--revision-name <name>', "above the pages, in place of the colour's")
    .option('--revision-date <date>', 'as it is printed (default: the day of the last change)');
}

export function revisionQuery({
  since,
  revisionColour,
  revisionName,
  revisionDate,
}: RevisionOptions) {
  return {
    since,
    revision_colour: revisionColour,
    revision_name: revisionName,
    revision_date: revisionDate,
  };
}

/** Writes it to the file that was named; else it is the text to print, which only a text can be. */
export async function deliver(
  { content, mediaType, handle }: ExportedScript,
  { output, format }: ExportOptions,
): Promise<{ json: { file: string } | { text: string }; text: string }> {
  if (output !== undefined) {
    await writeNew(output, content);
    return { json: { file: output }, text: `Wrote ${handle} to ${output}.` };
  }
  if (!/charset=utf-8$/.test(mediaType)) {
    throw new AppError('usage', `${format} is no text to print`, {
      hint: 'Name a file: -o FILE',
    });
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
  return { json: { text }, text };
}
