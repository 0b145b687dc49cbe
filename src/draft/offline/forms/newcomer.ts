import { ANYBODY } from '../../../prose/words/speech-words.ts';
import { NOT_OF } from './crowd.ts';

const NEWCOMER = new RegExp(
  String.raw`${NOT_OF}\b(?:an?|another|some) (?:\p{Ll}+,? ){0,2}(${[...ANYBODY].join('|')})\b`,
  'u',
);

/** The cue of somebody whom the tag tells of for the first time: "screamed a woman's voice". Null for anybody else. */
export function newcomerOf(tag: string): string | null {
  return NEWCOMER.exec(tag)?.[1]?.toUpperCase() ?? null;
}
