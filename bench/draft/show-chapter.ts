import type { Judged } from './print-tables.ts';

/** Columns for what was marked. */
const WIDTH = 72;
const NOTES = 22;

/** What was marked and what was drafted, beside each other by the paragraph in which they begin. */
export function showScenes({ name, boundaries, scenes, drafted, elsewhere }: Judged): string {
  const begins = [
    ...scenes.map(({ marked }) => marked.from),
    ...drafted.map(({ paragraph }) => paragraph),
  ];
  const invented = [...boundaries.invented];
  const lines = [...new Set(begins)]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const marks = scenes.filter(({ marked }) => marked.from === at);
      const drafts = drafted.filter(({ paragraph }) => paragraph === at);
      return Array.from({ length: Math.max(marks.length, drafts.length) }, (_, i) => {
        const left = marks[i];
        const right = drafts[i];
        return `${String(at).padStart(4)}  ${left === undefined ? ' '.repeat(WIDTH) : wanted(left)}  ${
          right === undefined ? '' : found(right)
        }`.trimEnd();
      });
    });
  return [`\n${name}`, ...lines].join('\n');

  function wanted({ marked, headingRight, timeRight }: Judged['scenes'][number]): string {
    const isMissed = boundaries.missed.includes(marked.from);
    const wrong = [
      ...(isMissed ? ['missed'] : []),
      ...(headingRight ? [] : ['place']),
      ...(timeRight === false ? ['time'] : []),
    ].join(', ');
    const text = `${marked.setting ?? '...'}. ${marked.places.join(' / ')} - ${marked.times.join(' / ')}`;
    return `${text.slice(0, WIDTH - NOTES).padEnd(WIDTH - NOTES)} ${wrong.padEnd(NOTES - 1)}`;
  }

  function found(scene: Judged['drafted'][number]): string {
    const at = scene === drafted[0] ? -1 : invented.indexOf(scene.paragraph);
    if (at !== -1) invented.splice(at, 1);
    const notes = [
      ...(at === -1 ? [] : ['invented']),
      ...(elsewhere.includes(scene) ? ['only told of'] : []),
    ].join(', ');
    return notes === '' ? scene.heading.text : `${scene.heading.text}  (${notes})`;
  }
}

/** Every element that is counted as wrong, one a line. */
export function showElements({ elements }: Judged): string {
  const { past, torn, lost, doubled, long } = elements;
  return Object.entries({ past, torn, lost, doubled, 'over four pages': long })
    .flatMap(([kind, texts]) => texts.map((text) => `  ${kind}: ${text}`))
    .join('\n');
}
