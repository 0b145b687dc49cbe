import { z } from 'zod';

export const LARGEST_PAGE = 200;
const USUAL_PAGE = 50;

/** How every listing with many rows is asked for. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number<string>().int().min(1).max(LARGEST_PAGE).default(USUAL_PAGE),
  /** `next` of the page before; nothing else. */
  cursor: z.string().max(500).optional(),
});
export type PageQuery = z.output<typeof PageQuery>;

/** One page of a listing; `next` is the cursor of the page after it, null on the last. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

export interface Page<Item> {
  items: Item[];
  next: string | null;
}
