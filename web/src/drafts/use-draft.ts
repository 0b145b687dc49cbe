import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ScriptItemDetail } from '../../../src/contract/index.ts';
import { desk } from '../data/desk.ts';
import { queryClient } from '../data/query-client.ts';
import { scriptQuery } from '../data/scripts.ts';
import { DraftKeeper, type DraftSnapshot } from './draft-keeper.ts';

/** A long script on a slow line is there by then; what takes longer is a line that says nothing. */
const SAVED_WITHIN_MS = 30_000;
const NOTHING_TO_HEAR = () => () => undefined;

export interface Draft {
  keeper: DraftKeeper;
  snapshot: DraftSnapshot;
}

/** The keeper of a draft while its page is open; undefined until it has looked for unsaved text. */
export function useDraft(script: ScriptItemDetail): Draft | undefined {
  const [keeper, setKeeper] = useState<DraftKeeper>();
  const { id, can } = script;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later text comes by serverHas
  useEffect(() => {
    if (!can.edit) return;
    const made = new DraftKeeper(id, script, serverOf(id));
    let left = false;
    void made.recover().then(() => {
      if (!left) setKeeper(made);
    });
    return () => {
      left = true;
      made.close();
      setKeeper(undefined);
    };
  }, [id]);
  useEffect(() => {
    keeper?.serverHas(script);
  }, [keeper, script]);
  const snapshot = useSyncExternalStore<DraftSnapshot | undefined>(
    keeper?.subscribe ?? NOTHING_TO_HEAR,
    () => keeper?.snapshot(),
  );
  return keeper === undefined || snapshot === undefined ? undefined : { keeper, snapshot };
}

function serverOf(script: string) {
  return {
    write: async (text: string, etag: string) => {
      const saved = await desk.writeScriptText({
        params: { script },
        body: text,
        ifMatch: etag,
        signal: AbortSignal.timeout(SAVED_WITHIN_MS),
      });
      const { queryKey } = scriptQuery(script);
      // An answer that is under way may be older than this one.
      await queryClient.cancelQueries({ queryKey, exact: true });
      queryClient.setQueryData(queryKey, saved);
      return saved;
    },
    read: () => desk.getScript({ params: { script } }),
  };
}
