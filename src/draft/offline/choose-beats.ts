import type { StyleSettings } from '../../contract/index.ts';
import { PAGE } from '../../screenplay/page.ts';
import { countRows } from '../../screenplay/rows.ts';
import type { SceneBeat } from './beat.ts';
import { spokenRows } from './break-speech.ts';
import { type Cut, cutsOfBeat } from './cut.ts';
import type { DraftScene } from './split-scenes.ts';
import { answersIn, weighBeats } from './weigh-beats.ts';

export interface Chosen {
  scenes: DraftScene[];
  cuts: Cut[];
}

/** Printed lines of one stretch of the chapter, each of which puts forward its best before any its second. */
const STRETCH_ROWS = 12;
/** A blank line, and the cue. */
const AROUND = { action: 1, speech: 2, parenthetical: 1 };
/** A heading, with the blank lines around it. */
const HEADING_ROWS = 3;
const TRANSITION_ROWS = 2;

interface Candidate {
  at: number;
  scene: number;
  rows: number;
  weight: number;
  /** 0 for the best of its stretch. */
  place: number;
}

/** What a choice is made from: weighed once, whatever the room. */
export interface Weighed {
  scenes: readonly DraftScene[];
  candidates: readonly Candidate[];
  /** The question that a beat answers. */
  questions: ReadonlyMap<number, number>;
}

export function weighScenes(scenes: readonly DraftScene[], style: StyleSettings): Weighed {
  const beats = scenes.flatMap((scene) => scene.beats);
  const weights = weighBeats(scenes);
  const sceneOf = scenes.flatMap(({ beats: own }, scene) => own.map(() => scene));
  const candidates = beats.map((beat, at) => ({
    at,
    scene: sceneOf[at] ?? 0,
    rows: rowsOf(beat, style),
    weight: weights[at] ?? 0,
    place: 0,
  }));
  return {
    scenes,
    candidates,
    questions: new Map(answersIn(beats).map(([question, answer]) => [answer, question])),
  };
}

/** Printed lines that a beat takes at most: alone in its paragraph. */
function rowsOf(beat: SceneBeat, style: StyleSettings): number {
  if (beat.kind === 'speech') {
    const said = spokenRows(beat.words) + AROUND.speech;
    return beat.delivery === null ? said : said + AROUND.parenthetical;
  }
  return style.voice_over === 'all'
    ? spokenRows(beat.sentence) + AROUND.speech
    : countRows(beat.sentence, PAGE.columns.action) + AROUND.action;
}

/**
 * The beats that fit so many printed lines, in order. The first and the last image of the chapter go
 * before all others; then each stretch of the chapter puts forward its best beat before any its second,
 * so that the whole story is told; an answer brings its question along.
 */
export function chooseBeats(
  { scenes, candidates, questions }: Weighed,
  rows: number,
  style: StyleSettings,
): Chosen {
  const headingRows = HEADING_ROWS + (style.transition === null ? 0 : TRANSITION_ROWS);
  const kept = new Set<number>();
  const opened = new Set<number>();
  let room = rows;
  const take = (wanted: readonly Candidate[]): void => {
    const others = wanted.filter(({ at }) => !kept.has(at));
    const headings = new Set(others.map(({ scene }) => scene).filter((each) => !opened.has(each)));
    const cost = others.reduce((sum, each) => sum + each.rows, headings.size * headingRows);
    // A draft with nothing in it is no draft: the first image stands, however long it is.
    if (cost > room && kept.size > 0) return;
    room -= cost;
    for (const { at, scene } of others) {
      kept.add(at);
      opened.add(scene);
    }
  };
  for (const candidate of inOrderOfChoice(candidates, rows)) {
    const question = candidates[questions.get(candidate.at) ?? -1];
    take(question === undefined ? [candidate] : [question, candidate]);
  }
  return { scenes: scenesOf(scenes, kept), cuts: cutsOf(scenes, kept) };
}

function inOrderOfChoice(candidates: readonly Candidate[], room: number): Candidate[] {
  const all = candidates.reduce((sum, { rows }) => sum + rows, 0);
  const stretches = Math.max(1, Math.floor(Math.min(room, all) / STRETCH_ROWS));
  const inStretches = new Map<number, Candidate[]>();
  let before = 0;
  for (const candidate of candidates) {
    const stretch = Math.floor((before * stretches) / Math.max(1, all));
    const own = inStretches.get(stretch);
    if (own === undefined) inStretches.set(stretch, [{ ...candidate }]);
    else own.push({ ...candidate });
    before += candidate.rows;
  }
  const ordered: Candidate[] = [];
  for (const own of inStretches.values()) {
    own.sort(byWeight).forEach((candidate, place) => {
      candidate.place = place;
      ordered.push(candidate);
    });
  }
  const last = candidates.length - 1;
  const isImage = ({ at }: Candidate) => (at === 0 ? 2 : at === last ? 1 : 0);
  return ordered.sort((a, b) => isImage(b) - isImage(a) || a.place - b.place || byWeight(a, b));
}

/** By what a beat is worth for the room that it takes. */
function byWeight(a: Candidate, b: Candidate): number {
  const worth = ({ weight, rows }: Candidate) => weight / Math.sqrt(rows);
  return worth(b) - worth(a) || a.at - b.at;
}

/** The scenes with what is kept of them; two that follow one another under one heading are one. */
function scenesOf(scenes: readonly DraftScene[], kept: ReadonlySet<number>): DraftScene[] {
  const chosen: DraftScene[] = [];
  let at = 0;
  for (const { heading, beats } of scenes) {
    const own = beats.filter((_, i) => kept.has(at + i));
    at += beats.length;
    if (own.length === 0) continue;
    const last = chosen.at(-1);
    if (last?.heading === heading) for (const beat of own) last.beats.push(beat);
    else chosen.push({ heading, beats: own });
  }
  return chosen;
}

function cutsOf(scenes: readonly DraftScene[], kept: ReadonlySet<number>): Cut[] {
  return scenes
    .flatMap(({ beats }) => beats)
    .filter((_, at) => !kept.has(at))
    .flatMap((beat) => cutsOfBeat(beat, 'length'));
}
