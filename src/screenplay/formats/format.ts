import type { FormatName, ImportFinding, PaperName } from '../../contract/screenplay-format.ts';
import type { Revision } from '../revision/revise-elements.ts';
import type { Screenplay } from '../types.ts';

/** A script as it is written out: its Fountain text, and that text read. */
export interface ScriptToWrite {
  text: string;
  screenplay: Screenplay;
}

export interface WriteOptions {
  /** What the script is called where its title page does not say. */
  title: string;
  paper: PaperName;
  /** Scene numbers in both margins; scenes without one are given one. */
  sceneNumbers: boolean;
  /** Write it as a revision of an earlier draft; of formats that mark those. */
  revision?: Revision;
}

/** A file to be read, by its bytes or by its text, whichever the format is made of. */
export interface ScriptFile {
  bytes: Uint8Array;
  /**
   * With its form feeds where it is text of pages.
   * @throws AppError where the bytes are no text
   */
  decode(how?: { pages: boolean }): string;
}

export interface ReadScript {
  /** The script, in Fountain. */
  text: string;
  findings: ImportFinding[];
}

export interface ScreenplayWriter extends FormatName {
  /** Also a short script takes long, and is written in a thread. */
  isLong?: true;
  write(script: ScriptToWrite, options: WriteOptions): Uint8Array | Promise<Uint8Array>;
}

export interface ScreenplayReader extends FormatName {
  read(file: ScriptFile): ReadScript | Promise<ReadScript>;
}

const encoder = new TextEncoder();

export function encode(text: string): Uint8Array {
  return encoder.encode(text);
}
