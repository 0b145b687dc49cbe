import { type RefObject, useEffect } from 'react';
import type { ScriptEditorHandle } from '../editor/script-editor.tsx';
import { type Link, linkFromHere } from './place-links.ts';
import { distanceOf, topPlace } from './prose-places.ts';

interface Sides {
  /** The prose as it is drawn; null while something else is shown in its place. */
  prose: HTMLElement | null;
  editor: RefObject<ScriptEditorHandle | null>;
  links: readonly Link[] | undefined;
}

const HANDS = ['pointerenter', 'pointerdown', 'wheel', 'touchstart', 'keydown', 'focusin'] as const;

/** Scrolling one side brings the other along: whichever somebody has their hands on leads. */
export function useScrollTogether({ prose, editor, links }: Sides): void {
  useEffect(() => {
    const left = prose === null ? null : scrollerOf(prose);
    const right = editor.current?.scroller() ?? null;
    if (prose === null || left === null || right === null || links === undefined) return;
    const leading = new AbortController();
    const byId = new Map(links.map((link) => [link.id, link]));
    follow(left, leading.signal, () => {
      const { top } = left.getBoundingClientRect();
      const link = linkFromHere(links, topPlace(prose, top));
      if (link !== null) editor.current?.alignLink(link.id);
    });
    follow(right, leading.signal, () => {
      const id = editor.current?.topLink() ?? null;
      const source = id === null ? null : (byId.get(id)?.source ?? null);
      if (source === null) return;
      const distance = distanceOf(prose, source.from, left.getBoundingClientRect().top);
      if (distance !== null) left.scrollTop += distance;
    });
    return () => leading.abort();
  }, [prose, editor, links]);
}

let leader: HTMLElement | null = null;

/** Runs after each scrolling of a side that leads, once a frame. */
function follow(side: HTMLElement, signal: AbortSignal, run: () => void): void {
  let waits = false;
  for (const hand of HANDS) {
    const lead = () => {
      leader = side;
    };
    side.addEventListener(hand, lead, { signal, passive: true });
  }
  const onScroll = () => {
    if (leader !== side || waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      if (!signal.aborted) run();
    });
  };
  side.addEventListener('scroll', onScroll, { signal, passive: true });
}

function scrollerOf(prose: HTMLElement): HTMLElement | null {
  return prose.closest<HTMLElement>('[role="tabpanel"]');
}
