import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CueChange } from '../../../src/contract/index.ts';
import { cueChangesQuery, type Renaming } from '../data/cast.ts';

export interface CueChoice {
  /** Undefined while it is not known, and where nothing is asked. */
  planned: readonly CueChange[] | undefined;
  asking: boolean;
  error: Error | null;
  retry: () => void;
  wanted: boolean;
  setWanted: (wanted: boolean) => void;
  /** Those that are to be changed. */
  chosen: readonly CueChange[];
}

/**
 * Which cues a rename or a merge would change, and whether they are to change with it: yes, unless a
 * person says no.
 *
 * @param renaming undefined while nobody has said yet what is to be done
 */
export function useCueChoice(character: string, renaming: Renaming | undefined): CueChoice {
  const [wanted, setWanted] = useState(true);
  const asked = renaming !== undefined;
  const { data, error, isFetching, refetch } = useQuery({
    ...cueChangesQuery(character, renaming ?? {}),
    enabled: asked,
  });
  const planned = asked ? data?.items : undefined;
  return {
    planned,
    asking: asked && isFetching && planned === undefined,
    error: asked && !isFetching && planned === undefined ? error : null,
    retry: () => void refetch(),
    wanted,
    setWanted,
    chosen: wanted ? (planned ?? []) : [],
  };
}
