import { z } from 'zod';

/** What people write in the place of an id: long enough for any handle. */
const Wanted = z.string().trim().min(1).max(500);

export const BookParams = z.strictObject({
  /** Id, handle, title, or a part of the handle that only one book has. */
  book: Wanted,
});
export const ChapterParams = BookParams.extend({
  number: z
    .union([z.string(), z.int()])
    .transform(String)
    .pipe(z.string().regex(/^[1-9]\d{0,5}$/, 'a chapter is named by its number, from 1'))
    .transform(Number),
});
export const ScriptParams = z.strictObject({
  /** Id, or handle `book/chapter/style/vN` with its slashes escaped. */
  script: Wanted,
});
/** A switch of a query: off unless it is `true`. */
export const Flag = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .default(false)
  .transform((value) => value === true || value === 'true');
export const CharacterParams = z.strictObject({ character: z.uuid() });
