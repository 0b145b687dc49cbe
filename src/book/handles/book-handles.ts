const LONGEST = 60;

function slug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return words.slice(0, LONGEST).replace(/-+$/, '') || 'book';
}

/**
 * Names that people can type for books: the title in lower-case words joined by hyphens, at most
 * 60 characters. Of two books with one title the older keeps the plain name and the other gets `-2`.
 *
 * @param books every book that the caller can see, oldest first
 */
export function bookHandles(books: { id: string; title: string }[]): Map<string, string> {
  const handles = new Map<string, string>();
  const taken = new Set<string>();
  for (const book of books) {
    const base = slug(book.title);
    let handle = base;
    for (let n = 2; taken.has(handle); n += 1) handle = `${base}-${n}`;
    taken.add(handle);
    handles.set(book.id, handle);
  }
  return handles;
}
