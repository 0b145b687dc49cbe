import { ABBREVIATIONS } from '../words/titles.ts';

/** What ends a sentence, with closing marks; the next one begins with a capital or a mark. */
const END = /(?<![.!?…])[.!?…]+["'”’»)\]_]*\s+(?=["'“‘«([_]*[\p{Lu}\p{N}])/gu;

/** Splits narration into sentences; white space becomes single spaces. */
export function splitSentences(text: string): string[] {
  const flat = text.replace(/\s+/g, ' ').trim();
  const sentences: string[] = [];
  let from = 0;
  for (const match of flat.matchAll(END)) {
    const end = match.index + match[0].length;
    if (
      match[0].startsWith('.') &&
      endsWithAbbreviation(flat.slice(Math.max(from, match.index - 12), match.index))
    )
      continue;
    sentences.push(flat.slice(from, end).trim());
    from = end;
  }
  const rest = flat.slice(from).trim();
  if (rest !== '') sentences.push(rest);
  return sentences;
}

function endsWithAbbreviation(before: string): boolean {
  const word = /(?:^|[^\p{L}])(\p{L}+)$/u.exec(before)?.[1] ?? '';
  return ABBREVIATIONS.has(word.toLowerCase()) || (/^\p{Lu}$/u.test(word) && word !== 'I');
}
