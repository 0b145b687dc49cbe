/** A run of emphasis marks that may still find its other half. */
interface OpenRun {
  start: number;
  /** How many of its marks are still unmatched. */
  left: number;
}

/**
 * The text as it is spoken or printed: without the marks of `*italics*`, `**bold**`,
 * `***both***` and `_underline_`, and without the backslash of `\*`, `\_` and `\\`.
 *
 * Fountain's rules: a mark that opens stands before a character that is no space, one that closes
 * behind one, and both stand on one line. A mark without its other half stays. Underscores inside
 * a word stay too (`snake_case`). Linear in the length of the text.
 */
export function plain(text: string): string {
  if (!/[*_\\]/.test(text)) return text;
  return text.split('\n').map(plainLine).join('\n');
}

function plainLine(line: string): string {
  const drop = new Set<number>();
  const open: Record<string, OpenRun[]> = { '*': [], _: [] };
  let i = 0;
  while (i < line.length) {
    const mark = line.charAt(i);
    if (mark === '\\' && /[*_\\]/.test(line.charAt(i + 1))) {
      drop.add(i);
      i += 2;
      continue;
    }
    const runs = open[mark];
    const start = i++;
    if (runs === undefined) continue;
    while (line.charAt(i) === mark) i++;
    matchRun(line, { start, end: i, mark }, runs, drop);
  }
  return [...keep(line, drop)].join('');
}

function matchRun(
  line: string,
  { start, end, mark }: { start: number; end: number; mark: string },
  runs: OpenRun[],
  drop: Set<number>,
): void {
  const before = line.charAt(start - 1);
  const after = line.charAt(end);
  const inWord = mark === '_' && isWordCharacter(before) && isWordCharacter(after);
  const closes = before.trim() !== '' && !inWord;
  const opens = after.trim() !== '' && !inWord;
  let from = start;
  for (let run = runs.at(-1); closes && run && from < end; run = runs.at(-1)) {
    const count = Math.min(run.left, end - from);
    for (let k = 0; k < count; k++) {
      drop.add(run.start + run.left - 1 - k);
      drop.add(from + k);
    }
    run.left -= count;
    from += count;
    if (run.left === 0) runs.pop();
  }
  if (opens && from < end) runs.push({ start: from, left: end - from });
}

function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

function* keep(line: string, drop: Set<number>): Generator<string> {
  let from = 0;
  for (const at of [...drop].sort((a, b) => a - b)) {
    yield line.slice(from, at);
    from = at + 1;
  }
  yield line.slice(from);
}
