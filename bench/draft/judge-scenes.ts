import { splitParagraphs } from '../../src/prose/sentences/split-paragraphs.ts';
import type { DraftedScene } from './drafted-scenes.ts';
import type { MarkedChapter, MarkedScene } from './marks.ts';
import { type MatchedBoundaries, matchBoundaries } from './match-boundaries.ts';

/** A marked scene and what its draft is headed with where its middle stands. */
export interface JudgedScene {
  marked: MarkedScene;
  drafted: DraftedScene | null;
  headingRight: boolean;
  /** Null where the text tells no time. */
  timeRight: boolean | null;
}

export interface JudgedScenes {
  boundaries: MatchedBoundaries;
  scenes: JudgedScene[];
  /** Drafted scenes headed with a place that is only mentioned, seen or told of. */
  elsewhere: DraftedScene[];
}

/** A heading with one of these goes on at the time of the scene before. */
const GOES_ON = /^(?:CONTINUOUS|LATER|MOMENTS LATER|SAME(?: TIME)?)$/;

/** Judges the scenes of a draft by the marks; the chapter's first is no boundary. */
export function judgeScenes(
  text: string,
  { scenes, maybe, elsewhere }: MarkedChapter,
  drafted: readonly DraftedScene[],
): JudgedScenes {
  const times = timesOf(drafted);
  return {
    boundaries: matchBoundaries(
      scenes.slice(1).map(({ from }) => from),
      drafted.slice(1).map(({ paragraph }) => paragraph),
      maybe,
    ),
    scenes: middlesOf(text, scenes).map(({ marked, middle }) => {
      const at = drafted.findLastIndex(({ start }) => start <= middle);
      const found = drafted[at] ?? null;
      return {
        marked,
        drafted: found,
        headingRight: found !== null && isHeadedRight(marked, found),
        timeRight: marked.times.length === 0 ? null : marked.times.includes(times[at] ?? ''),
      };
    }),
    elsewhere: drafted.filter(({ heading }) => namesOneOf(heading.place, elsewhere)),
  };
}

/** The offset in the middle of each marked scene. */
function middlesOf(text: string, scenes: readonly MarkedScene[]) {
  const paragraphs = splitParagraphs(text);
  const startOf = (scene: MarkedScene | undefined) =>
    scene === undefined ? text.length : (paragraphs[scene.from]?.start ?? text.length);
  return scenes.map((marked, i) => ({
    marked,
    middle: (startOf(marked) + startOf(scenes[i + 1])) / 2,
  }));
}

function isHeadedRight({ setting, places }: MarkedScene, { heading }: DraftedScene): boolean {
  const isSet = setting === null || heading.setting === setting || heading.setting === 'INT/EXT';
  return isSet && namesOneOf(heading.place, places);
}

/** "GULL STAIRS" names itself and "GULL STAIR"; "SITTING-ROOM" is "SITTING ROOM", "HEELAS' HOUSE" Heelas's. */
function namesOneOf(place: string, names: readonly string[]): boolean {
  const plain = ` ${plainWords(place)} `;
  return names.some((name) =>
    ['', 'S', 'ES', ' S'].some((ending) => plain.includes(` ${plainWords(name)}${ending} `)),
  );
}

function plainWords(name: string): string {
  return name
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The time of day of each scene, carried on where its heading only says how it follows. */
function timesOf(drafted: readonly DraftedScene[]): string[] {
  let now = '';
  return drafted.map(({ heading: { time } }) => {
    if (time !== null && !GOES_ON.test(time)) now = time;
    return now;
  });
}
