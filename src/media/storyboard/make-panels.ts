import { sql, type Transaction } from 'kysely';
import type { Script, TakeCounts } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import { findScriptRow } from '../../script/find-script.ts';
import {
  countStates,
  type StateRow,
  selectStates,
  type WantedElement,
} from '../../script/takes/select-states.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import { lookForCastOnce } from '../looks/look-for-cast.ts';
import type { MediaRoad } from '../media-road.ts';
import { NOTED_KEY } from '../noted-file.ts';
import { insertImage, insertTake } from '../takes/takes.ts';
import { PANEL_SIZES, type PanelShape } from './panel-size.ts';
import { type PlannedShot, type PlannedStoryboard, planStoryboard } from './plan-storyboard.ts';
import type { Shot } from './shot.ts';

const drawing = pureWork<typeof import('./draw-panel.ts'), 'drawPanel'>(
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
  const states = await road.look((trx) => statesOf(trx, plan, shape));
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
    const { sha256, size, type } = await road.keep(panel.png, 'image');
    done += 1;
    onProgress?.(done, plan.shots.length);
    await road.commit((trx) => storePanel(trx, plan, planned, { sha256, size, type, shape }));
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

const needsPanel = (state: StateRow | undefined): boolean =>
  state === undefined || (state.state !== 'current' && state.origin !== 'own');

async function storePanel(
  trx: Transaction<Tables>,
  { script }: PlannedStoryboard,
  { shot, madeFrom }: PlannedShot,
  { shape, ...file }: { sha256: string; size: number; type: string; shape: PanelShape },
): Promise<void> {
  const only = shot.characters.length === 1 ? (shot.characters[0]?.id ?? null) : null;
  const generation = await insertImage(trx, {
    user_id: sql<string>`auth.uid()`,
    character_id: only,
    scene_description: shot.caption,
    status: 'completed',
    ...PANEL_SIZES[shape],
    metadata: JSON.stringify({ [NOTED_KEY]: file }),
  });
  await insertTake(trx, {
    medium: 'image',
    generation,
    element: shot.id,
    script: script.id,
    origin: 'generated',
    madeFrom: { ...madeFrom, shape, drawer: DRAWER },
    chosen: false,
  });
}

/** The states of a version's panels: what each is expected to be made from is handed to the database. */
export async function statesOf(
  trx: Transaction<Tables>,
  plan: PlannedStoryboard,
  shape: PanelShape,
): Promise<StateRow[]> {
  const rows = await selectStates(trx, [plan.script.id], wantedPanels(plan, shape));
  return rows.filter(({ medium }) => medium === 'image');
}

function wantedPanels(
  { script, shots }: PlannedStoryboard,
  shape: PanelShape,
): (WantedElement & { script_id: string })[] {
  return shots.map(({ shot, madeFrom }, at) => ({
    script_id: script.id,
    id: shot.id,
    ordinal: at + 1,
    kind: 'shot',
    scene_id: shot.scene,
    character_id: null,
    medium: 'image',
    content_hash: String(madeFrom.shot),
    expected: { ...madeFrom, shape },
  }));
}

async function selectSeen(
  trx: Transaction<Tables>,
  plan: PlannedStoryboard,
  shape: PanelShape,
): Promise<SeenShot[]> {
  const wanted = JSON.stringify(wantedPanels(plan, shape));
  const { rows } = await sql<Omit<SeenShot, 'shot'> & { element: string }>`
    select s.element_id as element, s.take_id as take, f.sha256, f.type
    from goldenrod.take_states(array[${plan.script.id}]::uuid[], ${wanted}::jsonb) s
    join public.image_generations i on i.id = s.generation_id
    join public.media_files f
      on f.user_id = auth.uid() and f.sha256 = i.metadata -> ${sql.lit(NOTED_KEY)} ->> 'sha256'
    where s.medium = 'image'`.execute(trx);
  const seen = new Map(rows.map((row) => [row.element, row]));
  return plan.shots.flatMap(({ shot }) => {
    const row = seen.get(shot.id);
    if (row === undefined) return [];
    const { element: _element, ...take } = row;
    return [{ shot, ...take }];
  });
}
