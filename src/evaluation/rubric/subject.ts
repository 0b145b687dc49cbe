import { type Casting, castLines } from '../../cast/match/casting.ts';
import {
  type CueMatcher,
  createCueMatcher,
  type NamedCharacter,
} from '../../cast/match/match-cue.ts';
import { DEFAULT_STYLE, type StyleSettings } from '../../contract/index.ts';
import { contentOf, contentStems } from '../../prose/words/stem.ts';
import { ENGLISH_MARKERS } from '../../prose/words/stop-words.ts';
import { wordsOf } from '../../prose/words/words-of.ts';
import { parseFountain } from '../../screenplay/fountain/parse.ts';
import { lines } from '../../screenplay/lines.ts';
import { countPrintedRows, type Measure, measure } from '../../screenplay/measure.ts';
import { PAGE } from '../../screenplay/page.ts';
import { paginate } from '../../screenplay/paginate.ts';
import { plain } from '../../screenplay/plain.ts';
import { countRows } from '../../screenplay/rows.ts';
import { scenes } from '../../screenplay/scenes.ts';
import type { Line, Scene, Screenplay } from '../../screenplay/types.ts';
import { settingsOrUsual } from '../../script/shipped-styles.ts';
import { type ChapterFacts, chapterFacts } from './chapter-facts.ts';
import { createMentionCounter, type MentionCounter } from './text/count-mentions.ts';
import { isOfChapter } from './text/moments-of.ts';
import type { RubricInput } from './types.ts';

/** A paragraph of action, or a speech, with what the signals ask about it. */
export interface Unit {
  kind: 'action' | 'speech';
  /** First line of the paragraph; for a speech, of its cue. */
  line: number;
  text: string;
  /** Every word, folded. */
  words: readonly string[];
  /** Stems of the content words. */
  stems: readonly string[];
  /** Rows on the page, without cue and parentheticals. */
  rows: number;
  /** 1-based number of its scene; 0 before the first heading. */
  scene: number;
}

export interface SpeechUnit extends Unit {
  kind: 'speech';
  spoken: Line;
}

/** A script beside its chapter, read once, for every signal. */
export interface Subject {
  /** As it was given. */
  text: string;
  screenplay: Screenplay;
  scenes: readonly Scene[];
  actions: readonly Unit[];
  speeches: readonly SpeechUnit[];
  /** Actions and speeches in the order of the script. */
  units: readonly Unit[];
  /** Those that say word for word what one before them says: nothing is won by them. */
  repeated: readonly Unit[];
  /** Actions of some words without a trace of the chapter: nothing is won by them; none where there is no chapter. */
  foreign: ReadonlySet<Unit>;
  /** Stems of all that is shown or said, places of the headings included. */
  stems: ReadonlySet<string>;
  length: Measure;
  /** Length in pages with their parts, of the whole and by scene number; fresh: without what is repeated. */
  pages: {
    total: number;
    byScene: ReadonlyMap<number, number>;
    fresh: number;
    freshByScene: ReadonlyMap<number, number>;
  };
  chapter: ChapterFacts;
  characters: readonly NamedCharacter[];
  casting: Casting;
  match: CueMatcher;
  countMentions: MentionCounter;
  /** Whether the action is in English, the one language the word lists know. */
  english: boolean;
  /** What the script's style aims at. */
  style: StyleSettings;
}

const COLUMNS = { action: PAGE.columns.action, speech: PAGE.columns.dialogue } as const;

export function readSubject({
  script,
  chapterText,
  characters,
  known = characters,
  confirmed,
  style = settingsOrUsual(DEFAULT_STYLE),
}: RubricInput): Subject {
  const screenplay = parseFountain(script);
  const cut = scenes(screenplay);
  const length = measure(screenplay);
  const spoken = lines(screenplay);
  const written = [...actionUnits(screenplay), ...spoken.map(speechUnit)].sort(
    (one, other) => one.line - other.line,
  );
  const { first: units, repeated } = partRepeated(written);
  const actions = units.filter(({ kind }) => kind === 'action');
  const speeches = units.filter((unit): unit is SpeechUnit => unit.kind === 'speech');
  const countMentions = createMentionCounter(characters);
  const chapter = chapterFacts(chapterText, known, countMentions, confirmed);
  return {
    text: script,
    screenplay,
    scenes: cut,
    actions,
    speeches,
    units,
    repeated,
    foreign: new Set(chapter.stems.length === 0 ? [] : actions.filter(isForeign(chapter))),
    stems: allStems(units, screenplay),
    length,
    pages: countPages(length, cut, repeated),
    chapter,
    characters,
    casting: castLines(spoken, characters),
    match: createCueMatcher(characters),
    countMentions,
    english: isEnglish(actions),
    style,
  };
}

/** A paragraph of fewer words may come back once ("Silence."), a speech as often as it likes ("Yes."). */
const SHORTEST_REPEATED = { action: 3, speech: 4 };
/** An action of no more words that stands there so often fills wherever it stands, the first time too. */
const FILLER = { words: 4, times: 3 };

function partRepeated(units: readonly Unit[]): { first: Unit[]; repeated: Unit[] } {
  const all = new Map<string, number>();
  for (const unit of units) all.set(keyOf(unit), (all.get(keyOf(unit)) ?? 0) + 1);
  const seen = new Map<string, number>();
  const parts: { first: Unit[]; repeated: Unit[] } = { first: [], repeated: [] };
  for (const unit of units) {
    const key = keyOf(unit);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    const again = before >= mayStand(unit) || isFiller(unit, all.get(key) ?? 0);
    (again ? parts.repeated : parts.first).push(unit);
  }
  return parts;
}

const keyOf = ({ kind, words }: Unit): string => `${kind} ${words.join(' ')}`;

function mayStand({ kind, words }: Unit): number {
  if (words.length >= SHORTEST_REPEATED[kind]) return 1;
  return kind === 'action' ? 2 : Number.POSITIVE_INFINITY;
}

const isFiller = ({ kind, words }: Unit, times: number): boolean =>
  kind === 'action' && words.length <= FILLER.words && times >= FILLER.times;

/** Content words; a shorter paragraph may be of any story. */
const FEWEST_WORDS = 3;

const isForeign =
  (chapter: ChapterFacts) =>
  ({ stems }: Unit): boolean =>
    stems.length >= FEWEST_WORDS && !isOfChapter(stems, chapter);

function actionUnits(screenplay: Screenplay): Unit[] {
  const units: Unit[] = [];
  let scene = 0;
  for (const element of screenplay.elements) {
    if (element.type === 'scene_heading') scene += 1;
    if (element.type !== 'action' || isFrame(element.text)) continue;
    units.push({
      kind: 'action',
      line: element.line,
      scene,
      ...textFacts(plain(element.text), 'action'),
    });
  }
  return units;
}

/** FADE IN: and THE END frame the film; many scripts set them where Fountain reads action. */
function isFrame(text: string): boolean {
  return /^\s*(?:FADE (?:IN|OUT|UP|TO)|CUT TO|SMASH CUT|DISSOLVE|THE END|END)\b[^a-z]*$/.test(text);
}

function speechUnit(spoken: Line): SpeechUnit {
  return {
    kind: 'speech',
    line: spoken.line,
    scene: spoken.scene,
    spoken,
    ...textFacts(spoken.text, 'speech'),
  };
}

function allStems(units: readonly Unit[], screenplay: Screenplay): Set<string> {
  const stems = new Set<string>();
  for (const unit of units) for (const stem of unit.stems) stems.add(stem);
  for (const element of screenplay.elements) {
    if (element.type !== 'scene_heading') continue;
    for (const stem of contentStems(element.place)) stems.add(stem);
  }
  return stems;
}

function textFacts(
  text: string,
  kind: 'action' | 'speech',
): Pick<Unit, 'text' | 'words' | 'stems' | 'rows'> {
  const words = wordsOf(text);
  return { text, words, stems: contentOf(words), rows: countRows(text, COLUMNS[kind]) };
}

function countPages(
  { eighths }: Measure,
  cut: readonly Scene[],
  repeated: readonly Unit[],
): Subject['pages'] {
  const total = eighths / PAGE.eighths;
  const again = new Map<number, number>();
  for (const { scene, rows } of repeated) again.set(scene, (again.get(scene) ?? 0) + rows);
  const byScene = new Map<number, number>();
  const freshByScene = new Map<number, number>();
  for (const { number, heading, elements } of cut) {
    const rows = countPrintedRows(paginate([heading, ...elements]));
    byScene.set(number, rows / PAGE.rows);
    freshByScene.set(number, Math.max(0, rows - (again.get(number) ?? 0)) / PAGE.rows);
  }
  const rows = repeated.reduce((sum, unit) => sum + unit.rows, 0);
  return { total, byScene, fresh: Math.max(0, total - rows / PAGE.rows), freshByScene };
}

/** English prose is a third made of its commonest words; a tenth is enough to tell. */
const ENGLISH_SHARE = 0.1;

function isEnglish(actions: readonly Unit[]): boolean {
  let words = 0;
  let markers = 0;
  for (const action of actions) {
    words += action.words.length;
    for (const word of action.words) if (ENGLISH_MARKERS.has(word)) markers += 1;
  }
  return words > 0 && markers >= words * ENGLISH_SHARE;
}
