import { sql, type Transaction } from 'kysely';
import type { Script } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import { findProvider, imagesOf } from '../../provider/engines-of.ts';
import type { Provider } from '../../provider/provider.ts';
import type { Work } from '../../provider/spend/estimate.ts';
import { findScriptRow } from '../../script/find-script.ts';
import { lookForCastOnce } from '../looks/look-for-cast.ts';
import type { AskingRoad, MediaRoad } from '../media-road.ts';
import type { Till } from '../network/ask-by-till.ts';
import { PANEL_SIZES, type PanelShape } from '../storyboard/panel-size.ts';
import { needsPanel, panelStates } from '../storyboard/panel-states.ts';
import { type PlannedShot, planStoryboard, shotInTake } from '../storyboard/plan-storyboard.ts';
import { storePicture } from '../takes/store-picture.ts';
import {
  askForPicture,
  inputsOf,
  pictureHash,
  seedOf,
  type WantedPicture,
} from './ask-for-picture.ts';
import { chosenPortraits, type Portrait } from './portraits.ts';
import { panelPrompt } from './prompts.ts';

export interface DrawingOptions {
  script: string;
  /** A provider, by its name. */
  engine: string;
  shape: PanelShape;
  /** Words of a person's own in place of the proposed ones, by the id of a shot. */
  prompts?: ReadonlyMap<string, string> | undefined;
  /** Leaves shots out that have a picture as they are, whoever drew it. */
  missingOnly?: boolean | undefined;
}

/** A shot as an engine is asked for it. */
export interface ShotPicture {
  planned: PlannedShot;
  picture: WantedPicture;
  /** The take that there is of just this; null where there is none. */
  take: string | null;
  /** Whether a person's own picture is in use, which no engine replaces. */
  isOwn: boolean;
}

export interface PlannedPictures {
  script: Script;
  provider: Provider;
  shape: PanelShape;
  shots: ShotPicture[];
  /** What the engine will be asked. */
  work: Work;
}

/** What an engine would be asked for every shot of a version; it is not asked. Looks that nobody has sought yet are found. */
export async function planPictures(
  road: AskingRoad,
  { script, engine, shape, prompts = new Map(), missingOnly = false }: DrawingOptions,
): Promise<PlannedPictures> {
  const provider = findProvider(road.providers, engine);
  const { book_id } = await road.look((trx) => findScriptRow(trx, script));
  // What is found of them later would make these pictures stale.
  if (book_id !== null) await lookForCastOnce(road, book_id);
  const plan = await planStoryboard(road, { script });
  const people = new Set(plan.shots.flatMap(({ sitters }) => sitters.map(({ id }) => id)));
  const { portraits, takes, states } = await road.look(async (trx) => ({
    states: missingOnly ? await panelStates(trx, plan, shape) : null,
    portraits: await chosenPortraits(trx, [...people]),
    takes: await takesOf(
      trx,
      plan.shots.map(({ shot }) => shot.id),
    ),
  }));
  const stateOf = states && new Map(states.map((state) => [state.element_id, state]));
  const wanted = plan.shots.filter(
    ({ shot }) => stateOf === null || needsPanel(stateOf.get(shot.id)),
  );
  const shots = wanted.map((planned): ShotPicture => {
    const { shot } = planned;
    const picture = {
      element: shot.id,
      prompt: prompts.get(shot.id) ?? panelPrompt(planned),
      ...PANEL_SIZES[shape],
      seed: seedOf(shot.id),
      references: referencesOf(planned, portraits),
    };
    const hash = pictureHash(inputsOf(provider, picture));
    const own = takes.get(shot.id) ?? [];
    return {
      planned,
      picture,
      take: own.find((each) => each.picture === `${hash} ${shape}`)?.id ?? null,
      isOwn: own.some(({ isOwn }) => isOwn),
    };
  });
  return { script: plan.script, provider, shape, shots, work: workOf(provider, shots) };
}

/** Everybody who is seen and has a portrait: that is how they look the same in every picture. */
function referencesOf(
  { shot, sitters }: PlannedShot,
  portraits: ReadonlyMap<string, Portrait>,
): Portrait[] {
  const off = new Set(
    shot.characters.filter(({ position }) => position === 'off').map(({ id }) => id),
  );
  return sitters.flatMap(({ id }) => {
    const portrait = off.has(id) ? undefined : portraits.get(id);
    return portrait === undefined ? [] : [portrait];
  });
}

const isWaiting = ({ take, isOwn }: ShotPicture): boolean => take === null && !isOwn;

function workOf(provider: Provider, shots: readonly ShotPicture[]): Work {
  const requests = shots.filter(isWaiting).map(() => 1);
  return { provider, model: imagesOf(provider).model, unit: 'image', requests };
}

/**
 * Has the pictures made that are not there, each booked before it is asked for and stored by itself, and takes all of
 * them into use; how many were made.
 *
 * @throws AppError provider.*, spend.*
 */
export async function drawPictures(
  road: MediaRoad,
  till: Till,
  { script, provider, shape, shots }: PlannedPictures,
  onProgress?: (done: number, total: number) => void,
): Promise<number> {
  await chooseAgain(
    road,
    shots.flatMap(({ take, isOwn }) => (take === null || isOwn ? [] : [take])),
  );
  const waiting = shots.filter(isWaiting);
  let done = shots.length - waiting.length;
  onProgress?.(done, shots.length);
  for (const { planned, picture } of waiting) {
    const file = await askForPicture(road, till, provider, picture);
    await road.commit((trx) =>
      storePicture(trx, {
        ...shotInTake(planned),
        script: script.id,
        ...PANEL_SIZES[shape],
        file,
        madeFrom: { ...planned.madeFrom, shape, ...inputsOf(provider, picture) },
        chosen: true,
      }),
    );
    done += 1;
    onProgress?.(done, shots.length);
  }
  return waiting.length;
}

interface KnownTake {
  id: string;
  /** Of what picture it is, and in which shape. */
  picture: string;
  isOwn: boolean;
}

/** By element, of each the newest first. */
async function takesOf(
  trx: Transaction<Tables>,
  elements: readonly string[],
): Promise<Map<string, KnownTake[]>> {
  const { rows } = await sql<{
    id: string;
    element: string;
    made_from: Record<string, unknown> | null;
    is_own: boolean;
  }>`
    select t.id, t.element_id as element, t.made_from, t.origin = 'own' and t.chosen_at is not null as is_own
    from goldenrod.takes t
    where t.user_id = auth.uid() and t.medium = 'image' and t.element_id = any(${[...elements]}::uuid[])
    order by t.created_at desc, t.id`.execute(trx);
  const takes = new Map<string, KnownTake[]>();
  for (const { id, element, made_from: inputs, is_own: isOwn } of rows) {
    const picture = inputs === null ? '' : `${pictureHash(inputs)} ${inputs.shape}`;
    const own = takes.get(element);
    if (own === undefined) takes.set(element, [{ id, picture, isOwn }]);
    else own.push({ id, picture, isOwn });
  }
  return takes;
}

/** Whoever names an engine wants its pictures in use. */
async function chooseAgain(road: MediaRoad, takes: readonly string[]): Promise<void> {
  if (takes.length === 0) return;
  await road.commit((trx) =>
    sql`update goldenrod.takes t set chosen_at = clock_timestamp() where t.id = any(${[...takes]}::uuid[])`.execute(
      trx,
    ),
  );
}
