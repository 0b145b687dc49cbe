import { diffArrays } from 'diff';

export interface WordChange {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond this many changed words a text counts as replaced. */
const MAX_EDITS = 400;

/** Words in any script; where words are written without spaces (Chinese, Japanese), characters. */
const TOKENS =
  /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}'’])+|[^\s]/gu;

/** What became of the words: all but `added` make up `before`, all but `removed` make up `after`. */
export function diffWords(before: string, after: string): WordChange[] {
  const changes = diffArrays(tokensOf(before), tokensOf(after), { maxEditLength: MAX_EDITS });
  if (changes === undefined) return joinChanges([removal(before), addition(after)]);
  return joinChanges(
    changes.map(({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })),
  );
}

/** Words, and what stands between them, in order. */
export function tokensOf(text: string): string[] {
  return text.match(TOKENS) ?? [];
}

function removal(text: string): WordChange {
  return { kind: 'removed', text };
}

function addition(text: string): WordChange {
  return { kind: 'added', text };
}

/** Neighbouring changes become one, over the space between them, so that they read as phrases. */
function joinChanges(changes: WordChange[]): WordChange[] {
  const result: WordChange[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') result.push(removal(removed));
    if (added !== '') result.push(addition(added));
    removed = '';
    added = '';
  };
  changes.forEach(({ kind, text }, i) => {
    const inside = text.trim() === '' && removed !== '' && added !== '' && i < changes.length - 1;
    if (kind !== 'added' && (kind === 'removed' || inside)) removed += text;
    if (kind !== 'removed' && (kind === 'added' || inside)) added += text;
    if (kind !== 'same' || inside) return;
    flush();
    result.push({ kind, text });
  });
  flush();
  return result;
}
