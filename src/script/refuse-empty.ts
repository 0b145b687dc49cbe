import { AppError } from '../contract/error.ts';

/** @throws AppError `script.empty` for a screenplay without a letter */
export function refuseEmpty(text: string): void {
  if (/\p{L}/u.test(text)) return;
  throw new AppError('script.empty', 'the screenplay holds no word', {
    hint: 'Give a Fountain text with at least one scene.',
  });
}
