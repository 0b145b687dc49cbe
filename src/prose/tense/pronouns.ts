import type { TaggedWord } from './tagged-word.ts';

export const SUBJECTS = /^(?:i|he|she|it|we|they|you|who|which|that|there)$/;
export const POSSESSIVES = /^(?:his|her|my|our|their|its|your|whose)$/;

/** Whether something that is acted on can begin with the word: "a", "him", "Ida". */
export function beginsObject(word: TaggedWord | undefined): boolean {
  return word !== undefined && /^(?:DET|PRON|PROPN)$/.test(word.pos);
}
