import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ScriptItemDetail } from '../../../src/contract/index.ts';
import { elementsQuery } from '../data/elements.ts';
import { type Link, placeLinks } from './place-links.ts';

export interface Links {
  /** The text that they were read from, with LF. */
  text: string;
  items: readonly Link[];
}

/** What the elements of a version were made from, as it was when it was opened; undefined until that is known. */
export function useLinks(script: ScriptItemDetail, prose: string): Links | undefined {
  const [opened] = useState({ text: script.text, stored: script.updated_at });
  const { data } = useQuery(elementsQuery(script.id, opened.stored));
  return useMemo(() => {
    // Somebody stored another text in between: its elements stand elsewhere.
    if (data === undefined || data.stored !== opened.stored) return undefined;
    return {
      text: opened.text.replace(/\r\n?/g, '\n'),
      items: placeLinks(data.items, opened.text, prose),
    };
  }, [data, opened, prose]);
}
