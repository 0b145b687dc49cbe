import type { ScriptElement } from '../../contract/index.ts';
import type { BoundVerbs } from './bound-verbs.ts';
import { everyPage } from './every-page.ts';

/** Every scene, speech, action and transition of a script, in order. */
export const elementsOf = (verbs: BoundVerbs, script: string): Promise<ScriptElement[]> =>
  everyPage((at) => verbs.listElements({ script, ...at }));
