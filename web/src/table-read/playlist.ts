/** A line that can be heard. */
export interface PlayedLine {
  element: string;
  scene: string | null;
  /** Path of its take. */
  url: string;
}

interface Heard {
  element: string;
  scene: string | null;
  url: string | null;
}

/** Those that have a take. */
export function playlistOf(lines: readonly Heard[]): PlayedLine[] {
  return lines.flatMap(({ element, scene, url }) =>
    url === null ? [] : [{ element, scene, url }],
  );
}

/** The line to begin with: the one that was named, or the first behind it that has a take; -1 for none. */
export function beginAt(lines: readonly Heard[], element: string | null): number {
  const from = Math.max(
    0,
    lines.findIndex((line) => line.element === element),
  );
  const first = lines.slice(from).find(({ url }) => url !== null);
  return first === undefined
    ? -1
    : playlistOf(lines).findIndex((line) => line.element === first.element);
}

const PAUSE_MS = 350;
const SCENE_PAUSE_MS = 900;

/** How long nothing is heard between two lines: longer where a scene begins. */
export function pauseBetween(line: PlayedLine, next: PlayedLine): number {
  return line.scene === next.scene ? PAUSE_MS : SCENE_PAUSE_MS;
}
