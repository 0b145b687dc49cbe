import { sql, type Transaction } from 'kysely';
import type { Script, TakeCounts } from '../../contract/index.ts';
import type { Shot } from '../../contract/shot.ts';
import type { Tables } from '../../db/tables.ts';
import { findScriptRow } from '../../script/find-script.ts';
import { countStates, type StateRow } from '../../script/takes/select-states.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import { lookForCastOnce } from '../looks/look-for-cast.ts';
import type { MediaRoad } from '../media-road.ts';
import { NOTED_KEY, NotedFile } from '../noted-file.ts';
import { PANEL_SIZES, type PanelShape } from '../storyboard/panel-size.ts';
import { needsPanel, panelStates } from '../storyboard/panel-states.ts';
import {
  type PlannedStoryboard,
  planStoryboard,
  shotInTake,
} from '../storyboard/plan-storyboard.ts';
import { storePicture } from '../takes/store-picture.ts';

const drawing = pureWork<typeof import('../storyboard/draw-panel.ts'), 'drawPanel'>(
  'media/storyboard/draw-panel',
  'drawPanel',
);
/** Of the drawing itself: a new one makes panels anew where they are asked for, and none stale. */
const DRAWER = 1;

/** A shot with the picture that is in use of it. */
export interface SeenShot {
  shot: Shot;
  take: string;
  sha256: string;
  type: string;
}

export interface MadePanels {
  script: Script;
  plan: PlannedStoryboard;
  shots: SeenShot[];
  /** How they stood before. */
  before: TakeCounts;
  made: number;
  /** A person's own that were made for another shot, and stay in use. */
  own_stale: number;
  /** Characters that no typeface has. */
  missing: string[];
}

/**
 * Sees that every shot of a version has a panel that shows it as it is: what is current stays, what is stale or
 * missing is drawn. Each is stored by itself.
 */
export async function makePanels(
  road: MediaRoad,
  {
    script,
    shape = '16:9',
    onProgress,
  }: {
    script: string;
    shape?: PanelShape | undefined;
    onProgress?: ((done: number, total: number) => void) | undefined;
  },
): Promise<MadePanels> {
  const { book_id } = await road.look((trx) => findScriptRow(trx, script));
  if (book_id !== null) await lookForCastOnce(road, book_id);
  const plan = await planStoryboard(road, { script });
  const states = await road.look((trx) => panelStates(trx, plan, shape));
  const byShot = new Map(states.map((state) => [state.element_id, state]));
  const waiting = plan.shots.filter(({ shot }) => needsPanel(byShot.get(shot.id)));
  const missing = new Set<string>();
  let done = plan.shots.length - waiting.length;
  onProgress?.(done, plan.shots.length);
  for (const planned of waiting) {
    road.signal?.throwIfAborted();
    const { shot, sitters } = planned;
    const panel = await inThread(drawing, [{ shot, sitters, shape }], road);
    for (const each of panel.missing) missing.add(each);
    const file = await road.keep(panel.png, 'image');
    done += 1;
    onProgress?.(done, plan.shots.length);
    await road.commit((trx) =>
      storePicture(trx, {
        ...shotInTake(planned),
        script: plan.script.id,
        ...PANEL_SIZES[shape],
        file,
        madeFrom: { ...planned.madeFrom, shape, drawer: DRAWER },
        chosen: false,
      }),
    );
  }
  return {
    script: plan.script,
    plan,
    shots: await road.look((trx) => selectSeen(trx, plan, shape)),
    before: countStates(states),
    made: waiting.length,
    own_stale: states.filter(({ state, origin }) => origin === 'own' && state === 'stale').length,
    missing: [...missing],
  };
}

async function selectSeen(
  trx: Transaction<Tables>,
  plan: PlannedStoryboard,
  shape: PanelShape,
): Promise<SeenShot[]> {
  const states = await panelStates(trx, plan, shape);
  const files = await readNotedFiles(trx, states);
  const seen = new Map(states.map((state) => [state.element_id, state]));
  return plan.shots.flatMap(({ shot }) => {
    const take = seen.get(shot.id)?.take_id;
    const file = files.get(shot.id);
    return file === undefined || take == null ? [] : [{ shot, take, ...file }];
  });
}

/** Files of the pictures in use, by shot: only what the actor has. */
async function readNotedFiles(
  trx: Transaction<Tables>,
  states: readonly StateRow[],
): Promise<Map<string, { sha256: string; type: string }>> {
  const noted = states.flatMap(({ element_id, metadata }) => {
    const { data } = NotedFile.safeParse(metadata?.[NOTED_KEY]);
    return data === undefined ? [] : [{ shot: element_id, sha256: data.sha256 }];
  });
  const { rows } = await sql<{ sha256: string; type: string }>`
    select f.sha256, f.type from public.media_files f
    where f.user_id = auth.uid() and f.sha256 = any(${noted.map(({ sha256 }) => sha256)}::text[])`.execute(
    trx,
  );
  const files = new Map(rows.map((row) => [row.sha256, row]));
  return new Map(
    noted.flatMap(({ shot, sha256 }) => {
      const file = files.get(sha256);
      return file === undefined ? [] : [[shot, file] as const];
    }),
  );
}
