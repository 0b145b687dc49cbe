import type { Chapter, ChapterState } from '../../../contract/index.ts';
import type { CliContext } from '../../context.ts';
import { type Column, table } from '../../output/table.ts';

const CHAPTER: Column<Chapter>[] = [
  { title: '#', value: (each) => each.number, align: 'right' },
  { title: 'title', value: (each) => each.title },
  { title: 'words', value: (each) => each.words, align: 'right' },
];

/** Chapters as people read them. */
export function chapterTable(context: CliContext, chapters: Chapter[]): string {
  return table(chapters, CHAPTER, {
    width: context.width,
    paintTitle: (cell) => context.paint('bold', cell),
  });
}

/** Chapters with what their scripts have come to. */
export function chapterStateTable(context: CliContext, chapters: ChapterState[]): string {
  return table<ChapterState>(
    chapters,
    [
      ...CHAPTER,
      { title: 'versions', value: (each) => each.versions, align: 'right' },
      { title: 'active', value: (each) => each.active ?? '-' },
    ],
    { width: context.width, paintTitle: (cell) => context.paint('bold', cell) },
  );
}
