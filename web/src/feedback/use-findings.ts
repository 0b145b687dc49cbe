import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FindingItem, ScriptItemDetail } from '../../../src/contract/index.ts';
import { parseFountain } from '../../../src/screenplay/fountain/parse.ts';
import type { Screenplay } from '../../../src/screenplay/types.ts';
import { scriptQuery } from '../data/scripts.ts';
import { findingsQuery } from '../data/versions.ts';
import { carryToDraft } from './carry-to-draft.ts';
import { type Deciding, useDecide } from './use-decide.ts';

export interface Findings {
  /** Undefined as long as they are not known. */
  items: readonly FindingItem[] | undefined;
  canDecide: boolean;
  decide: (deciding: Deciding) => void;
  error: unknown;
  retry: () => void;
}

/**
 * What there is to do about a version. While a draft is written, the lines of the version that it was made
 * from are carried to where they are now.
 *
 * @param now the draft as it was read last; undefined before that
 */
export function useFindings(script: ScriptItemDetail, now: Screenplay | undefined): Findings {
  const list = useQuery(findingsQuery(script.id));
  const items = list.data?.items;
  const decide = useDecide(script.id);
  const elsewhere = useMemo(
    () => [
      ...new Set(
        (items ?? [])
          .filter(({ found_in, places }) => found_in.id !== script.id && places.length > 0)
          .map(({ found_in }) => found_in.id),
      ),
    ],
    [items, script.id],
  );
  const found = useQueries({
    queries: elsewhere.map((id) => scriptQuery(id)),
    combine: readVersions,
  });
  const placed = useMemo(
    () =>
      items === undefined || now === undefined || script.status !== 'draft'
        ? items
        : carryToDraft(items, found, now),
    [items, found, now, script.status],
  );
  return {
    items: placed,
    canDecide: list.data?.can.decide === true,
    decide,
    error: list.error,
    retry: () => void list.refetch(),
  };
}

function readVersions(results: { data: ScriptItemDetail | undefined }[]) {
  return results.flatMap(({ data }) =>
    data === undefined ? [] : [{ id: data.id, screenplay: parseFountain(data.text) }],
  );
}
