import { type NameForm, nameForm } from '../../cast/match/cue-names.ts';
import type { CueMatch } from '../../cast/match/match-cue.ts';
import type { SpeechUnit, Subject } from './subject.ts';

/** One cue with everything said under it; cues that only differ in spelling marks are one. */
export interface SpeakingCue {
  /** As first written. */
  cue: string;
  form: NameForm;
  found: CueMatch;
  speeches: SpeechUnit[];
}

/** The cues of a script in order of first speech. */
export function speakingCues({ speeches, match }: Subject): SpeakingCue[] {
  const cues = new Map<string, SpeakingCue>();
  for (const speech of speeches) {
    const { cue } = speech.spoken;
    const form = nameForm(cue);
    const entry = cues.get(form.full) ?? { cue, form, found: match(cue), speeches: [] };
    cues.set(form.full, entry);
    entry.speeches.push(speech);
  }
  return [...cues.values()];
}

/** Cues as a list for people: `A, B and 3 more`. */
export function listCues(cues: readonly string[], shown = 5): string {
  const rest = cues.length - shown;
  const head = cues.slice(0, shown).join(', ');
  return rest > 0 ? `${head} and ${rest} more` : head;
}
