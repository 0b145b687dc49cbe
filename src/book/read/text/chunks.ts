import { refuseTooMany } from '../refuse-too-many.ts';

/** Lines that stand together between blank lines. */
export interface Chunk {
  /** Without spaces at their ends; indentation is kept. */
  lines: string[];
  /** Blank lines above. */
  blanks: number;
}

/** Tabs in old files indent paragraphs; their width only has to tell indented from not. */
const TAB = '    ';

/** @throws AppError book.too_large */
export function splitChunks(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let lines: string[] = [];
  let blanks = 0;
  let blanksAbove = 0;
  for (const raw of text.split('\n')) {
    const line = raw.trimEnd();
    if (line === '') {
      refuseTooMany(chunks.length);
      if (lines.length > 0) chunks.push({ lines, blanks: blanksAbove });
      lines = [];
      blanks++;
      continue;
    }
    if (lines.length === 0) {
      blanksAbove = blanks;
      blanks = 0;
    }
    lines.push(line.includes('\t') ? line.replaceAll('\t', TAB) : line);
  }
  if (lines.length > 0) chunks.push({ lines, blanks: blanksAbove });
  return chunks;
}

/** A chunk as one line. */
export function chunkText(chunk: Chunk): string {
  return chunk.lines.map((line) => line.trim()).join(' ');
}
