import { z } from 'zod';
import { type BookItem, DEFAULT_STYLE, type Job } from '../../../src/contract/index.ts';

type Books = readonly Pick<BookItem, 'id' | 'handle' | 'title'>[];

/**
 * What a job does, and to what: `Draft chapter 2 of The Sign of the Four`.
 *
 * @param books those that the page knows; another one is called as the job calls it
 */
export function jobTitle(
  { kind, input, result }: Pick<Job, 'kind' | 'input' | 'result'>,
  books: Books,
) {
  const { book, chapter, script, file_name } = input;
  const title = titleOf(String(book), books);
  switch (kind) {
    case 'import':
      return `Import ${file_name}`;
    case 'read-book':
      return `Read who is in ${title}`;
    case 'draft':
      return `Draft chapter ${chapter} of ${title}`;
    case 'draft-all':
      return `Draft every chapter of ${title}`;
    case 'evaluate':
      return `Evaluate ${versionTitle(String(script), result, books)}`;
    case 'table-read':
      return `Read ${versionTitle(String(script), result, books)} aloud`;
    case 'storyboard':
      return `Draw ${versionTitle(String(script), result, books)}`;
    case 'animatic':
      return `Film ${versionTitle(String(script), result, books)}`;
    case 'handoff':
      return `Hand off ${versionTitle(String(script), result, books)}`;
    case 'produce':
      return `Make everything of ${versionTitle(String(script), result, books)}`;
    default:
      // A newer desk knows more kinds.
      return book === undefined ? kind : `${kind} of ${title}`;
  }
}

const titleOf = (book: string, books: Books) =>
  books.find(({ id, handle }) => id === book || handle === book)?.title ?? book;

const Made = z.object({ script: z.object({ handle: z.string() }) });

/** `version 2 of chapter 3 of ...`, by the handle, which the result says where an id was asked for. */
function versionTitle(asked: string, result: unknown, books: Books): string {
  const made = Made.safeParse(result);
  const [book = '', chapter, ...rest] = (made.success ? made.data.script.handle : asked).split('/');
  if (chapter === undefined) return 'a version';
  const version = rest.at(-1)?.match(/^v(\d+)$/)?.[1];
  const style = rest.length === 2 && rest[0] !== DEFAULT_STYLE ? ` in the style ${rest[0]}` : '';
  const which = version === undefined ? '' : `version ${version}${style} of `;
  return `${which}chapter ${chapter} of ${titleOf(book, books)}`;
}
