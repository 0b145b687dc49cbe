/** `MRS. ALDA QUILL` as a name: `Mrs. Alda Quill`. A cue in mixed case is kept as it is. */
export function nameOfCue(cue: string): string {
  if (cue !== cue.toUpperCase()) return cue;
  return cue
    .toLowerCase()
    .replace(/(^|[\s.\-'’(])(\p{L})/gu, (all, before: string, letter: string) =>
      /['’]/.test(before) && all.length === 2 ? all : before + letter.toUpperCase(),
    );
}
