/** Keeps `[[` and a boneyard's opening from being taken for the start of hidden text. */
export function escapeMarks(text: string): string {
  return text.replace(/\/\*|\[\[/g, '\\$&');
}

/** A note's text cannot hold the mark that ends a note. */
export function partBrackets(noteText: string): string {
  return noteText.replace(/\](?=\])/g, '] ');
}
