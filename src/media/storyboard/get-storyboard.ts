import { sql, type Transaction } from 'kysely';
import type { Storyboard, StoryboardShot } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import type { Tables } from '../../db/tables.ts';
import { heardElements } from '../../script/takes/heard-elements.ts';
import { countStates, type StateRow, selectStates } from '../../script/takes/select-states.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import { presentFile } from '../generation-file.ts';
import { GENERATION_TABLES, NOTED_KEY } from '../noted-file.ts';
import { wantedPanels } from './panel-states.ts';
import { type PlannedStoryboard, planStoryboard } from './plan-storyboard.ts';
import type { TimedLine } from './time-shots.ts';

const timing = pureWork<typeof import('./plan-script-shots.ts'), 'timeScriptShots'>(
  'media/storyboard/plan-script-shots',
  'timeScriptShots',
);

/** The shots of a version with when each is seen and how its picture stands. */
export async function getStoryboard(road: Road, named: { script: string }): Promise<Storyboard> {
  return presentStoryboard(road, await planStoryboard(road, named));
}

export async function presentStoryboard(road: Road, plan: PlannedStoryboard): Promise<Storyboard> {
  const { version } = plan;
  const wanted = [...heardElements(version), ...wantedPanels(plan)];
  const { rows, change } = await road.look(async (trx) => ({
    rows: await selectStates(trx, [version.script.id], wanted),
    change: await mayChange(trx, version.script.id),
  }));
  const states = rows.filter(({ medium }) => medium === 'image');
  const times = await timesOf(road, plan, rows);
  const byShot = new Map(states.map((state) => [state.element_id, state]));
  return {
    items: plan.shots.map(({ shot }, at) => ({
      ...shot,
      seen_from: times.shots[at]?.start ?? 0,
      seen_for: times.shots[at]?.duration ?? 0,
      ...pictureOf(byShot.get(shot.id)),
    })),
    next: null,
    counts: countStates(states),
    duration: times.duration,
    changed: plan.stored !== null,
    dropped: plan.dropped,
    can: { change },
  };
}

async function mayChange(trx: Transaction<Tables>, script: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select goldenrod.may_change(s.user_id, 'public.scripts') as may from public.scripts s where s.id = ${script}`.execute(
    trx,
  );
  return rows[0]?.may ?? false;
}

/** By the takes of its lines, as far as they are there. */
function timesOf(road: Road, { version, shots }: PlannedStoryboard, rows: readonly StateRow[]) {
  const lines = rows.flatMap(({ element_id, medium, duration_seconds }): TimedLine[] =>
    medium !== 'audio' || duration_seconds === null
      ? []
      : [{ element: element_id, duration: Math.round(duration_seconds * 1000) }],
  );
  const text = { text: version.text, rows: version.elements };
  return inThread(timing, [text, shots.map(({ shot }) => shot), lines], road);
}

type Picture = Pick<StoryboardShot, 'state' | 'causes' | 'take' | 'origin' | 'url' | 'takes'>;

function pictureOf(row: StateRow | undefined): Picture {
  if (row === undefined) {
    return { state: 'missing', causes: [], take: null, origin: null, url: null, takes: 0 };
  }
  const { state, causes, take_id, origin, takes, generation_id, metadata } = row;
  const noted = metadata?.[NOTED_KEY];
  const file =
    generation_id === null ? null : presentFile(GENERATION_TABLES.image, generation_id, noted);
  return { state, causes, take: take_id, origin, url: file?.url ?? null, takes };
}
