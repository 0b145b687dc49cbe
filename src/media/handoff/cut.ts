import { frameAt } from '../timeline/frame-rate.ts';
import type { EditRate } from '../timeline/timecode.ts';
import type { Timeline } from '../timeline/timeline.ts';

/** Something from one frame boundary to another, counted from the beginning of the timeline. */
export interface Clip {
  /** For people. */
  name: string;
  /** Path of its file, relative to the folder. */
  file: string;
  start: number;
  frames: number;
  /** What it is of: the identity of its shot or of its element. */
  id: string;
}

export interface Marker {
  name: string;
  comment: string;
  start: number;
  frames: number;
}

/** One voice's clips; the narrator's, too. */
export interface Stem {
  name: string;
  clips: Clip[];
}

/** A timeline in the frames of an edit. */
export interface Cut {
  title: string;
  rate: EditRate;
  frames: number;
  panels: Clip[];
  stems: Stem[];
  /** One a line, and one a scene. */
  markers: Marker[];
}

export const NARRATOR = 'Narrator';

export function cutTimeline(timeline: Timeline, rate: EditRate): Cut {
  const stretch = ({ start, duration }: { start: number; duration: number }) => {
    const from = frameAt(start, rate);
    return { start: from, frames: frameAt(start + duration, rate) - from };
  };
  const stems = new Map<string, Clip[]>();
  for (const line of timeline.lines) {
    const name = line.character ?? NARRATOR;
    const clips = stems.get(name) ?? [];
    clips.push({ name: line.text, file: line.sound, id: line.element, ...stretch(line) });
    stems.set(name, clips);
  }
  const scenes = timeline.scenes.map((scene) => ({
    name: `${scene.number} ${scene.heading}`.trim(),
    comment: '',
    ...stretch(scene),
  }));
  const lines = timeline.lines.map((line) => ({
    name: line.character ?? NARRATOR,
    comment: line.text,
    ...stretch(line),
  }));
  return {
    title: timeline.title,
    rate,
    frames: frameAt(timeline.duration, rate),
    panels: timeline.panels.map((panel) => ({
      name: panel.name,
      file: panel.picture,
      id: panel.shot,
      ...stretch(panel),
    })),
    stems: [...stems].map(([name, clips]) => ({ name, clips: apart(clips) })),
    markers: [...scenes, ...lines].sort((one, other) => one.start - other.start),
  };
}

/** By their beginning, and none over another: a track has one clip at a time. */
function apart(clips: readonly Clip[]): Clip[] {
  let end = 0;
  return [...clips]
    .sort((one, other) => one.start - other.start)
    .map((clip) => {
      const start = Math.max(clip.start, end);
      const frames = Math.max(0, clip.start + clip.frames - start);
      end = start + frames;
      return { ...clip, start, frames };
    });
}
