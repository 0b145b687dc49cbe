// Writes the animatic that is described by the JSON of its argument, and tells each step; tests kill it.
import { type AnimaticOptions, writeAnimatic } from '../../../src/media/animatic/write-animatic.ts';
import type { Timeline } from '../../../src/media/timeline/timeline.ts';

const given: { timeline: Timeline; options: AnimaticOptions } = JSON.parse(process.argv[2] ?? '');
await writeAnimatic(given.timeline, {
  ...given.options,
  onProgress: ({ step }) => console.log(step),
});
