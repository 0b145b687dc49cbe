import { parseFountain } from '../../screenplay/fountain/parse.ts';
import { serializeFountain } from '../../screenplay/fountain/serialize.ts';
import { countPrintedRows } from '../../screenplay/measure.ts';
import { PAGE } from '../../screenplay/page.ts';
import { paginate } from '../../screenplay/paginate.ts';
import { chooseBeats, weighScenes } from './choose-beats.ts';
import { condenseSpeech } from './condense-speech.ts';
import type { Cut } from './cut.ts';
import { type CastSheet, type SetScenes, setScenes } from './set-scenes.ts';
import type { DraftScene } from './split-scenes.ts';
import { tellInFlashback } from './tell-in-flashback.ts';

/** Scenes as the style and the length asked for have them, and all that was cut for these. */
export interface Fitted {
  scenes: DraftScene[];
  set: SetScenes;
  cuts: Cut[];
}

/** A beat's room is told before it is set: what that misses is made good in so many rounds. */
const ROUNDS = 4;
/** This full is full. */
const FULL = 0.93;

/** @param minutes how long the draft may be, at a page a minute; null for as long as it is */
export function fitScenes(
  text: string,
  split: DraftScene[],
  sheet: CastSheet,
  minutes: number | null,
): Fitted {
  const { style } = sheet;
  const scenes = tellInFlashback(split, sheet);
  const plain = style.condenses ? condense(text, scenes, sheet) : asIs(scenes, sheet);
  if (minutes === null) return plain;
  const most = minutes * PAGE.rows;
  if (rowsOf(plain) <= most) return plain;
  const short = style.condenses ? plain : condense(text, scenes, sheet);
  if (rowsOf(short) <= most) return short;
  const weighed = weighScenes(short.scenes, style);
  let best: { fitted: Fitted; rows: number } | null = null;
  let room = most;
  for (let round = 0; round < ROUNDS; round++) {
    const chosen = chooseBeats(weighed, room, style);
    const fitted = fittedOf(chosen.scenes, sheet, [...short.cuts, ...chosen.cuts]);
    const rows = Math.max(1, rowsOf(fitted));
    if (best === null || better(rows, best.rows, most)) best = { fitted, rows };
    if (rows <= most && rows >= most * FULL) break;
    room *= most / rows;
  }
  return best?.fitted ?? short;
}

/** The fuller one of two that fit, the shorter one of two of which any does not. */
function better(rows: number, than: number, most: number): boolean {
  if (rows <= most && than <= most) return rows > than;
  return rows < than;
}

function asIs(scenes: DraftScene[], sheet: CastSheet): Fitted {
  return fittedOf(scenes, sheet, []);
}

function condense(text: string, scenes: DraftScene[], sheet: CastSheet): Fitted {
  const cuts: Cut[] = [];
  const shorter = scenes.map(({ heading, beats }) => ({
    heading,
    beats: beats.map((beat) => {
      if (beat.kind !== 'speech') return beat;
      const { speech, cut } = condenseSpeech(text, beat, sheet.style.speech_rows);
      for (const span of cut) cuts.push({ ...span, kind: 'speech', code: 'condensed' });
      return speech;
    }),
  }));
  return fittedOf(shorter, sheet, cuts);
}

/** A style without voice-over keeps it where a chapter has nothing else: no draft is empty. */
function fittedOf(scenes: DraftScene[], sheet: CastSheet, cuts: readonly Cut[]): Fitted {
  const set = setScenes(scenes, sheet);
  const { style } = sheet;
  if (set.elements.length === 0 && style.voice_over === 'none') {
    return fittedOf(scenes, { ...sheet, style: { ...style, voice_over: 'remarks' } }, cuts);
  }
  return { scenes, set, cuts: [...cuts, ...set.cuts] };
}

function rowsOf({ set }: Fitted): number {
  const written = serializeFountain({ titlePage: [], elements: set.elements });
  return countPrintedRows(paginate(parseFountain(written).elements));
}
