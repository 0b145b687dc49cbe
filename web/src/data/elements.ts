import { queryOptions } from '@tanstack/react-query';
import type { ScriptElement } from '../../../src/contract/index.ts';
import { desk } from './desk.ts';

/** All elements of a version as it was stored at a time, and when what they were read from was. */
export const elementsQuery = (script: string, stored: string) =>
  queryOptions({
    // Apart from the version's own key: no save asks for them anew.
    queryKey: ['elements', script, stored],
    queryFn: async ({ signal }) => {
      const items: ScriptElement[] = [];
      let cursor: string | undefined;
      for (;;) {
        const page = await desk.listElements({ params: { script }, query: { cursor }, signal });
        items.push(...page.items);
        if (page.next === null) return { items, stored: page.script.updated_at };
        cursor = page.next;
      }
    },
    // What is typed from here on comes from nowhere, and the editor carries along what was there.
    staleTime: Number.POSITIVE_INFINITY,
  });
