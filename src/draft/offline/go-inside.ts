import { hasRoof, type Place } from './find-place.ts';

/** Rooms, their furniture, and what is done beside it. */
const INDOORS =
  /\b(?:(?:bed|sick)?rooms?|fire|fireside|fireplace|hearth|chimney-?piece|mantel(?:piece|shelf)?|tables?|tea-table|sofa|couch|chairs?|arm-?chairs?|piano(?:forte)?|candles?|ceiling|carpet|rug|curtains?|beds?|desk|drawers?|cupboard|upstairs|downstairs|stairs|tea|breakfast|dinner|supper|luncheon|lunch|visitors?|needlework|cards|parlou?r)\b/gi;
/** What is over and under people out of doors. */
const OUTDOORS =
  /\b(?:sky|sun|moon|stars|moonlight|sunshine|sunlight|wind|rain|snow|grass|trees?|hedge|leaves|birds?|clouds?|horses?|road|lane|path|walk(?:ed|ing)?|fields?|streets?|pavement|river|gate|hill|outside|passers-by|carriages?|mud|fog)\b/gi;
const THE_ROOM = /\b(?:[Tt]he|[Hh]is|[Hh]er|[Mm]y|[Tt]heir) (?:\p{Ll}+ )?room(?![\p{L}-])/u;
/** Who is in a room is on no stairs. */
const LEADS_TO_ROOMS = /STAIR|PASSAGE|CORRIDOR|LANDING|DOORWAY/;

/**
 * The place of a scene that tells more of what stands in rooms than of what is out of doors. A house that is
 * headed from outside is headed from inside, unless the text says that people stand before it; and where the rules
 * only suppose that people are out of doors or on the stairs, they are in the room that is told of.
 *
 * @param isSure true when the text names the place where the scene begins
 */
export function goInside(
  place: Place | null,
  sentences: readonly string[],
  isSure: boolean,
): Place | null {
  if (!tellIndoors(sentences)) return place;
  const isBeforeIt = isSure && place?.kind === 'outside';
  if (place !== null && place.setting === 'EXT' && hasRoof(place))
    return isBeforeIt ? place : { ...place, setting: 'INT', kind: 'site' };
  const passes = place === null || place.setting === 'EXT' || LEADS_TO_ROOMS.test(place.name);
  if (!isSure && passes && sentences.some((sentence) => THE_ROOM.test(sentence)))
    return { name: 'ROOM', setting: 'INT', kind: 'room' };
  return place;
}

function tellIndoors(sentences: readonly string[]): boolean {
  const text = sentences.join(' ');
  return countOf(INDOORS, text) > countOf(OUTDOORS, text);
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
