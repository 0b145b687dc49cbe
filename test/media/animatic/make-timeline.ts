import type { Movement } from '../../../src/contract/shot.ts';
import type {
  Timeline,
  TimelineLine,
  TimelinePanel,
} from '../../../src/media/timeline/timeline.ts';

export interface PanelGiven {
  picture: string;
  milliseconds: number;
  scene?: string;
  movement?: Movement;
}

export interface LineGiven {
  start: number;
  milliseconds: number;
  sound: string;
  text?: string;
  character?: string | null;
}

/** A timeline of panels one after the other, with lines at their times. */
export function makeTimeline(panelsGiven: PanelGiven[], linesGiven: LineGiven[] = []): Timeline {
  let duration = 0;
  const panels: TimelinePanel[] = panelsGiven.map((given, at) => {
    const { picture, milliseconds, scene = 'one', movement = 'static' } = given;
    const start = duration;
    duration += milliseconds;
    const name = `${scene}-${at + 1}`;
    const shot = `shot ${at + 1}`;
    return { start, duration: milliseconds, shot, scene, name, picture, movement, caption: '' };
  });
  const lines: TimelineLine[] = linesGiven.map((given, at) => {
    const { start, milliseconds, sound, text = 'It holds.', character = 'MARA' } = given;
    const element = `line ${at + 1}`;
    return { start, duration: milliseconds, element, scene: null, character, text, sound };
  });
  return { title: 'The Lamp', duration, scenes: [], panels, lines };
}
