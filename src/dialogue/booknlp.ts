import type { Character, Quote } from '../contract/index.ts';
import { toCodePoints, toUnits } from '../prose/words/code-points.ts';
import { firstWhere } from '../prose/words/first-where.ts';
import type { ForeignQuote } from './matched-quotes.ts';

/** The tables of BookNLP: tab-separated, a head line, offsets counted in tokens, ends inclusive. */
interface BookNlp {
  tokens: string;
  entities: string;
  quotes: string;
}

const TOKENS = ['token_ID_within_document', 'word', 'byte_onset', 'byte_offset'];
const ENTITIES = ['COREF', 'start_token', 'end_token', 'prop', 'cat', 'text'];
const QUOTES = [
  'quote_start',
  'quote_end',
  'mention_start',
  'mention_end',
  'mention_phrase',
  'char_id',
  'quote',
];
const TOKEN = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*|[^\s\p{L}\p{N}\p{M}]/gu;

interface Mention {
  character: number;
  from: number;
  to: number;
  text: string;
}

/** A chapter's quotations as BookNLP writes them. Pure. */
export function toBookNlp(
  text: string,
  characters: readonly Pick<Character, 'id' | 'name' | 'aliases'>[],
  quotes: readonly Quote[],
): BookNlp {
  const tokens = [...text.matchAll(TOKEN)].map(({ 0: word, index }) => ({ word, at: index }));
  const mentions = findMentions(tokens, characters);
  const starts = toUnits(
    text,
    quotes.map(({ start }) => start),
  );
  const ends = toUnits(
    text,
    quotes.map(({ end }) => end),
  );
  const ids = new Map(characters.map(({ id }, at) => [id, at]));
  // BookNLP calls them bytes, and counts characters.
  const onsets = toCodePoints(
    text,
    tokens.map(({ at }) => at),
  );
  return {
    tokens: tsv(
      TOKENS,
      tokens.map(({ word }, i) => [i, word, onsets[i] ?? 0, (onsets[i] ?? 0) + [...word].length]),
    ),
    entities: tsv(
      ENTITIES,
      mentions.map(({ character, from, to, text: words }) => [
        character,
        from,
        to,
        'PROP',
        'PER',
        words,
      ]),
    ),
    quotes: tsv(
      QUOTES,
      quotes.map(({ speaker, words }, i) => {
        const from = firstWhere(tokens, ({ at }) => at >= (starts[i] ?? 0));
        const to = Math.max(from, firstWhere(tokens, ({ at }) => at >= (ends[i] ?? 0)) - 1);
        const character = speaker === null ? undefined : ids.get(speaker.id);
        const near = nearest(mentions, character, from, to);
        return [
          from,
          to,
          near?.from ?? '',
          near?.to ?? '',
          near?.text ?? '',
          character ?? '',
          words,
        ];
      }),
    ),
  };
}

/**
 * What BookNLP found, with the name that it saw most of each speaker; who is named nowhere is left out.
 * Pure.
 */
export function fromBookNlp({
  entities,
  quotes,
}: Pick<BookNlp, 'entities' | 'quotes'>): ForeignQuote[] {
  const counts = new Map<string, Map<string, number>>();
  for (const { COREF, prop, text } of rowsOf(entities)) {
    if (prop !== 'PROP' || COREF === undefined || text === undefined) continue;
    const names = counts.get(COREF) ?? new Map<string, number>();
    counts.set(COREF, names.set(text, (names.get(text) ?? 0) + 1));
  }
  return rowsOf(quotes).flatMap(({ char_id, quote = '' }) => {
    const names = [...(counts.get(char_id ?? '') ?? [])];
    const [name] = names.toSorted((a, b) => b[1] - a[1] || b[0].length - a[0].length)[0] ?? [];
    return name === undefined ? [] : [{ words: quote, start: null, end: null, speaker: name }];
  });
}

function rowsOf(table: string): Record<string, string | undefined>[] {
  const [head = '', ...lines] = table.split(/\r?\n/);
  const names = head.split('\t');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split('\t');
      return Object.fromEntries(names.map((name, at) => [name, cells[at]]));
    });
}

function tsv(head: readonly string[], rows: readonly (string | number)[][]): string {
  const line = (cells: readonly (string | number)[]) =>
    cells.map((cell) => String(cell).replace(/\s+/g, ' ')).join('\t');
  return `${[line(head), ...rows.map(line)].join('\n')}\n`;
}

/** Every name of every character as it stands in the tokens, the longest first. */
function findMentions(
  tokens: readonly { word: string }[],
  characters: readonly Pick<Character, 'name' | 'aliases'>[],
): Mention[] {
  const forms = new Map<string, { words: string[]; character: number }[]>();
  characters.forEach(({ name, aliases }, character) => {
    for (const form of [name, ...aliases]) {
      const words = form.match(TOKEN) ?? [];
      const first = words[0];
      if (first === undefined) continue;
      forms.set(first, [...(forms.get(first) ?? []), { words: [...words], character }]);
    }
  });
  for (const each of forms.values()) each.sort((a, b) => b.words.length - a.words.length);
  const mentions: Mention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const found = forms
      .get(tokens[at]?.word ?? '')
      ?.find(({ words }) => words.every((word, i) => tokens[at + i]?.word === word));
    if (found === undefined) continue;
    const to = at + found.words.length - 1;
    mentions.push({ character: found.character, from: at, to, text: found.words.join(' ') });
    at = to;
  }
  return mentions;
}

/** Tokens to either side in which a quotation's mention of its speaker is looked for. */
const REACH = 100;

function nearest(
  mentions: readonly Mention[],
  character: number | undefined,
  from: number,
  to: number,
): Mention | null {
  let best: Mention | null = null;
  let least = REACH;
  for (const mention of mentions) {
    if (mention.from > to + REACH) break;
    if (mention.character !== character) continue;
    const away = mention.from > to ? mention.from - to : from - mention.to;
    if (away > 0 && away < least) [best, least] = [mention, away];
  }
  return best;
}
