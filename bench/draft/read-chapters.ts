import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LONGEST_END } from '../../src/book/find-end-before.ts';
import { readBook } from '../../src/book/read/read-book.ts';
import { splitParagraphs } from '../../src/prose/sentences/split-paragraphs.ts';
import type { MarkedChapter } from './marks.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface ReadMarked {
  marks: MarkedChapter;
  /** "HowardsEnd 17". */
  name: string;
  title: string;
  text: string;
  /** The chapter before, as a draft is given it. */
  before: string | undefined;
}

/** Reads a chapter that was marked; null without its book. */
export async function readMarked(marks: MarkedChapter, corpus: string): Promise<ReadMarked | null> {
  const isOwn = marks.file.startsWith('samples/');
  const file = path.join(isOwn ? ROOT : corpus, marks.file);
  if (!existsSync(file)) return null;
  const book = await readBook(readFileSync(file), path.basename(file));
  const chapter = book.chapters[marks.chapter - 1];
  if (chapter === undefined) {
    throw new Error(
      `${marks.file} is marked in chapter ${marks.chapter}, and has ${book.chapters.length}.`,
    );
  }
  const text = stretchOf(chapter.text, marks.stretch);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const name = `${nameOf(marks.file)} ${marks.chapter}`;
  if (sha256 !== marks.sha256) {
    throw new Error(
      `The text of ${name} has the hash ${sha256}, and the one that was marked ${marks.sha256}. ` +
        'Mark it again: the paragraphs are counted in that text.',
    );
  }
  const before = beforeIt(book.chapters[marks.chapter - 2]?.text, chapter.text, marks.stretch);
  return { marks, name, title: chapter.title, text, before };
}

/** What goes before a stretch in its own chapter, else the chapter before. */
function beforeIt(
  chapter: string | undefined,
  text: string,
  stretch: MarkedChapter['stretch'],
): string | undefined {
  if (stretch === undefined || stretch[0] === 0) return chapter?.slice(-LONGEST_END);
  return text.slice(0, splitParagraphs(text)[stretch[0]]?.start).slice(-LONGEST_END);
}

function stretchOf(text: string, stretch: MarkedChapter['stretch']): string {
  if (stretch === undefined) return text;
  const paragraphs = splitParagraphs(text);
  return text.slice(paragraphs[stretch[0]]?.start, paragraphs[stretch[1]]?.end);
}

/** "HowardsEnd" of "dialogue/HowardsEnd/novel.txt", else the file's own name. */
function nameOf(file: string): string {
  const { name, dir } = path.parse(file);
  return name === 'novel' ? path.basename(dir) : name;
}
