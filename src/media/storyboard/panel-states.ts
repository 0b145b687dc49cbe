import type { Transaction } from 'kysely';
import type { Tables } from '../../db/tables.ts';
import {
  type StateRow,
  selectStates,
  type WantedElement,
} from '../../script/takes/select-states.ts';
import type { PanelShape } from './panel-size.ts';
import type { PlannedStoryboard } from './plan-storyboard.ts';

/** The states of a version's panels: what each is expected to be made from is handed to the database. */
export async function panelStates(
  trx: Transaction<Tables>,
  plan: PlannedStoryboard,
  shape: PanelShape,
): Promise<StateRow[]> {
  const rows = await selectStates(trx, [plan.script.id], wantedPanels(plan, shape));
  return rows.filter(({ medium }) => medium === 'image');
}

/**
 * What the pictures of a version are expected to be made from.
 *
 * @param shape left out: one of any shape will do
 */
export function wantedPanels(
  { script, shots }: PlannedStoryboard,
  shape?: PanelShape,
): (WantedElement & { script_id: string })[] {
  return shots.map(({ shot, madeFrom, textHash }, at) => ({
    script_id: script.id,
    id: shot.id,
    ordinal: at + 1,
    kind: 'shot',
    scene_id: shot.scene,
    character_id: null,
    medium: 'image',
    content_hash: textHash,
    // What was drawn knows no text, and what a person brought nothing but it.
    expected: { ...madeFrom, text: textHash, ...(shape === undefined ? {} : { shape }) },
  }));
}

/** What a person brought is never replaced by itself. */
export const needsPanel = (state: StateRow | undefined): boolean =>
  state === undefined || (state.state !== 'current' && state.origin !== 'own');
