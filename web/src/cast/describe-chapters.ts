/** `chapter 2`, `chapters 1–3, 5`: runs are joined. */
export function describeChapters(chapters: readonly { number: number }[]): string {
  const runs: [first: number, last: number][] = [];
  for (const { number } of chapters) {
    const run = runs.at(-1);
    if (run !== undefined && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  const said = runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  return `${chapters.length === 1 ? 'chapter' : 'chapters'} ${said.join(', ')}`;
}
