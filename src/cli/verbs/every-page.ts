import { LARGEST_PAGE, type Page } from '../../contract/index.ts';

/** The items of every page of a listing: a command has no cursor to go on with. */
export async function everyPage<Item>(
  listing: (at: { limit: string; cursor?: string }) => Promise<Page<Item>>,
): Promise<Item[]> {
  const found: Item[] = [];
  let cursor: string | null = null;
  do {
    const at: { cursor?: string } = cursor === null ? {} : { cursor };
    const { items, next }: Page<Item> = await listing({ limit: String(LARGEST_PAGE), ...at });
    found.push(...items);
    cursor = next;
  } while (cursor !== null);
  return found;
}
