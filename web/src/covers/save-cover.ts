import { AppError, type BookItem, MAX_COVER_BYTES } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import type { CoverChange } from './cover-field.tsx';

/**
 * Has a cover become what was chosen.
 * @throws AppError what the desk refuses; `media.too_large` for what it would not take to the end
 */
export async function saveCover(book: BookItem, change: CoverChange): Promise<void> {
  if (change === 'as it is') return;
  const params = { book: book.id };
  if (change === 'none') return desk.removeBookCover({ params });
  if (change.size > MAX_COVER_BYTES) {
    throw new AppError('media.too_large', `${change.name} is larger than 8 MB`, {
      hint: 'Make it smaller: 1,600 x 2,560 pixels are plenty.',
    });
  }
  await desk.setBookCover({ params, body: new Uint8Array(await change.arrayBuffer()) });
}
