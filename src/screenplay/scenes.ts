import { lines } from './lines.ts';
import type { Element, Line, Scene, SceneHeading, Screenplay } from './types.ts';

/** All scenes in order. What stands before the first heading is in none. */
export function scenes(screenplay: Screenplay): Scene[] {
  const speeches = linesByScene(screenplay);
  const result: Scene[] = [];
  let heading: SceneHeading | null = null;
  let elements: Element[] = [];
  const finish = () => {
    if (heading === null) return;
    const number = result.length + 1;
    result.push(sceneOf(number, heading, elements, speeches.get(number) ?? []));
  };
  for (const element of screenplay.elements) {
    if (element.type !== 'scene_heading') {
      elements.push(element);
      continue;
    }
    finish();
    heading = element;
    elements = [];
  }
  finish();
  return result;
}

function linesByScene(screenplay: Screenplay): Map<number, Line[]> {
  const byScene = new Map<number, Line[]>();
  for (const line of lines(screenplay)) {
    const own = byScene.get(line.scene);
    if (own === undefined) byScene.set(line.scene, [line]);
    else own.push(line);
  }
  return byScene;
}

function sceneOf(
  number: number,
  heading: SceneHeading,
  elements: Element[],
  speeches: Line[],
): Scene {
  // A note can begin inside the element before it: the last element need not end last.
  const end = elements.reduce((far, each) => Math.max(far, each.end), heading.end);
  const endLine = elements.reduce((far, each) => Math.max(far, each.endLine), heading.endLine);
  const { line, start } = heading;
  return { number, heading, elements, lines: speeches, line, endLine, start, end };
}
