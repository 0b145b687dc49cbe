import type { GenerationFile, Page, Script, TakeCounts, TakeState } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import { elementsOfVersion } from '../../script/elements/elements-of-version.ts';
import type { ScriptName } from '../../script/get-script.ts';
import { presentScript } from '../../script/present-script.ts';
import { heardElements } from '../../script/takes/heard-elements.ts';
import { countStates, type StateRow, selectStates } from '../../script/takes/select-states.ts';
import { presentFile } from '../generation-file.ts';
import { GENERATION_TABLES, NOTED_KEY } from '../noted-file.ts';

const MOST_STATES = 2_000;

/** For each element of a version that is to be heard: which take is in use, and how it stands. */
export async function listTakeStates(
  road: Road,
  { script: wanted, cursor }: ScriptName & { cursor?: string | undefined },
): Promise<Page<TakeState> & { script: Script; counts: TakeCounts }> {
  const version = await elementsOfVersion(road, wanted);
  const rows = await road.look((trx) =>
    selectStates(trx, [version.script.id], heardElements(version)),
  );
  const from = Number(cursor ?? 0);
  const to = Math.min(from + MOST_STATES, rows.length);
  return {
    script: presentScript(version.script),
    counts: countStates(rows),
    items: rows.slice(from, to).map(presentState),
    next: to < rows.length ? String(to) : null,
  };
}

function presentState(row: StateRow): TakeState {
  const { element_id, ordinal, kind, scene_id, character_id, medium, state, causes } = row;
  return {
    element: element_id,
    ordinal,
    kind,
    scene: scene_id,
    character: character_id,
    medium,
    state,
    causes,
    take: row.take_id,
    origin: row.origin,
    url: fileOf(row)?.url ?? null,
    duration_seconds: row.duration_seconds,
    takes: row.takes,
  };
}

function fileOf({ medium, generation_id, metadata }: StateRow): GenerationFile | null {
  if (generation_id === null) return null;
  return presentFile(GENERATION_TABLES[medium], generation_id, metadata?.[NOTED_KEY]);
}
