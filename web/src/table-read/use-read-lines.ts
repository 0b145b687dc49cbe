import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ChapterDetail, ScriptItemDetail } from '../../../src/contract/index.ts';
import { takeStatesQuery } from '../data/takes.ts';
import { useLinks } from '../sources/use-links.ts';
import { readLines } from './read-lines.ts';

/** The lines of a version with their takes, and the order of all its elements. */
export function useReadLines(script: ScriptItemDetail, chapter: Pick<ChapterDetail, 'text'>) {
  const states = useQuery(takeStatesQuery(script.id));
  const links = useLinks(script, chapter.text);
  const lines = useMemo(
    () => (states.data === undefined ? undefined : readLines(states.data, links)),
    [states.data, links],
  );
  return { states, links, lines };
}
