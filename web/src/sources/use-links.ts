import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ScriptItemDetail } from '../../../src/contract/index.ts';
import { elementsQuery } from '../data/elements.ts';
import { type Links, placeLinks } from './place-links.ts';

/** What the elements of a version were made from, as it was when it was opened; undefined until that is known. */
export function useLinks(script: ScriptItemDetail, prose: string): Links | undefined {
  const [read, setRead] = useState(script);
  const { data } = useQuery(elementsQuery(script.id, read.updated_at));
  const fits = data !== undefined && data.stored === read.updated_at;
  // Another text was stored in between, as when what was typed last time is: its elements stand elsewhere.
  if (data !== undefined && !fits && script.updated_at !== read.updated_at) setRead(script);
  return useMemo(
    () => (fits ? placeLinks(data.items, read.text, prose) : undefined),
    [fits, data, read, prose],
  );
}
