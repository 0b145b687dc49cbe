import { findBook } from '../../book/find-book.ts';
import { findCharacter } from '../../cast/find-character.ts';
import type { Road } from '../../db/road.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import { wholeLook } from '../looks/present-look.ts';
import { readLooks } from '../looks/read-looks.ts';
import type { PortraitFormat } from './draw-portrait-file.ts';

const drawing = pureWork<typeof import('./draw-portrait-file.ts'), 'drawPortraitFile'>(
  'media/portraits/draw-portrait-file',
  'drawPortraitFile',
);

const MEDIA_TYPES = { png: 'image/png', svg: 'image/svg+xml' } as const;

export interface PortraitFile {
  mediaType: string;
  content: Uint8Array;
}

/** The portrait of a character, drawn by its look as the panels of a storyboard have it. */
export async function drawPortrait(
  road: Road,
  { book: wanted, who, format }: { book: string; who: string; format: PortraitFormat },
): Promise<PortraitFile> {
  const { id, cast } = await road.look(async (trx) => {
    const book = await findBook(trx, wanted);
    const found = await findCharacter(trx, book, who);
    const rows = await readLooks(trx, book);
    const sitters = rows.map((row) => ({ id: row.id, look: wholeLook(row), seed: row.seed }));
    return { id: found.id, cast: sitters.sort((one, other) => (one.id < other.id ? -1 : 1)) };
  });
  const content = await inThread(drawing, [cast, id, format], road);
  return { mediaType: MEDIA_TYPES[format], content };
}
