import type { CriterionName } from '../../contract/evaluation.ts';
import type { Reading } from './reading.ts';
import { actionBlocks } from './signals/action-blocks.ts';
import { chapterCastPresent } from './signals/chapter-cast-present.ts';
import { chapterOrder } from './signals/chapter-order.ts';
import { chapterSpeechKept } from './signals/chapter-speech-kept.ts';
import { cueSpelling } from './signals/cue-spelling.ts';
import { cuesInCast } from './signals/cues-in-cast.ts';
import { dialogueBalance } from './signals/dialogue-balance.ts';
import { duration } from './signals/duration.ts';
import { ending } from './signals/ending.ts';
import { headingForm } from './signals/heading-form.ts';
import { introduced } from './signals/introduced.ts';
import { inventedNames } from './signals/invented-names.ts';
import { keyTerms } from './signals/key-terms.ts';
import { longSpeeches } from './signals/long-speeches.ts';
import { oneCueEach } from './signals/one-cue-each.ts';
import { opening } from './signals/opening.ts';
import { passagesCovered } from './signals/passages-covered.ts';
import { presentTense } from './signals/present-tense.ts';
import { sceneCount } from './signals/scene-count.ts';
import { sceneLength } from './signals/scene-length.ts';
import { scenesWithAction } from './signals/scenes-with-action.ts';
import { settingVariety } from './signals/setting-variety.ts';
import { speakersKept } from './signals/speakers-kept.ts';
import { speechFromChapter } from './signals/speech-from-chapter.ts';
import { talkingHeads } from './signals/talking-heads.ts';
import { unfilmable } from './signals/unfilmable.ts';
import { voiceOver } from './signals/voice-over.ts';
import type { Subject } from './subject.ts';

export interface SignalDefinition {
  name: string;
  label: string;
  /** Its part in the criterion, in hundredths; those of a criterion add up to 100. */
  weight: number;
  measure: (subject: Subject) => Reading;
}

export interface CriterionDefinition {
  criterion: CriterionName;
  /** Its part in the overall score, in hundredths; the four add up to 100. */
  weight: number;
  signals: readonly SignalDefinition[];
}

const COHERENCE: readonly SignalDefinition[] = [
  { name: 'key_terms', label: 'Key terms kept', weight: 25, measure: keyTerms },
  { name: 'passages_covered', label: 'Passages covered', weight: 25, measure: passagesCovered },
  { name: 'chapter_order', label: 'Chapter order kept', weight: 25, measure: chapterOrder },
  {
    name: 'speech_from_chapter',
    label: 'Dialogue from the chapter',
    weight: 10,
    measure: speechFromChapter,
  },
  {
    name: 'chapter_speech_kept',
    label: 'Chapter’s speech kept',
    weight: 10,
    measure: chapterSpeechKept,
  },
  { name: 'invented_names', label: 'Invented names', weight: 5, measure: inventedNames },
];

const STORYTELLING: readonly SignalDefinition[] = [
  { name: 'scene_length', label: 'Scene length', weight: 20, measure: sceneLength },
  { name: 'scene_count', label: 'Scene count and pace', weight: 15, measure: sceneCount },
  {
    name: 'dialogue_balance',
    label: 'Dialogue and action in balance',
    weight: 15,
    measure: dialogueBalance,
  },
  { name: 'long_speeches', label: 'Long speeches', weight: 15, measure: longSpeeches },
  { name: 'talking_heads', label: 'Talking heads', weight: 15, measure: talkingHeads },
  { name: 'opening', label: 'Opening', weight: 5, measure: opening },
  { name: 'ending', label: 'Ending', weight: 5, measure: ending },
  { name: 'setting_variety', label: 'Variety of settings', weight: 10, measure: settingVariety },
];

const CHARACTER_CONSISTENCY: readonly SignalDefinition[] = [
  { name: 'cues_in_cast', label: 'Cues that belong to somebody', weight: 30, measure: cuesInCast },
  { name: 'one_cue_each', label: 'One cue for each character', weight: 15, measure: oneCueEach },
  { name: 'cue_spelling', label: 'Cue spelling', weight: 10, measure: cueSpelling },
  { name: 'introduced', label: 'Introduced before speaking', weight: 15, measure: introduced },
  {
    name: 'chapter_cast_present',
    label: 'Chapter’s characters present',
    weight: 20,
    measure: chapterCastPresent,
  },
  { name: 'speakers_kept', label: 'Speakers kept', weight: 10, measure: speakersKept },
];

const VIDEO_SUITABILITY: readonly SignalDefinition[] = [
  { name: 'heading_form', label: 'Scene headings', weight: 20, measure: headingForm },
  { name: 'action_blocks', label: 'Action paragraphs', weight: 20, measure: actionBlocks },
  { name: 'unfilmable', label: 'Unfilmable thoughts', weight: 15, measure: unfilmable },
  { name: 'present_tense', label: 'Present tense', weight: 15, measure: presentTense },
  {
    name: 'scenes_with_action',
    label: 'Scenes with action',
    weight: 10,
    measure: scenesWithAction,
  },
  { name: 'voice_over', label: 'Voice-over', weight: 10, measure: voiceOver },
  { name: 'duration', label: 'Duration', weight: 10, measure: duration },
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
