import { useMemo, useRef, useState } from 'react';
import type { ChapterDetail, ChapterQuotes, Quote } from '../../../src/contract/index.ts';
import type { Person } from '../cast/choose-character.tsx';
import { describeSpeaker, shortWords, speakerName } from './describe-speaker.ts';
import { type Exchange, guessExchange } from './guess-exchange.ts';
import { inReviewOrder, nextToConfirm, type ReviewOrder, saidAtOnce } from './review-order.ts';
import { showSpeech } from './show-speech.ts';
import { speakerPlaces } from './speaker-places.ts';
import { useSaidSpeakers } from './use-said-speakers.ts';

export interface Reviewed {
  book: string;
  chapter: ChapterDetail;
  quotes: ChapterQuotes;
  people: readonly Person[];
}

/** How something was asked for: by a key the focus goes along, by a button it stays there. */
export type By = 'key' | 'button';

export type Review = ReturnType<typeof useReview>;

/** Which speech of a chapter is asked for, in which order, and what can be said of it. */
export function useReview({ book, chapter, quotes: { items }, people }: Reviewed) {
  const [order, setOrder] = useState<ReviewOrder>('doubt');
  const [chosen, setChosen] = useState(() => inReviewOrder(items, 'doubt')[0]?.start);
  const [announced, announce] = useState('');
  const [asksTurns, setAsksTurns] = useState(false);
  const places = usePlaces(items, people);
  const listed = useMemo(() => inReviewOrder(items, order), [items, order]);
  const current = items.find(({ start }) => start === chosen) ?? (listed[0] as Quote);
  const exchange = guessExchange(items, current);

  const show = (quote: Quote, by: By) => {
    setChosen(quote.start);
    showSpeech(quote, by === 'key');
  };
  const said = useSaidSpeakers({ book, number: chapter.number }, (read, at) => {
    const back = read.items.find(({ start }) => start === at);
    if (back === undefined) return;
    announce(`Undone: ${shortWords(back)}, ${speakerName(back)}, ${describeSpeaker(back)}.`);
    show(back, 'button');
  });
  const go = (by: number) => {
    const at = listed.findIndex(({ start }) => start === current.start);
    const next = listed[(at + by + listed.length) % listed.length] as Quote;
    announce(`${speakerName(next)}, ${describeSpeaker(next)}.`);
    show(next, 'key');
  };
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
  const pick = (who: { id: string; name: string } | null, by: By) =>
    say(
      (turn) => said.confirm(turn, who && { id: who.id, name: who.name }),
      `${shortWords(current)} is said by ${who?.name ?? 'nobody of the book'}`,
      by,
    );
  const alternate = (turns: Exchange) => {
    said.alternate(current, turns);
    const [one, other] = [turns.speaker, turns.other].map((id) => people.find((p) => p.id === id));
    announce(`${one?.name} and ${other?.name} take turns to the end of this conversation.`);
    setAsksTurns(false);
  };
  const addCalled = (by: By) => {
    const { called } = current;
    if (called === null) return;
    const did = `${called} is in the cast, and says ${shortWords(current)}`;
    say((turn) => said.confirmNew(turn, called), did, by);
  };
  return {
    quotes: items,
    listed,
    current,
    exchange,
    places,
    /** In the order of their keys. */
    people: places.flatMap((id) => people.find((person) => person.id === id) ?? []),
    order,
    setOrder,
    announced,
    asksTurns,
    setAsksTurns,
    canUndo: said.canUndo,
    show,
    go,
    pick,
    confirm: (by: By) => current.speaker !== null && pick(current.speaker, by),
    alternate,
    /** Where it is known who the two are, at once. */
    alternateOrAsk: () =>
      exchange.speaker === '' || exchange.other === '' ? setAsksTurns(true) : alternate(exchange),
    addCalled,
    undo: said.undo,
  };
}

function usePlaces(quotes: readonly Quote[], people: readonly Person[]): readonly string[] {
  const before = useRef<string[]>([]);
  return useMemo(() => {
    before.current = speakerPlaces(before.current, quotes, people);
    return before.current;
  }, [quotes, people]);
}
