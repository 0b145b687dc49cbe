import { sentenceSpans } from '../../prose/sentences/split-sentences.ts';

/** Characters of a caption; a panel cuts what does not fit its width. */
const LONGEST_CAPTION = 140;
/** Of a text that is far longer only this much is read. */
const READ = 1_000;

/** The first sentence of what is seen. */
export function captionOfAction(text: string): string {
  const read = text.slice(0, READ);
  const [first] = sentenceSpans(read);
  return shorten(first === undefined ? read : read.slice(first.start, first.end));
}

/** A heading as it stands: the point of `INT.` ends no sentence. */
export function captionOfPlace(heading: string): string {
  return shorten(heading.slice(0, READ));
}

export function captionOfSpeech(name: string, off: boolean, text: string): string {
  return shorten(`${name}${off ? ' (off)' : ''}: ${text.slice(0, READ)}`);
}

/** Cut between words, with an ellipsis. */
function shorten(text: string, longest = LONGEST_CAPTION): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 1);
  const space = cut.lastIndexOf(' ');
  const kept = space > longest / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '');
  return `${kept.replace(/[\s,.;:–—-]+$/, '')}…`;
}
