import type { Block } from '../block.ts';

/** A block that begins with a capital set apart from the rest of its word. */
export interface DropCapital {
  block: Block;
  letters: string;
}

/** Quotation marks and one to four letters: "T", "“Th", "TH". */
const CAPITAL = /^["“‘«„¿¡'—–-]*\p{Lu}\p{L}{0,3}$/u;

/** Capitals that are words of their own in some language: "A lamp", "I ran", "O quay", "Y así". */
const WORDS = new Set('AIOYEUÀÉÓÔ');

const INITIAL_IN_ALT =
  /\b(?:initial|letter|capital|drop[\s-]?cap(?:ital)?|versal|lettrine|initiale)\b[\s:-]*["“'‘]?(\p{Lu})["”'’]?$|^["“'‘]?(\p{Lu})["”'’]?\s*[,(]?\s*(?:illuminated|decorated|ornamental|initial|drop)/iu;

export function isDropCapital(text: string): boolean {
  return CAPITAL.test(text);
}

/** The letter that a picture shows, by its alternative text, or null. */
export function pictureLetters(alt: string, apart: boolean): string | null {
  if (/^["“‘«]?\p{Lu}$/u.test(alt) || (apart && CAPITAL.test(alt))) return alt;
  const told = INITIAL_IN_ALT.exec(alt);
  const letter = told?.[1] ?? told?.[2];
  return letter && letter === letter.toUpperCase() ? letter : null;
}

/** Joins each capital to its word: "N obody" is "Nobody", "A lamp" stays where the book has "lamp". */
export function joinCapitals(capitals: readonly DropCapital[], blocks: readonly Block[]): void {
  if (capitals.length === 0) return;
  const counts = new Map<string, number>();
  for (const { text } of blocks) {
    for (const word of text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  for (const { block, letters } of capitals) {
    const rest = block.text.slice(letters.length);
    const word = /^\s+([\p{L}\p{M}]+)/u.exec(rest)?.[1]?.toLowerCase();
    if (!block.text.startsWith(letters) || word === undefined) continue;
    const capital = letters.replace(/^\P{L}+/u, '');
    const whole = (capital + word).toLowerCase();
    const apart = WORDS.has(capital) && !counts.has(whole) && (counts.get(word) ?? 0) > 1;
    if (!apart) block.text = letters + rest.trimStart();
  }
}
