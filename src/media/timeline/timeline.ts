import type { Movement } from '../../contract/shot.ts';

/**
 * A script as it runs: pictures one after the other, and what is said over them. All times are whole
 * milliseconds from its beginning; frames are counted only where a format has them.
 */
export interface Timeline {
  title: string;
  /** Milliseconds; the last panel ends here. */
  duration: number;
  scenes: TimelineScene[];
  /** One after the other, without a gap. */
  panels: TimelinePanel[];
  /** By their beginning; only dual dialogue overlaps. */
  lines: TimelineLine[];
}

interface Stretch {
  start: number;
  duration: number;
}

export interface TimelineScene extends Stretch {
  /** The identity of its element. */
  element: string;
  /** As printed beside its heading, or counted from 1: `12A`. */
  number: string;
  heading: string;
}

export interface TimelinePanel extends Stretch {
  /** The identity of its shot. */
  shot: string;
  /** The identity of its scene. */
  scene: string;
  /** For people: `12A-3 close on Mara`. */
  name: string;
  /** Path of its picture (PNG), relative to the folder that is handed off. */
  picture: string;
  movement: Movement;
  /** For people, one line: what is seen. */
  caption: string;
}

export interface TimelineLine extends Stretch {
  /** The identity of its element. */
  element: string;
  scene: string | null;
  /** Who speaks, as people name them; null where it is narrated. */
  character: string | null;
  /** What is said. */
  text: string;
  /** Path of its sound (WAV), relative to the folder that is handed off. */
  sound: string;
}
