import { AppError } from '../../contract/error.ts';
import { type FrameRate, frameAt } from '../timeline/frame-rate.ts';
import type { Timeline, TimelinePanel } from '../timeline/timeline.ts';

/** A scene as it is filmed: frames are counted from the beginning of the whole. */
export interface PlannedScene {
  /** The identity of its element. */
  element: string;
  /** For people: `12A`. */
  number: string;
  first: number;
  frames: number;
  panels: PlannedPanel[];
}

export interface PlannedPanel {
  panel: TimelinePanel;
  first: number;
  frames: number;
  /** Frames before `first` in which it comes in over the panel before it. */
  lead: number;
  /** Frames after its last in which it is still seen under the next. */
  tail: number;
}

/**
 * A timeline in frames. Each cut is at the frame nearest to its moment, so nothing adds up over a film;
 * a panel without a frame of its own is left out. Within a scene a cut is a cross-fade around that
 * frame, no longer than the shorter of its panels.
 *
 * @throws AppError invalid for a timeline in which nothing is seen
 */
export function planScenes(timeline: Timeline, rate: FrameRate, crossFade: number): PlannedScene[] {
  const panels = panelsInFrames(timeline, rate);
  if (panels.length === 0) {
    throw new AppError('invalid', `the timeline of "${timeline.title}" has nothing to be seen`, {
      hint: 'An animatic needs at least one panel: make the storyboard first.',
      details: { panels: timeline.panels.length, duration: timeline.duration },
    });
  }
  fadeCuts(panels, frameAt(crossFade, rate));
  return byScene(panels, new Map(timeline.scenes.map(({ element, number }) => [element, number])));
}

function panelsInFrames(timeline: Timeline, rate: FrameRate): PlannedPanel[] {
  const cuts = timeline.panels.map(({ start }, at) => (at === 0 ? 0 : frameAt(start, rate)));
  cuts.push(frameAt(timeline.duration, rate));
  return timeline.panels
    .map((panel, at) => ({
      panel,
      first: cuts[at] ?? 0,
      frames: (cuts[at + 1] ?? 0) - (cuts[at] ?? 0),
      lead: 0,
      tail: 0,
    }))
    .filter(({ frames }) => frames > 0);
}

function fadeCuts(panels: PlannedPanel[], fade: number): void {
  for (const [at, next] of panels.entries()) {
    const before = panels[at - 1];
    if (before === undefined || before.panel.scene !== next.panel.scene) continue;
    const frames = Math.min(fade, before.frames, next.frames);
    next.lead = Math.floor(frames / 2);
    before.tail = frames - next.lead;
  }
}

function byScene(panels: PlannedPanel[], numbers: Map<string, string>): PlannedScene[] {
  const scenes: PlannedScene[] = [];
  for (const planned of panels) {
    const last = scenes.at(-1);
    if (last !== undefined && last.element === planned.panel.scene) {
      last.panels.push(planned);
      last.frames += planned.frames;
    } else {
      const { scene: element } = planned.panel;
      const { first, frames } = planned;
      const number = numbers.get(element) ?? String(scenes.length + 1);
      scenes.push({ element, number, first, frames, panels: [planned] });
    }
  }
  return scenes;
}
