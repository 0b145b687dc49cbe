import { useMemo, useRef, useState } from 'react';
import type { ChapterDetail, ChapterQuotes, Quote } from '../../../src/contract/index.ts';
import type { Person } from '../cast/character-list.tsx';
import { describeSpeaker, speakerName } from './describe-speaker.ts';
import { type Exchange, guessExchange } from './guess-exchange.ts';
import { inReviewOrder, type ReviewOrder } from './review-order.ts';
import { showSpeech } from './show-speech.ts';
import { speakerPlaces } from './speaker-places.ts';
import { useSayings } from './use-sayings.ts';

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
export function useReview(reviewed: Reviewed) {
  const { quotes, people } = reviewed;
  const { items } = quotes;
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
  const go = (by: number) => {
    const at = listed.findIndex(({ start }) => start === current.start);
    const next = listed[(at + by + listed.length) % listed.length] as Quote;
    announce(`${speakerName(next)}, ${describeSpeaker(next)}.`);
    show(next, 'key');
  };
  const { pick, alternate, ...sayings } = useSayings(reviewed, { current, order, announce, show });
  const takeTurns = (turns: Exchange) => {
    alternate(turns);
    setAsksTurns(false);
  };
  return {
    ...sayings,
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
    show,
    go,
    pick,
    confirm: (by: By) => current.speaker !== null && pick(current.speaker, by),
    alternate: takeTurns,
    /** Where it is known who the two are, at once. */
    alternateOrAsk: () =>
      exchange.speaker === '' || exchange.other === '' ? setAsksTurns(true) : takeTurns(exchange),
  };
}

function usePlaces(quotes: readonly Quote[], people: readonly Person[]): readonly string[] {
  const before = useRef<string[]>([]);
  return useMemo(() => {
    before.current = speakerPlaces(before.current, quotes, people);
    return before.current;
  }, [quotes, people]);
}
