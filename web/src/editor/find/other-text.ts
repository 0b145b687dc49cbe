import { getSearchQuery, type SearchQuery } from '@codemirror/search';
import { type EditorState, Facet, type Text } from '@codemirror/state';
import type { Stretch } from '../../text/paragraphs.ts';
import { MOST_MATCHES } from './count-matches.ts';

/** A text beside the script, in which the same is sought. */
export interface OtherText {
  text: Text;
  /** Told of all that was found, and which of them is to be shown; -1 for none. */
  onFound: (all: readonly Stretch[], at: number) => void;
}

export const otherText = Facet.define<OtherText, OtherText | null>({
  combine: ([first = null]) => first,
});

/** Where the other text has what is sought, at most as often as is counted. */
export function findInOther(state: EditorState): readonly Stretch[] {
  const other = state.facet(otherText);
  const query = getSearchQuery(state);
  return other === null || !query.valid ? [] : matchesOf(query, other.text);
}

function matchesOf(query: SearchQuery, text: Text): Stretch[] {
  const found: Stretch[] = [];
  const cursor = query.getCursor(text);
  for (let next = cursor.next(); next.done !== true; next = cursor.next()) {
    if (found.length === MOST_MATCHES) break;
    found.push({ from: next.value.from, to: next.value.to });
  }
  return found;
}

/** `4 in the prose`. */
export function describeOther({ length }: readonly Stretch[]): string {
  return `${length === MOST_MATCHES ? `${length}+` : length} in the prose`;
}
