import { useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import type { Stretch } from '../../text/paragraphs.ts';
import { unitFinder } from '../../text/unit-finder.ts';

/** The words of the prose that the address asks for, brought into sight once they are there. */
export function useAskedProse(text: string): Stretch | null {
  const { prose } = useSearch({ strict: false });
  const asked = useMemo(() => {
    const [start, end] = prose?.split('-').map(Number) ?? [];
    if (start === undefined || end === undefined) return null;
    const unitAt = unitFinder(text);
    return { from: unitAt(start), to: unitAt(end) };
  }, [prose, text]);
  useEffect(() => {
    if (asked === null) return;
    const paragraphs = [...document.querySelectorAll<HTMLElement>('[data-at]')];
    const paragraph = paragraphs.findLast(({ dataset }) => Number(dataset.at) <= asked.from);
    paragraph?.scrollIntoView({ block: 'center' });
    paragraph?.focus({ preventScroll: true });
  }, [asked]);
  return asked;
}
