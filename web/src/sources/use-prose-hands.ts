import { useEffect } from 'react';
import { clickedPlace, paragraphAround, paragraphsIn } from './prose-places.ts';

/** Tells where in the prose somebody clicks; arrows go from paragraph to paragraph. */
export function useProseHands(prose: HTMLElement | null, onPlace: (place: number) => void): void {
  useEffect(() => {
    if (prose === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    prose.addEventListener(
      'click',
      ({ target }) => {
        const paragraph = paragraphAround(target);
        const place = paragraph && clickedPlace(paragraph);
        if (place !== null) onPlace(place);
      },
      { signal },
    );
    prose.addEventListener('keydown', (event) => step(event, prose), { signal });
    return () => listening.abort();
  }, [prose, onPlace]);
}

function step(event: KeyboardEvent, prose: HTMLElement): void {
  const paragraph = paragraphAround(event.target);
  if (paragraph === null || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const all = paragraphsIn(prose);
  const next = all[all.indexOf(paragraph) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
