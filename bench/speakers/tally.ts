import type { MarkedQuote } from './corpus.ts';

/** One marked quotation as it was answered. */
export interface Answered {
  type: MarkedQuote['type'];
  /** 0 where nobody was found. */
  confidence: number;
  right: boolean;
  /** Of a wrong one, what made it hard (kinds-of-errors.ts); null of a right one. */
  kind: string | null;
}

/** What is counted of the answers for one novel. */
export interface Tally {
  all: number;
  explicit: number;
  anaphoric: number;
  implicit: number;
}

/** Shares of right answers: of all quotations, and of each type. */
export function tally(answers: readonly Answered[]): Tally {
  const of = (type: MarkedQuote['type']) =>
    shareRight(answers.filter((each) => each.type === type));
  return {
    all: shareRight(answers),
    explicit: of('explicit'),
    anaphoric: of('anaphoric'),
    implicit: of('implicit'),
  };
}

export function meanOf(tallies: readonly Tally[]): Tally {
  const mean = (kind: keyof Tally) => {
    const shares = tallies.map((each) => each[kind]).filter((share) => !Number.isNaN(share));
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  };
  return {
    all: mean('all'),
    explicit: mean('explicit'),
    anaphoric: mean('anaphoric'),
    implicit: mean('implicit'),
  };
}

/** Of the so many surest answers of a hundred, the share that is right. */
export function curve(answers: readonly Answered[], percents: readonly number[]): number[] {
  const surest = [...answers].sort((a, b) => b.confidence - a.confidence);
  return percents.map((percent) =>
    shareRight(surest.slice(0, Math.round((surest.length * percent) / 100))),
  );
}

export function shareRight(answers: readonly Answered[]): number {
  return answers.filter(({ right }) => right).length / answers.length;
}

/** A line of a table: a name, then shares in three digits. */
export function line(name: string, ...tallies: readonly Tally[]): string {
  const shares = tallies.flatMap(({ all, explicit, anaphoric, implicit }) => [
    all,
    explicit,
    anaphoric,
    implicit,
  ]);
  return `${name.padEnd(28)} ${shares.map((share) => share.toFixed(3)).join('  ')}`;
}
