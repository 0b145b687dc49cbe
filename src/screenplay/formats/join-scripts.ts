import { parseFountain } from '../fountain/parse.ts';
import { serializeFountain } from '../fountain/serialize.ts';
import type { Element, TitlePageEntry, Unplaced } from '../types.ts';

/**
 * The scripts of a book's chapters as one: its own title page, and each chapter on a page of its own
 * below a section that names it. What a chapter's title page says is not carried over.
 */
export function joinScripts(
  { title, author }: { title: string; author: string | null },
  chapters: readonly { title: string; text: string }[],
): string {
  const elements: Unplaced<Element>[] = [];
  chapters.forEach((chapter, i) => {
    if (i > 0) elements.push({ type: 'page_break', text: '' });
    const name = chapter.title.replace(/\s+/g, ' ').trim();
    if (name !== '') elements.push({ type: 'section', text: name, depth: 1 });
    for (const element of parseFountain(chapter.text).elements) elements.push(element);
  });
  const titlePage: Unplaced<TitlePageEntry>[] = [
    { key: 'Title', values: [oneLine(title)] },
    ...(author === null ? [] : [{ key: 'Source', values: [oneLine(author)] }]),
  ];
  return serializeFountain({ titlePage, elements });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
