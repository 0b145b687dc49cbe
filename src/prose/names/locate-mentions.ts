import type { Token } from '../sentences/tokens.ts';
import { TITLES } from '../words/titles.ts';
import type { FoundCharacter } from './characters.ts';
import { descriptionsOf, isDetermined } from './descriptions.ts';
import { parseName } from './group-names.ts';

/** A place where the prose names a character. */
export interface Mention {
  /** Token indexes: first word of the name (its title, if any) and the one after the last. */
  from: number;
  to: number;
  /** Index into the characters. */
  character: number;
}

/** The names that begin with the words that lead here. */
interface NameTree {
  next: Map<string, NameTree>;
  /** Index of the character whose name ends here. */
  character: number | null;
}

const JOIN = /^[\s.]+$/;

/** Finds where the characters are named, or described as the cast does, longest name first, in order. */
export function locateMentions(tokens: Token[], characters: FoundCharacter[]): Mention[] {
  const names = treeOf(characters);
  const descriptions = treeOfDescriptions(characters);
  const describes = descriptions.next.size > 0;
  const mentions: Mention[] = [];
  let i = 0;
  while (i < tokens.length) {
    const mention =
      (tokens[i]?.capitalised ? mentionAt(tokens, i, names) : null) ??
      (describes && isDetermined(tokens, i) ? mentionAt(tokens, i, descriptions) : null);
    if (mention !== null) mentions.push(mention);
    i = mention?.to ?? i + 1;
  }
  return mentions;
}

/** Of two characters with one name the first has it. */
function treeOf(characters: FoundCharacter[]): NameTree {
  const root: NameTree = { next: new Map(), character: null };
  characters.forEach((character, index) => {
    for (const name of [character.name, ...character.aliases]) {
      const { title, words } = parseName(name);
      const all = [...(title === null ? [] : [title]), ...words.map((word) => word.toLowerCase())];
      const end = all.reduce(stepInto, root);
      if (end !== root) end.character ??= index;
    }
  });
  return root;
}

function treeOfDescriptions(characters: FoundCharacter[]): NameTree {
  const root: NameTree = { next: new Map(), character: null };
  characters.forEach(({ known }, index) => {
    for (const words of known === null ? [] : descriptionsOf(known)) {
      if (words.length > 1) words.reduce(stepInto, root).character ??= index;
    }
  });
  return root;
}

function stepInto(from: NameTree, word: string): NameTree {
  const there = from.next.get(word) ?? { next: new Map(), character: null };
  from.next.set(word, there);
  return there;
}

function mentionAt(tokens: Token[], from: number, names: NameTree): Mention | null {
  let longest: Mention | null = null;
  let tree: NameTree | undefined = names;
  for (let at = from; tree !== undefined; at++) {
    if (tree.character !== null) longest = { from, to: at, character: tree.character };
    const token = tokens[at];
    if (token === undefined || (at > from && !JOIN.test(token.gap))) break;
    tree = tree.next.get(token.lower);
  }
  return longest === null || belongsToOtherTitle(tokens, from) ? null : longest;
}

/** "Mrs. Holmes", where no character is called so, is not Holmes. */
function belongsToOtherTitle(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || !before.capitalised || !JOIN.test(tokens[at]?.gap ?? ''))
    return false;
  return TITLES.get(before.lower) === 'f';
}
