import type { BookItem } from '../../../src/contract/index.ts';
import { useFileSource } from '../cast/use-file-source.ts';
import { desk } from '../data/desk.ts';
import { CoverFrame } from './cover-frame.tsx';

type Covered = Pick<BookItem, 'id' | 'title' | 'cover'>;

/** The cover of a book, where it has one. */
export function CoverPicture({ book, className }: { book: Covered; className: string }) {
  const { cover } = book;
  if (cover === null) return null;
  return <ShownCover key={cover.sha256} book={{ ...book, cover }} className={className} />;
}

interface ShownCoverProps {
  book: Covered & { cover: NonNullable<BookItem['cover']> };
  className: string;
}

function ShownCover({ book: { id, title, cover }, className }: ShownCoverProps) {
  // Another cover has another address: a browser would go on showing the one that it has.
  const { source } = useFileSource({
    url: `/v1/books/${id}/cover?sha256=${cover.sha256}`,
    read: () => desk.readBookCover({ params: { book: id }, query: { sha256: cover.sha256 } }),
  });
  return <CoverFrame source={source} alt={`Cover of ${title}`} className={className} />;
}
