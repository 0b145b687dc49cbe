import { z } from 'zod';
import { EditProposal, ShotChanges, Storyboard } from '../shot.ts';
import { ScriptParams } from './names.ts';
import { operationOf } from './operation-of.ts';

const storyboard = operationOf('Storyboards');

/** By id, or by number as the storyboard shows it: `12A-3`. */
const ShotName = z.string().trim().min(1).max(100);
const ShotParams = ScriptParams.extend({ shot: ShotName });
/** A timeline of a few thousand clips. */
const EDIT_LIMIT = 20_000_000;

export const storyboardOperations = {
  getStoryboard: storyboard('getStoryboard', {
    cost: 'work',
    does: [
      'get',
      '/v1/scripts/{script}/storyboard',
      'Show the shots of a script, when each is seen, and how its picture stands',
    ],
    params: ScriptParams,
    answer: Storyboard,
  }),
  resetStoryboard: storyboard('resetStoryboard', {
    cost: 'work',
    does: [
      'post',
      '/v1/scripts/{script}/storyboard/reset',
      'Forget what people set of the shots of a script: they are proposed anew',
    ],
    params: ScriptParams,
    answer: Storyboard,
  }),
  addShot: storyboard('addShot', {
    cost: 'work',
    does: [
      'post',
      '/v1/scripts/{script}/storyboard/shots',
      'Put a shot of your own behind another',
    ],
    params: ScriptParams,
    body: ShotChanges.extend({ after: ShotName }),
    answer: Storyboard,
    creates: true,
  }),
  changeShot: storyboard('changeShot', {
    cost: 'work',
    does: [
      'patch',
      '/v1/scripts/{script}/storyboard/shots/{shot}',
      'Change what a shot shows, or how long; no proposal changes that again',
    ],
    params: ShotParams,
    body: ShotChanges,
    answer: Storyboard,
  }),
  moveShot: storyboard('moveShot', {
    cost: 'work',
    does: [
      'post',
      '/v1/scripts/{script}/storyboard/shots/{shot}/move',
      'Move a shot within its scene',
    ],
    params: ShotParams,
    body: z.strictObject({
      /** Among the shots of its scene, from 1; beyond the last is the last. */
      place: z.int().min(1).max(100_000),
    }),
    answer: Storyboard,
  }),
  deleteShot: storyboard('deleteShot', {
    cost: 'work',
    does: [
      'delete',
      '/v1/scripts/{script}/storyboard/shots/{shot}',
      'Take a shot out; what is said in it is seen in the one beside it',
    ],
    params: ShotParams,
    answer: Storyboard,
  }),
  readEdit: storyboard('readEdit', {
    cost: 'work',
    does: [
      'post',
      '/v1/scripts/{script}/storyboard/edit',
      'Read what an editor made of a script’s shots: what would change, and with `apply` the change',
    ],
    params: ScriptParams,
    body: z.strictObject({
      /** The edit as OpenTimelineIO. */
      otio: z.string().min(1).max(EDIT_LIMIT),
      /** Also changes the storyboard; else nothing is stored. */
      apply: z.boolean().default(false),
    }),
    bodyLimit: EDIT_LIMIT + 64 * 1024,
    answer: z.object({ proposal: EditProposal, applied: z.boolean(), storyboard: Storyboard }),
  }),
};
