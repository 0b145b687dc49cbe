import type { Script } from '../../contract/index.ts';
import type { Shot } from '../../contract/shot.ts';
import type { VersionElements } from '../../script/elements/elements-of-version.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import type { Asker } from '../../turns/asker.ts';
import type { ShotTimes } from '../storyboard/time-shots.ts';
import { type LaidLine, wordsOf } from '../table-read/write-table-read.ts';
import type { Timeline, TimelineScene } from '../timeline/timeline.ts';

const timing = pureWork<typeof import('../storyboard/plan-script-shots.ts'), 'timeScriptShots'>(
  'media/storyboard/plan-script-shots',
  'timeScriptShots',
);

export interface LaidPanel {
  shot: Shot;
  /** Path of its picture, relative to the folder. */
  picture: string;
}

/** A version as it runs: its panels, timed by its takes. */
export async function timelineOf(
  asker: Asker,
  { version, script }: { version: VersionElements; script: Script },
  panels: readonly LaidPanel[],
  lines: readonly LaidLine[],
): Promise<Timeline> {
  const times = await inThread(
    timing,
    [
      { text: version.text, rows: version.elements },
      panels.map(({ shot }) => shot),
      lines.map(({ line, duration }) => ({ element: line.element, duration, dual: line.dual })),
    ],
    asker,
  );
  const byElement = new Map(lines.map((line) => [line.line.element, line]));
  return {
    title: script.chapter_title ?? script.handle,
    duration: times.duration,
    scenes: scenesOf(version, panels, times),
    panels: panels.map(({ shot, picture }, at) => ({
      shot: shot.id,
      scene: shot.scene ?? '',
      name: `${shot.number} ${shot.caption}`,
      picture,
      movement: shot.movement,
      caption: shot.caption,
      ...placeOf(times.shots[at]),
    })),
    lines: times.lines.flatMap(({ element, start, duration }) => {
      const laid = byElement.get(element);
      if (laid === undefined) return [];
      const { line, sound } = laid;
      const character = line.speaker?.name ?? null;
      return [
        { element, scene: line.scene, character, text: wordsOf(line), sound, start, duration },
      ];
    }),
  };
}

const placeOf = (time: { start: number; duration: number } | undefined) => ({
  start: time?.start ?? 0,
  duration: time?.duration ?? 0,
});

/** From the first panel of each to the first of the next. */
function scenesOf(
  { text, elements }: VersionElements,
  panels: readonly LaidPanel[],
  times: ShotTimes,
): TimelineScene[] {
  const headings = new Map(
    elements.flatMap(({ kind, id, start_at }) =>
      kind === 'scene' ? [[id, start_at] as const] : [],
    ),
  );
  const characters = [...text];
  const scenes: TimelineScene[] = [];
  panels.forEach(({ shot }, at) => {
    const { start, duration } = placeOf(times.shots[at]);
    const last = scenes.at(-1);
    const element = shot.scene ?? '';
    if (last?.element === element) {
      last.duration = start + duration - last.start;
      return;
    }
    const from = headings.get(element);
    const heading = from === undefined ? '' : headingAt(characters, from);
    scenes.push({ element, number: numberOf(shot), heading, start, duration });
  });
  return scenes;
}

/** `12A` of the shot `12A-3`. */
const numberOf = ({ number }: Shot): string => number.replace(/-\d+$/, '');

function headingAt(characters: readonly string[], from: number): string {
  const end = characters.indexOf('\n', from);
  return characters
    .slice(from, end === -1 ? undefined : end)
    .join('')
    .trim();
}
