import { randomUUID } from 'node:crypto';
import { AppError, type Shot, type ShotChanges, type Storyboard } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import { findScript } from '../../script/find-script.ts';
import {
  addShot as added,
  editShot as edited,
  moveShot as moved,
  removeShot as removed,
} from './edit-shots.ts';
import { findShot } from './find-shot.ts';
import { getStoryboard, presentStoryboard } from './get-storyboard.ts';
import { type PlannedStoryboard, planStoryboard } from './plan-storyboard.ts';
import {
  forgetStoryboard,
  lockStoryboard,
  nearestStoryboard,
  storeStoryboard,
} from './stored-storyboard.ts';

interface InScript {
  script: string;
}
/** By id or by number. */
interface InShot extends InScript {
  shot: string;
}

/** Sets what a person wants otherwise of a shot; no proposal changes that again. */
export function changeShot(
  road: Road,
  { script, shot, ...changes }: InShot & ShotChanges,
): Promise<Storyboard> {
  return changing(road, script, (plan) => {
    refuseStrangers(plan, changes);
    const { id } = findShot(plan, shot);
    return (shots) => shots.map((each) => (each.id === id ? edited(each, changes) : each));
  });
}

/** Puts a shot of a person's own behind another, like that one but for what is said here. */
export function addShot(
  road: Road,
  { script, after, ...own }: InScript & { after: string } & ShotChanges,
): Promise<Storyboard> {
  return changing(road, script, (plan) => {
    refuseStrangers(plan, own);
    const before = findShot(plan, after);
    const blank = { ...before, id: randomUUID(), elements: [], over: null, edited: [] };
    const shot = edited(
      { ...blank, purpose: 'action', movement: 'static', caption: 'New shot', duration: null },
      own,
    );
    // A person's own as it is: no proposal is behind it.
    return (shots) => added(shots, before.id, shot);
  });
}

/** Moves a shot within its scene. */
export function moveShot(
  road: Road,
  { script, shot, place }: InShot & { place: number },
): Promise<Storyboard> {
  return changing(road, script, (plan) => {
    const { id, scene } = findShot(plan, shot);
    return (shots) => {
      const first = shots.findIndex((each) => each.scene === scene);
      return moved(shots, id, first + place - 1);
    };
  });
}

/** Takes a shot out; what it covers is seen in the one beside it. */
export function deleteShot(road: Road, { script, shot }: InShot): Promise<Storyboard> {
  return changing(road, script, (plan) => {
    const { id, scene, number } = findShot(plan, shot);
    return (shots) => {
      if (shots.filter((each) => each.scene === scene).length > 1) return removed(shots, id);
      throw new AppError('conflict', `${number} is the only shot of its scene`, {
        hint: 'Change it instead, or omit the scene in the script.',
        details: { shot: id },
      });
    };
  });
}

/** Forgets what people set: the shots are as they are proposed, or as a version before this one has them. */
export async function resetStoryboard(road: Road, { script }: InScript): Promise<Storyboard> {
  await road.commit(async (trx) => forgetStoryboard(trx, (await findScript(trx, script)).id));
  return getStoryboard(road, { script });
}

/** Rounds before somebody who keeps resetting what is worked on is told so. */
const MOST_ROUNDS = 5;

/**
 * Changes the shots as they are by now. What somebody else changed since they were planned is changed further: where
 * the words of a script changed as well, the next plan carries all of it to them.
 *
 * @param prepare what to do, told of shots by their ids
 */
export async function changing(
  road: Road,
  script: string,
  prepare: (plan: PlannedStoryboard) => (shots: readonly Shot[]) => Shot[],
): Promise<Storyboard> {
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    const plan = await planStoryboard(road, { script });
    if (await storeChange(road, plan, prepare(plan))) {
      return presentStoryboard(road, await planStoryboard(road, { script: plan.script.id }));
    }
  }
  throw new AppError('db.busy', 'this storyboard is being reset all the time', {
    hint: 'Try again when nobody edits it.',
  });
}

/** False where what was planned is not what the change is to be made of any more. */
function storeChange(
  road: Road,
  plan: PlannedStoryboard,
  change: (shots: readonly Shot[]) => Shot[],
): Promise<boolean> {
  const { id } = plan.script;
  return road.commit(async (trx) => {
    await lockStoryboard(trx, id);
    const stored = await nearestStoryboard(trx, id);
    const isSame = stored?.updated_at === plan.stored?.updated_at;
    const isOwn = stored?.script === id;
    if (!isSame && !isOwn) return false;
    const shots = isSame ? plan.shots.map(({ shot }) => shot) : (stored?.shots ?? []);
    await storeStoryboard(trx, id, change(shots));
    return true;
  });
}

function refuseStrangers({ version }: PlannedStoryboard, { characters }: ShotChanges): void {
  const known = new Set(version.names?.map(({ id }) => id));
  const stranger = characters?.find(({ id }) => id !== null && !known.has(id));
  if (stranger === undefined) return;
  throw new AppError('not_found', `nobody of the book has the id "${stranger.id}"`, {
    hint: 'Take ids from the cast of the book; somebody who is not in it has null.',
    details: { character: stranger.id },
  });
}
