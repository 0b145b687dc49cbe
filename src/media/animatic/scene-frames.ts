import type { Bitmap, FrameToDraw, Layer } from './draw-frames.ts';
import { movementView } from './movement-view.ts';
import type { PlannedPanel, PlannedScene } from './plan-scenes.ts';

/** A panel that is seen in a frame, and how far its movement is: 0 to 1. */
export interface Seen {
  panel: PlannedPanel;
  moment: number;
}

/** What is seen in a frame of a scene, counted from the scene's first. */
export interface SceneFrame {
  at: number;
  under: Seen;
  over?: { seen: Seen; weight: number };
}

/**
 * The frames of a scene that are not as the one before, in order, and its last, which says how long the
 * one before it stands.
 */
export function* sceneFrames(scene: PlannedScene): Generator<SceneFrame> {
  let before: SceneFrame | undefined;
  for (const [index, panel] of scene.panels.entries()) {
    const next = scene.panels[index + 1];
    const begin = panel.first - scene.first;
    for (let frame = begin; frame < begin + panel.frames; frame++) {
      const seen = frameOf(frame + scene.first, scene.panels[index - 1], panel, next);
      const at = frame;
      const isLast = at === scene.frames - 1;
      if (isLast || before === undefined || !isSame(before, seen)) {
        before = { at, ...seen };
        yield before;
      }
    }
  }
}

function frameOf(
  frame: number,
  before: PlannedPanel | undefined,
  panel: PlannedPanel,
  next: PlannedPanel | undefined,
): Omit<SceneFrame, 'at'> {
  if (before !== undefined && frame < panel.first + before.tail) {
    return fadeAt(frame, before, panel);
  }
  if (next !== undefined && frame >= next.first - next.lead) return fadeAt(frame, panel, next);
  return { under: seenAt(frame, panel) };
}

function fadeAt(frame: number, before: PlannedPanel, panel: PlannedPanel): Omit<SceneFrame, 'at'> {
  const passed = frame - (panel.first - panel.lead) + 1;
  return {
    under: seenAt(frame, before),
    over: { seen: seenAt(frame, panel), weight: passed / (panel.lead + before.tail + 1) },
  };
}

/** Its movement goes on through the cross-fades on both its sides. */
function seenAt(frame: number, panel: PlannedPanel): Seen {
  const frames = panel.lead + panel.frames + panel.tail;
  return { panel, moment: (frame - panel.first + panel.lead) / Math.max(1, frames - 1) };
}

function isSame(one: Omit<SceneFrame, 'at'>, other: Omit<SceneFrame, 'at'>): boolean {
  const stands =
    one.under.panel.panel.movement === 'static' && one.under.panel === other.under.panel;
  return stands && one.over === undefined && other.over === undefined;
}

/** @param bitmapOf the picture of a panel, and its place in the list of bitmaps */
export function frameToDraw(
  { under, over }: SceneFrame,
  bitmapOf: (panel: PlannedPanel) => { index: number; bitmap: Bitmap },
): FrameToDraw {
  const layer = ({ panel, moment }: Seen): Layer => {
    const { index, bitmap } = bitmapOf(panel);
    const view = movementView(panel.panel.movement, moment, bitmap, bitmap.place);
    return { bitmap: index, view };
  };
  return {
    layer: layer(under),
    ...(over && { over: { layer: layer(over.seen), weight: over.weight } }),
  };
}
