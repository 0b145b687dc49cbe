import { namedByTag, type Stage } from './stage.ts';

/** By what words characters call others, and by what words they are called. */
export interface Address {
  /** How much likelier than others the character says the turn's words of address, -1 to 1. */
  says(turn: number, character: number): number;
  /** How much likelier than others it is to whom that turn's words of address are said. */
  hears(turn: number, character: number): number;
}

/** Words by which a hearer is called who is not named. */
const WORDS: ReadonlySet<string> = new Set(
  `sir sirs monsieur madam madame ma'am m'm mum mam miss mademoiselle ladyship lordship worship
  excellency highness majesty gentlemen ladies dear dearest darling love child children boy boys girl
  lad lads fellow friend friends ami papa papa's mamma mama mother father uncle aunt auntie grandmother
  granny brother sister cousin doctor captain colonel general major sergeant inspector professor
  signore signora signorina signor monsieur's messieurs herr frau fraulein mister missis missus guv'nor
  master mistress squire parson vicar nurse my old`.split(/\s+/),
);
/** Such words mean a hearer where marks stand beside them. */
const PARTS = /[,.!?;:—"“”'’-]/;
const MOST_WORDS = 200;
/** A character of whom fewer turns are known says little. */
const PRIOR = 4;
const STEEPNESS = 1.5;

export function learnAddress(stage: Stage): Address {
  const { dialogue, turns } = stage;
  const words = turns.map((_, at) => addressWords(stage, at));
  const speakers = turns.map(({ turn }) => namedByTag(dialogue, turn));
  const said = new Counts();
  const heard = new Counts();
  turns.forEach((turn, at) => {
    const speaker = speakers[at];
    if (speaker != null) said.add(speaker, words[at] ?? []);
    for (const i of [at - 1, at + 1]) {
      const hearer = speakers[i];
      if (hearer == null || hearer === speaker) continue;
      if (turns[i]?.conversation === turn.conversation) heard.add(hearer, words[at] ?? []);
    }
  });
  return {
    says: (turn, c) => (speakers[turn] == null ? said.likeness(c, words[turn] ?? []) : 0),
    hears: (turn, c) => heard.likeness(c, words[turn] ?? []),
  };
}

/** How often each word stands in what belongs to each character. */
class Counts {
  private readonly turns = new Map<number, number>();
  private readonly by = new Map<string, Map<number, number>>();
  private readonly totals = new Map<string, number>();
  private all = 0;

  add(character: number, words: readonly string[]): void {
    this.turns.set(character, (this.turns.get(character) ?? 0) + 1);
    this.all++;
    for (const word of words) {
      const by = this.by.get(word) ?? new Map<number, number>();
      this.by.set(word, by.set(character, (by.get(character) ?? 0) + 1));
      this.totals.set(word, (this.totals.get(word) ?? 0) + 1);
    }
  }

  likeness(character: number, words: readonly string[]): number {
    const turns = this.turns.get(character) ?? 0;
    if (words.length === 0 || turns === 0) return 0;
    let total = 0;
    for (const word of words) {
      const usual = ((this.totals.get(word) ?? 0) + 0.5) / (this.all + 1);
      const own = ((this.by.get(word)?.get(character) ?? 0) + PRIOR * usual) / (turns + PRIOR);
      total += Math.log(own / usual);
    }
    return Math.tanh(total / words.length / STEEPNESS);
  }
}

/** The words of address that a turn says, each once. */
function addressWords({ dialogue, turns }: Stage, at: number): string[] {
  const turn = turns[at];
  if (turn === undefined) return [];
  const { tokens, prose } = dialogue.parsed;
  const words = new Set<string>();
  const to = Math.min(turn.speechTo, turn.speechFrom + MOST_WORDS);
  for (let i = turn.speechFrom; i < to; i++) {
    const token = tokens[i];
    if (token === undefined || !WORDS.has(token.lower)) continue;
    const before =
      PARTS.test(token.gap) ||
      tokens[i - 1]?.lower === 'my' ||
      WORDS.has(tokens[i - 1]?.lower ?? '');
    if (before && PARTS.test(prose.charAt(token.end))) words.add(token.lower);
  }
  return [...words];
}
