/**
 * What stands from `from` to `to` becomes `insert`. Of several in one edit, offsets are those of the
 * text before it; they stand in order, and none reaches over another.
 */
export interface TextChange {
  from: number;
  to: number;
  insert: string;
}

export function applyChanges(text: string, changes: readonly TextChange[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, insert } of changes) {
    pieces.push(text.slice(at, from), insert);
    at = to;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
