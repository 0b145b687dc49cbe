import type { Quote } from '../../../src/contract/index.ts';
import { describeSpeaker, shortWords, speakerName } from './describe-speaker.ts';
import type { Exchange } from './guess-exchange.ts';
import { nextToConfirm, type ReviewOrder, saidAtOnce } from './review-order.ts';
import type { By, Reviewed } from './use-review.ts';
import { useSaidSpeakers } from './use-said-speakers.ts';

interface Asked {
  /** The speech that is asked for. */
  current: Quote;
  order: ReviewOrder;
  announce: (what: string) => void;
  show: (quote: Quote, by: By) => void;
}

/** What can be said of the speech that is asked for: each is announced, and the next one is asked for. */
export function useSayings(
  { book, chapter, quotes: { items }, people }: Reviewed,
  { current, order, announce, show }: Asked,
) {
  const said = useSaidSpeakers({ book, number: chapter.number }, (read, at) => {
    const back = read.items.find(({ start }) => start === at);
    if (back === undefined) return;
    announce(`Undone: ${shortWords(back)}, ${speakerName(back)}, ${describeSpeaker(back)}.`);
    show(back, 'button');
  });
  /** Says something of the whole turn, and goes on to what is left. */
  const say = (how: (turn: Quote[]) => void, did: string, by: By) => {
    // One key may follow another before the page shows what the first one did.
    const newest = said.newest() ?? items;
    const turn = saidAtOnce(newest, current);
    how(turn);
    const left = newest.filter(({ start }) => !turn.some((quote) => quote.start === start));
    const next = nextToConfirm(left, current, order);
    announce(next === undefined ? `${did}. Every speech is confirmed.` : `${did}.`);
    if (next !== undefined) show(next, by);
  };
  return {
    canUndo: said.canUndo,
    undo: said.undo,
    pick: (who: { id: string; name: string } | null, by: By) =>
      say(
        (turn) => said.confirm(turn, who && { id: who.id, name: who.name }),
        `${shortWords(current)} is said by ${who?.name ?? 'nobody of the book'}`,
        by,
      ),
    addCalled: (by: By) => {
      const { called } = current;
      if (called === null) return;
      const did = `${called} is in the cast, and says ${shortWords(current)}`;
      say((turn) => said.confirmNew(turn, called), did, by);
    },
    alternate: (turns: Exchange) => {
      said.alternate(current, turns);
      const [one, other] = [turns.speaker, turns.other].map(
        (id) => people.find((person) => person.id === id)?.name,
      );
      announce(`${one} and ${other} take turns to the end of this conversation.`);
    },
  };
}
