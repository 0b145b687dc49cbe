import { AppError } from '../../contract/error.ts';
import { MAX_PARAGRAPHS } from './limits.ts';

/** @throws AppError book.too_large where a book has more paragraphs than any novel */
export function refuseTooMany(paragraphs: number): void {
  if (paragraphs <= MAX_PARAGRAPHS) return;
  throw new AppError(
    'book.too_large',
    `The book has more than ${MAX_PARAGRAPHS} paragraphs, which no novel has.`,
    { hint: 'Split it into several books.' },
  );
}
