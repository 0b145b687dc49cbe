/** What a draft is made of; every text is one line. */
export type DraftElement =
  | { kind: 'heading'; text: string }
  | { kind: 'action'; text: string }
  | {
      kind: 'speech';
      cue: string;
      extensions: string[];
      parenthetical: string | null;
      text: string;
    };

/** Lines that Fountain would read as something else than action. */
const NOT_ACTION = /^(?:[#=>~.!@]|(?:INT|EXT|EST|I\.?\/E)\b)|TO:$/i;
const LOWER_CASE = /\p{Ll}/u;

/** Writes title page and elements so that they read back as what they are. */
export function writeFountain(
  titlePage: [key: string, value: string][],
  elements: DraftElement[],
): string {
  const page = titlePage.map(([key, value]) => `${key}: ${oneLine(value)}`).join('\n');
  return `${[page, ...elements.map(writeElement)].join('\n\n')}\n`;
}

function writeElement(element: DraftElement): string {
  if (element.kind === 'heading') return oneLine(element.text);
  if (element.kind === 'action') return writeAction(oneLine(element.text));
  const cue = [element.cue, ...element.extensions.map((extension) => `(${extension})`)].join(' ');
  const natural = /^\p{Lu}/u.test(cue) && !LOWER_CASE.test(element.cue) && !NOT_ACTION.test(cue);
  const lines = [natural ? cue : `@${cue}`];
  if (element.parenthetical !== null) lines.push(`(${oneLine(element.parenthetical)})`);
  lines.push(...writeDialogue(oneLine(element.text)));
  return lines.join('\n');
}

/** Action in capitals only would be a cue. */
function writeAction(text: string): string {
  return NOT_ACTION.test(text) || !LOWER_CASE.test(text) ? `!${text}` : text;
}

/** Words in parentheses would be a parenthetical, and a mark in front would hide itself. */
function writeDialogue(text: string): string[] {
  const plain = text.replace(/^(?:[#=>~!@\s]|\.(?=[\p{L}\p{N}]))+/u, '');
  if (!/^\(.*\)$/.test(plain)) return [plain];
  const words = plain.split(' ');
  if (words.length === 1) return [plain.slice(1, -1)];
  return [words.slice(0, -1).join(' '), words.at(-1) ?? ''];
}

/** One line without note and boneyard marks. */
function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\[(?=\[)/g, '[ ')
    .replace(/\](?=\])/g, '] ')
    .replace(/\/(?=\*)/g, '/ ')
    .replace(/\*(?=\/)/g, '* ');
}
