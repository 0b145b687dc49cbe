import type { ScriptItem } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import { refreshDesk } from '../data/refresh-desk.ts';

export type ParentVersion = Pick<ScriptItem, 'id' | 'book' | 'chapter' | 'style' | 'version'>;

/** Makes a text the next version of its parent's chapter and style; it is on the page when this resolves. */
export async function createVersion(
  { id, book, chapter, style }: ParentVersion,
  text: string,
): Promise<ScriptItem> {
  const made = await desk.createScript({
    params: { book: book ?? '', number: String(chapter ?? '') },
    body: { text, style, parent_id: id },
  });
  await refreshDesk();
  return made;
}
