const MOST = 3;

/** The names that take the fewest edits to come from the wanted one, the nearest first; at most three. */
export function nearest(wanted: string, names: string[]): string[] {
  return names
    .map((name) => ({ name, edits: editDistance(wanted.toLowerCase(), name.toLowerCase()) }))
    .sort((one, other) => one.edits - other.edits)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** Levenshtein's: how many letters are added, left out or changed. */
function editDistance(one: string, other: string): number {
  const letters = [...other];
  let row = [0, ...letters.map((_, column) => column + 1)];
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (const [column, meant] of letters.entries()) {
      const changed = (row[column] ?? 0) + (letter === meant ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
