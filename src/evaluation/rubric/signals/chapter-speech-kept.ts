import { trigramsOf } from '../chapter-facts.ts';
import { notMeasured, percent, type Reading, reading, type ScalePoint, scale } from '../reading.ts';
import type { SignalDefinition } from '../signal-definition.ts';
import type { Subject } from '../subject.ts';
import { matchedWords, SHORTEST_SPEECH } from '../text/matched-words.ts';

const UNIT = '% of the chapter’s spoken words';

/** A script has a half or less of the words of its chapter: half of the talk kept is well, a third is little. */
const SCALE: readonly ScalePoint[] = [
  [0, 0],
  [40, 60],
  [100, 100],
];

export const chapterSpeechKept: SignalDefinition = {
  name: 'chapter_speech_kept',
  label: 'Chapter’s speech kept',
  weight: 15,
  weak: 'let people say more of what they say in the chapter',
  why: 'What people say is the most of a book that a film can keep word for word.',
  strong: 'the chapter’s best exchanges have survived',
  measure,
};

/**
 * How much of what people say in the chapter they still say in the script: words in quotation
 * marks that stand in three words in a row of the script's speeches. 0 to 100 %.
 */
function measure({ chapter, speeches }: Subject): Reading {
  const quoted = chapter.speeches.filter((speech) => speech.length >= SHORTEST_SPEECH);
  if (quoted.length === 0) return notMeasured(UNIT, 'the chapter quotes no speech.');
  const said = new Set(speeches.flatMap((speech) => trigramsOf(speech.words)));
  let kept = 0;
  let all = 0;
  let speechesKept = 0;
  for (const speech of quoted) {
    const here = matchedWords(speech, said);
    kept += here;
    all += speech.length;
    if (here * 2 >= speech.length) speechesKept += 1;
  }
  const value = percent(kept, all);
  const note = `Quoted speeches of the chapter that are in the script, at least by half: ${speechesKept} of ${quoted.length}.`;
  return reading(value, UNIT, scale(value, SCALE), note);
}
