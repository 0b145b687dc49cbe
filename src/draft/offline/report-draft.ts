import type { CutCode, DraftReport, StyleSettings } from '../../contract/index.ts';
import type { TextSpan } from '../../prose/sentences/text-span.ts';
import { countPrintedRows, type Measure } from '../../screenplay/measure.ts';
import { PAGE } from '../../screenplay/page.ts';
import { paginate } from '../../screenplay/paginate.ts';
import { scenes } from '../../screenplay/scenes.ts';
import type { Scene, Screenplay } from '../../screenplay/types.ts';
import type { PlacedCut } from './find-cuts.ts';
import type { DraftScene } from './split-scenes.ts';
import { isFlashback } from './tell-in-flashback.ts';

/** So many cuts are listed; of a chapter that is cut to a tenth this is all. */
const MOST_CUTS = 1000;
const LONGEST_WORDS = 60;
/** From this share of its beats on a scene is a conversation. */
const MOSTLY_SPOKEN = 0.6;

const REASONS: Record<CutCode, { reason: string; bring_back: string }> = {
  heading: {
    reason: 'It heads the chapter: the title page says it.',
    bring_back: 'Nothing is to be brought back.',
  },
  tag: {
    reason: 'It says who speaks, and how: the cue and its parenthetical do.',
    bring_back: 'Write what the cue does not say as action.',
  },
  remnant: {
    reason: 'It is what a speech or its tag left of a sentence, and no sentence by itself.',
    bring_back: 'Write it as action, with a subject and a verb of its own.',
  },
  voice_over: {
    reason: 'It cannot be shown, and the style has no voice-over.',
    bring_back: 'Draft in a style whose voice_over is remarks or all, or write it as action.',
  },
  tense: {
    reason: 'It cannot surely be put into the present: it stands in a note [[ ]] at its place.',
    bring_back: 'Write it in the present, as action in place of the note.',
  },
  condensed: {
    reason: 'The speech is longer than speech_rows lines, and is cut at its sentences.',
    bring_back: 'Put the sentence back under its cue, or draft in a style with more speech_rows.',
  },
  length: {
    reason: 'Other beats of the chapter weigh more, and the draft is cut to a length.',
    bring_back: 'Draft again with more minutes (--minutes), or copy it from the chapter.',
  },
};

export interface ReportInput {
  /** The text that offsets are of, and where they are in the chapter's own, in characters. */
  text: string;
  placeOf: (offset: number) => number;
  quotations: readonly TextSpan[];
  /** Where the beats of speech that are kept stand. */
  keptSpeech: readonly TextSpan[];
  keptSentences: number;
  cutSentences: number;
  cuts: readonly PlacedCut[];
  scenes: readonly DraftScene[];
  screenplay: Screenplay;
  length: Measure;
  style: StyleSettings;
  targetMinutes: number | null;
}

/** What a draft kept of its chapter, what it cut, and why. */
export function reportDraft(input: ReportInput): DraftReport {
  const { cuts, length, targetMinutes, keptSentences, cutSentences } = input;
  return {
    minutes: length.minutes,
    target_minutes: targetMinutes,
    quotations: countQuotations(input),
    narration: { kept: keptSentences, cut: cutSentences },
    reasons: reasonsOf(cuts),
    cuts: placeCuts(input),
    cuts_left_off: Math.max(0, cuts.length - MOST_CUTS),
    long_scenes: findLongScenes(input),
  };
}

function countQuotations({ quotations, keptSpeech, cuts }: ReportInput): DraftReport['quotations'] {
  const counts = { whole: 0, shortened: 0, cut: 0 };
  const touchesKept = touching(keptSpeech);
  const touchesCut = touching(cuts.filter(({ kind }) => kind === 'speech'));
  for (const quotation of quotations) {
    if (!touchesKept(quotation)) counts.cut++;
    else counts[touchesCut(quotation) ? 'shortened' : 'whole']++;
  }
  return counts;
}

/** Tells of spans that rise whether any of some others overlaps them. */
function touching(spans: readonly TextSpan[]): (span: TextSpan) => boolean {
  const rising = [...spans].sort((a, b) => a.start - b.start);
  let at = 0;
  return ({ start, end }) => {
    while ((rising[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at++;
    return (rising[at]?.start ?? Number.POSITIVE_INFINITY) < end;
  };
}

function reasonsOf(cuts: readonly PlacedCut[]): DraftReport['reasons'] {
  const counts = new Map<CutCode, number>();
  for (const { code } of cuts) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, cuts: count, ...REASONS[code] }));
}

function placeCuts({ placeOf, text, cuts }: ReportInput): DraftReport['cuts'] {
  return cuts.slice(0, MOST_CUTS).map(({ code, kind, start, end, paragraph }) => ({
    code,
    kind,
    start: placeOf(start),
    end: placeOf(end),
    paragraph,
    words: openingOf(text.slice(start, Math.min(end, start + 4 * LONGEST_WORDS))),
  }));
}

function openingOf(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_WORDS) return line;
  const cut = line.slice(0, LONGEST_WORDS).replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/\s\S*$/, '')}…`;
}

function findLongScenes(input: ReportInput): DraftReport['long_scenes'] {
  return scenes(input.screenplay).flatMap((scene, at) => {
    const pages = pagesOf(scene);
    if (pages <= input.style.scene_pages) return [];
    const reason = reasonForLength(input.scenes[at]);
    return [{ scene: scene.number, heading: scene.heading.text, pages, reason }];
  });
}

/** In eighths, as productions count. */
function pagesOf({ heading, elements }: Scene): number {
  const rows = countPrintedRows(paginate([heading, ...elements]));
  return Math.ceil((rows * PAGE.eighths) / PAGE.rows) / PAGE.eighths;
}

function reasonForLength(scene: DraftScene | undefined): string {
  const beats = scene?.beats ?? [];
  const spoken = beats.filter(({ kind }) => kind === 'speech').length;
  const from = (beats[0]?.paragraph ?? 0) + 1;
  const to = (beats.at(-1)?.paragraph ?? 0) + 1;
  const stays = `the chapter tells of no other place or time from paragraph ${from} to ${to}`;
  if (isFlashback(scene?.heading ?? '')) {
    return `A story that is told: nobody else speaks from paragraph ${from} to ${to}.`;
  }
  return spoken >= beats.length * MOSTLY_SPOKEN
    ? `One conversation, ${spoken} speeches among ${beats.length} beats: ${stays}.`
    : `One place and time: ${stays}.`;
}
