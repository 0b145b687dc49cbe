import { TOO_SMALL } from '../../prose/words/place-nouns.ts';
import type { SceneBeat } from './beat.ts';
import { findMentioned, findPlaces, isTown, type Place } from './find-place.ts';
import { goInside } from './go-inside.ts';
import { siteAt } from './whereabouts.ts';

/**
 * What speaks for a place of a scene, set by what a model that was trained on the marked chapters of bench/draft
 * gave each: thirty-eight things were tried, and these alone placed the scenes of novels that it was not trained
 * on as well as all together.
 */
const POINTS = {
  /** The rules say that people are or come there. */
  by_rules: 3,
  /** They only suppose so: people were there before, or it is mentioned. */
  supposed: 1,
  /** Each time that the scene names it, or only its noun. */
  told: 1,
  in_first_sentence: 1,
  /** Towns and countries are talked of. */
  wide: -2,
};
/** So often and no more a place is counted. */
const MOST_TOLD = 5;
/** Sentences of a scene in which its place is looked for. */
const ZONE = 12;
/** Houses in which people live or lodge. */
const DWELLING =
  /(?:COTTAGE|INN|HOTEL|PARSONAGE|VICARAGE|RECTORY|VILLA|MANOR|MANSION|LODGINGS|FARM|FARMHOUSE|PUBLIC-HOUSE|TAVERN|ABBEY|[’']S|S[’'])$/;
const WIDE = /(?:SEA|CITY|TOWN|COUNTRY|VILLAGE|ISLAND|WORLD|MOUNTAINS?)$/;
/** "MRS. BATES'S" is told of where she has something, and not wherever anybody has. */
const WORD = /\p{L}+(?:[’']s|(?<=s)[’'])?(?!\p{L})/giu;
/** Of several one: "STREETS" is told of in "street". */
const PLURAL = /(?<=\p{L}[^S’'])S$/u;

/** What the rules know of where a scene is. */
interface Ruled {
  place: Place | null;
  /** True when the text names its place where it begins. */
  isPlaced: boolean;
}

/** A scene with the place that the rules give it. */
interface RuledScene extends Ruled {
  beats: readonly SceneBeat[];
  site: string | null;
}

/** Gives each scene its place. One that only stayed where the one before was stays where that one is found to be. */
export function choosePlaces(scenes: readonly RuledScene[], named: ReadonlySet<string>): void {
  let before: Pick<RuledScene, 'place' | 'site'> | null = null;
  let ruledBefore: Place | null = null;
  for (const scene of scenes) {
    const stays = !scene.isPlaced && isSamePlace(scene.place, ruledBefore);
    ruledBefore = scene.place;
    if (stays && before !== null) Object.assign(scene, before);
    const place = choosePlace(scene.beats, scene, named);
    if (place !== null && place.name !== scene.place?.name) {
      scene.place = place;
      scene.site = siteAt(place, scene.site);
    }
    scene.place = goInside(scene.place, narrationOf(scene.beats), scene.isPlaced);
    if (scene.place?.name === 'HOUSE') {
      const house = findDwelling(scene.beats, named);
      if (house !== null)
        Object.assign(scene, { place: { ...scene.place, name: house }, site: house });
    }
    before = { place: scene.place, site: scene.site };
  }
}

/** What "the house" is, where a scene names it: "the inn", "Mrs. Venn's". */
function findDwelling(beats: readonly SceneBeat[], named: ReadonlySet<string>): string | null {
  const sentences = narrationOf(beats).slice(0, ZONE);
  const found = sentences.flatMap((sentence) => placesOf(sentence, named));
  return found.find(({ name, kind }) => kind !== 'room' && DWELLING.test(name))?.name ?? null;
}

function isSamePlace(a: Place | null, b: Place | null): boolean {
  return a?.name === b?.name && a?.setting === b?.setting;
}

/** Of the place that the rules give a scene and of those that its first sentences name, the one that it tells of most. */
export function choosePlace(
  beats: readonly SceneBeat[],
  { place: byRules, isPlaced }: Ruled,
  named: ReadonlySet<string>,
): Place | null {
  const sentences = narrationOf(beats);
  const found = sentences.slice(0, ZONE).map((sentence) => placesOf(sentence, named));
  const told = countWords(sentences);
  let best = byRules;
  const given = isPlaced ? POINTS.by_rules : POINTS.supposed;
  const own =
    byRules !== null && !isPlaced && isAnotherTold(byRules, found.flat()) ? NOTHING : told;
  let most = byRules === null ? 0 : given + pointsOf(byRules, own, found[0]);
  for (const place of found.flat()) {
    const points = pointsOf(place, told, found[0]);
    if (points <= most || place.name === byRules?.name) continue;
    best = place;
    most = points;
  }
  return best;
}

const NOTHING: ReadonlyMap<string, number> = new Map();

/** True where another of its kind is named and not it: then what is told of "the room" is told of that one. */
function isAnotherTold({ name }: Place, found: readonly Place[]): boolean {
  const own = name.replace(PLURAL, '');
  const ofItsKind = found.filter((place) => nounOf(place.name) === nounOf(name));
  return (
    ofItsKind.length > 0 &&
    ofItsKind.every((place) => !own.endsWith(place.name.replace(PLURAL, '')))
  );
}

function narrationOf(beats: readonly SceneBeat[]): string[] {
  return beats.flatMap((beat) => (beat.kind === 'narration' ? [beat.sentence] : (beat.tag ?? [])));
}

function placesOf(sentence: string, named: ReadonlySet<string>): Place[] {
  const located = findPlaces(sentence, named);
  const names = new Set(located.map(({ name }) => name));
  // A carriage that comes along is no place where somebody is.
  const mentioned = findMentioned(sentence).filter(
    ({ kind, name }) => kind !== 'vehicle' && !TOO_SMALL.has(nounOf(name).toLowerCase()),
  );
  return [...located, ...mentioned.filter(({ name }) => !names.has(name))];
}

/** What a name says that it is, of several as of one: "ROOM" of "DINING-ROOMS". */
function nounOf(name: string): string {
  return (name.match(WORD)?.at(-1) ?? '').replace(PLURAL, '');
}

function countWords(sentences: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    for (const word of sentence.toUpperCase().match(WORD) ?? []) {
      const one = word.replace(PLURAL, '');
      counts.set(one, (counts.get(one) ?? 0) + 1);
    }
  }
  return counts;
}

function pointsOf(
  { name }: Place,
  told: ReadonlyMap<string, number>,
  first: readonly Place[] = [],
): number {
  const times = Math.min(told.get(nounOf(name)) ?? 0, MOST_TOLD);
  const isFirst = first.some((place) => place.name === name);
  return (
    POINTS.told * times +
    (isFirst ? POINTS.in_first_sentence : 0) +
    (WIDE.test(name) || isTown(name) ? POINTS.wide : 0)
  );
}
