import type { ScriptItem, ScriptItemDetail } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { toast } from '../ui/toast-store.ts';

/** Makes a text the next version of a script's chapter and style. */
export async function saveAsVersion(
  { book, chapter, style, id }: ScriptItemDetail,
  text: string,
): Promise<ScriptItem> {
  const made = await desk.createScript({
    params: { book: book ?? '', number: String(chapter ?? '') },
    body: { text, style, parent_id: id },
  });
  await refreshDesk();
  toast({ tone: 'good', title: `Kept as version ${made.version}` });
  return made;
}
