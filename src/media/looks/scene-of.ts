import { AppError } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import { toUnits } from '../../prose/words/code-points.ts';
import { elementsOfVersion } from '../../script/elements/elements-of-version.ts';

/** A scene of a script, where it stands. */
export interface ScenePlace {
  book_id: string | null;
  scene: string;
  /** Numbers of the chapter, and of the scene in it. */
  chapter: number;
  number: number;
  heading: string;
}

/**
 * Where a scene stands in a script.
 *
 * @param scene its identity
 * @throws AppError `not_found`
 */
export async function sceneOf(
  road: Road,
  { script, scene: wanted }: { script: string; scene: string },
): Promise<ScenePlace> {
  const version = await elementsOfVersion(road, script);
  const scene = wanted.toLowerCase();
  const scenes = version.elements.filter(({ kind }) => kind === 'scene');
  const found = scenes.find(({ id }) => id === scene);
  const { book_id, chapter_number: chapter } = version.script;
  if (found === undefined || chapter === null) {
    throw new AppError('not_found', `the script has no scene "${wanted}"`, {
      hint: 'Take the id of a scene from its elements: GET /v1/scripts/{script}/elements',
      details: { scene: wanted, script },
    });
  }
  const [start = 0, end] = toUnits(version.text, [found.start_at, found.end_at]);
  const [heading = ''] = version.text.slice(start, end).trim().split('\n', 1);
  return { book_id, scene, chapter, number: scenes.indexOf(found) + 1, heading };
}
