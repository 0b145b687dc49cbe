import { AppError } from '../contract/index.ts';
import type { QuoteRow } from './select-quotes.ts';

type Row = Pick<
  QuoteRow,
  'id' | 'start_at' | 'turn' | 'conversation' | 'character_id' | 'confirmed_at'
>;

/** Where two begin to take turns, and who they are, as far as that is said. */
interface Exchange {
  /** Id of a quotation; its whole turn is the first. */
  quote: string;
  speaker?: string | undefined;
  other?: string | undefined;
}

/**
 * Gives the turns of a conversation to two speakers in turn, from a quotation on: to its end, or up to
 * the next turn of which a person has spoken. Who is not named is read: the speaker of the quotation, and
 * the last other one before it. Pure.
 *
 * @param rows of the chapter, in order
 * @throws AppError `not_found`, `invalid` where nothing tells who the two are
 */
export function takeTurns(
  rows: readonly Row[],
  { quote, ...given }: Exchange,
): { quote: string; speaker: string }[] {
  const first = rows.find(({ id }) => id === quote);
  if (first === undefined || first.start_at === null) {
    throw new AppError('not_found', `there is no quotation ${quote} in the chapter`, {
      hint: 'List the quotations of the chapter and take an id from there.',
      details: { quote },
    });
  }
  const talk = rows.filter(
    ({ start_at, conversation }) => start_at !== null && conversation === first.conversation,
  );
  const speaker = given.speaker ?? first.character_id;
  const other =
    given.other ??
    talk.findLast(
      ({ turn, character_id }) =>
        turn < first.turn && character_id !== null && character_id !== speaker,
    )?.character_id;
  if (speaker == null || other == null || speaker === other) {
    throw new AppError('invalid', 'nothing tells which two speakers take turns', {
      hint: 'Name both: speaker says this quotation, other the next turn.',
      details: { speaker: speaker ?? null, other: other ?? null },
    });
  }
  const end = talk.find(
    ({ turn, confirmed_at }) => turn > first.turn && confirmed_at !== null,
  )?.turn;
  return talk
    .filter(({ turn }) => turn >= first.turn && turn < (end ?? Number.POSITIVE_INFINITY))
    .map(({ id, turn }) => ({
      quote: id,
      speaker: (turn - first.turn) % 2 === 0 ? speaker : other,
    }));
}
