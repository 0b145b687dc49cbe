import { groupItems } from '../compare/item.ts';
import { alignGroups } from '../compare.ts';
import { isPrinted } from '../is-printed.ts';
import type { Element, Screenplay } from '../types.ts';

/** An element of each draft, or of one alone. */
export interface AlignedElements {
  before: Element | null;
  after: Element | null;
  same: boolean;
  /** Its scene stands in another place than before. */
  moved: boolean;
  /** Its whole scene is in one of the drafts alone. */
  alone: boolean;
}

/** The printed elements of two drafts beside each other, in the order of the later one. */
export function alignDrafts(before: Screenplay, after: Screenplay): AlignedElements[] {
  const { heads, scenes } = alignGroups(groupItems(before), groupItems(after));
  // The first of the heads is the title page's.
  return [...heads.slice(1), ...scenes].flatMap(({ aligned, moved, matched }) =>
    aligned.flatMap((each) => {
      const old = printed(before, each.before?.at);
      const now = printed(after, each.after?.at);
      if (old === null && now === null) return [];
      const same = each.before?.key === each.after?.key;
      return [{ before: old, after: now, same, moved, alone: !matched }];
    }),
  );
}

function printed({ elements }: Screenplay, at: number | undefined): Element | null {
  const element = at === undefined ? undefined : elements[at];
  return element !== undefined && isPrinted(element) ? element : null;
}
