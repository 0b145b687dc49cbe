/**
 * Whether somebody or something is found by what was typed: each word of it stands in a name, in
 * any order, whatever its case and accents.
 */
export function matchesName(sought: string, names: readonly string[]): boolean {
  const all = folded(names.join('\n'));
  return folded(sought)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
