import type { CriterionName } from '../../contract/evaluation.ts';
import type { SignalDefinition } from './signal-definition.ts';
import { actionBlocks } from './signals/action-blocks.ts';
import { actionFromChapter } from './signals/action-from-chapter.ts';
import { chapterCastPresent } from './signals/chapter-cast-present.ts';
import { chapterOrder } from './signals/chapter-order.ts';
import { chapterSpeechKept } from './signals/chapter-speech-kept.ts';
import { cueSpelling } from './signals/cue-spelling.ts';
import { cuesInCast } from './signals/cues-in-cast.ts';
import { dialogueBalance } from './signals/dialogue-balance.ts';
import { duration } from './signals/duration.ts';
import { ending } from './signals/ending.ts';
import { exchangesKept } from './signals/exchanges-kept.ts';
import { headingForm } from './signals/heading-form.ts';
import { introduced } from './signals/introduced.ts';
import { inventedNames } from './signals/invented-names.ts';
import { keyTerms } from './signals/key-terms.ts';
import { longSpeeches } from './signals/long-speeches.ts';
import { longestGap } from './signals/longest-gap.ts';
import { oneCueEach } from './signals/one-cue-each.ts';
import { opening } from './signals/opening.ts';
import { parentheticals } from './signals/parentheticals.ts';
import { passagesCovered } from './signals/passages-covered.ts';
import { personsKept } from './signals/persons-kept.ts';
import { placesOfChapter } from './signals/places-of-chapter.ts';
import { presentTense } from './signals/present-tense.ts';
import { readable } from './signals/readable.ts';
import { repetition } from './signals/repetition.ts';
import { sceneCount } from './signals/scene-count.ts';
import { sceneLength } from './signals/scene-length.ts';
import { scenesOfChapter } from './signals/scenes-of-chapter.ts';
import { scenesWithAction } from './signals/scenes-with-action.ts';
import { settingVariety } from './signals/setting-variety.ts';
import { speakersKept } from './signals/speakers-kept.ts';
import { speechFromChapter } from './signals/speech-from-chapter.ts';
import { sureSpeakers } from './signals/sure-speakers.ts';
import { talkingHeads } from './signals/talking-heads.ts';
import { timesOfChapter } from './signals/times-of-chapter.ts';
import { unfilmable } from './signals/unfilmable.ts';
import { voiceOver } from './signals/voice-over.ts';

export interface CriterionDefinition {
  criterion: CriterionName;
  /** Its part in the overall score, in hundredths; the four add up to 100. */
  weight: number;
  signals: readonly SignalDefinition[];
}

const COHERENCE: readonly SignalDefinition[] = [
  keyTerms,
  passagesCovered,
  longestGap,
  chapterOrder,
  speechFromChapter,
  actionFromChapter,
  chapterSpeechKept,
  inventedNames,
  scenesOfChapter,
];

const STORYTELLING: readonly SignalDefinition[] = [
  sceneLength,
  sceneCount,
  dialogueBalance,
  longSpeeches,
  parentheticals,
  talkingHeads,
  opening,
  ending,
  settingVariety,
  repetition,
  exchangesKept,
];

const CHARACTER_CONSISTENCY: readonly SignalDefinition[] = [
  cuesInCast,
  oneCueEach,
  cueSpelling,
  introduced,
  chapterCastPresent,
  speakersKept,
  personsKept,
  sureSpeakers,
];

const VIDEO_SUITABILITY: readonly SignalDefinition[] = [
  headingForm,
  placesOfChapter,
  timesOfChapter,
  actionBlocks,
  readable,
  unfilmable,
  presentTense,
  scenesWithAction,
  voiceOver,
  duration,
];

/**
 * The four criteria with their signals. Coherence weighs most: a script of another story is of no
 * use however well made. The weights are the rubric's own judgement; docs/RUBRIC.md gives them.
 */
export const CRITERIA: readonly CriterionDefinition[] = [
  { criterion: 'coherence', weight: 30, signals: COHERENCE },
  { criterion: 'storytelling', weight: 25, signals: STORYTELLING },
  {
    criterion: 'character_consistency',
    weight: 20,
    signals: CHARACTER_CONSISTENCY,
  },
  {
    criterion: 'video_suitability',
    weight: 25,
    signals: VIDEO_SUITABILITY,
  },
];

const SIGNALS = new Map(
  CRITERIA.flatMap(({ signals }) => signals).map((each) => [each.name, each]),
);

/** The definition of a signal that was measured. */
export function signalNamed(name: string): SignalDefinition {
  const found = SIGNALS.get(name);
  if (found === undefined) throw new Error(`the rubric has no signal "${name}"`);
  return found;
}
