import type { Token } from '../sentences/tokens.ts';
import { ANYBODY, DETERMINERS, PERSON_NOUNS, POINTING_NOUNS } from '../words/speech-words.ts';
import type { KnownCharacter } from './characters.ts';

const ARTICLE = /^(?:the|an?|that) /i;

/**
 * The words by which a text without capitals means somebody of the cast: "gentleman in the white
 * waistcoat" as words, or a noun alone ("jew"). A noun that anybody may be called by is none, nor is what
 * somebody may once have been called ("An Old Woman" as an alias).
 */
export function descriptionsOf({ name, aliases }: KnownCharacter): string[][] {
  const lasting = aliases.filter((alias) => !/^an? /i.test(alias));
  return [name, ...lasting].flatMap((each) => {
    const words = wordsOf(each.replace(ARTICLE, ''));
    const last = words.at(-1) ?? '';
    if (!ARTICLE.test(each) && !PERSON_NOUNS.has(last)) return [];
    if (words.length > 1) return [words];
    return words.length === 0 || ANYBODY.has(last) || POINTING_NOUNS.has(last) ? [] : [words];
  });
}

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

/** Whether a word that determines what follows stands before the token. */
export function isDetermined(tokens: readonly Token[], at: number): boolean {
  return DETERMINERS.has(tokens[at - 1]?.lower ?? '') && /^\s+$/.test(tokens[at]?.gap ?? '');
}
