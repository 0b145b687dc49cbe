/** A line of nothing but such signs parts two scenes of a story. */
const BREAK = /^\s*(?:[*#~•⁂-]\s*){1,7}$/u;

export const isSceneBreak = (paragraph: string): boolean => BREAK.test(paragraph);
