import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';

interface Dragged {
  /** The index of what is dragged, and of what it would stand before. */
  from: number;
  slot: number;
}

/** At the edges of the list it scrolls, so many points a frame. */
const EDGE = 40;
const STEP = 8;

/** Carries an item of a list by mouse, pen or finger; Escape leaves it where it was. */
export function useCardDrag(
  list: RefObject<HTMLOListElement | null>,
  onDrop: (from: number, slot: number) => void,
) {
  const [dragged, setDragged] = useState<Dragged>();
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const grab = (event: PointerEvent<HTMLElement>, from: number) => {
    const box = list.current?.parentElement;
    if (event.button !== 0 || !box) return;
    let y = event.clientY;
    let slot = from;
    let frame = 0;
    const follow = () => {
      const { top, bottom } = box.getBoundingClientRect();
      if (y < top + EDGE) box.scrollTop -= STEP;
      else if (y > bottom - EDGE) box.scrollTop += STEP;
      slot = slotAt(list.current, y);
      setDragged({ from, slot });
      frame = requestAnimationFrame(follow);
    };
    const move = ({ clientY }: globalThis.PointerEvent) => {
      y = clientY;
    };
    const end = () => {
      cancelAnimationFrame(frame);
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', drop);
      removeEventListener('pointercancel', end);
      removeEventListener('keydown', leave, true);
      setDragged(undefined);
    };
    const drop = () => {
      slot = slotAt(list.current, y);
      end();
      if (slot !== from && slot !== from + 1) onDrop(from, slot);
    };
    const leave = ({ key }: globalThis.KeyboardEvent) => {
      if (key === 'Escape') end();
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', drop);
    addEventListener('pointercancel', end);
    addEventListener('keydown', leave, true);
    stop.current = end;
    frame = requestAnimationFrame(follow);
  };
  return { grab, from: dragged?.from, slot: dragged?.slot };
}

/** In front of which item a height is: of the first whose middle is below. */
function slotAt(list: HTMLOListElement | null, y: number): number {
  const items = [...(list?.children ?? [])];
  const at = items.findIndex((item) => {
    const { top, height } = item.getBoundingClientRect();
    return y < top + height / 2;
  });
  return at === -1 ? items.length : at;
}
