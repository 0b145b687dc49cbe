import type { NamedCharacter } from '../../cast/match/match-cue.ts';
import type { Shot } from '../../contract/shot.ts';
import type { ElementRow } from '../../script/elements/derive-elements.ts';
import { identifiedParts } from '../../script/elements/identified-parts.ts';
import { carryShots } from './carry-shots.ts';
import { proposeShots } from './propose-shots.ts';
import { type ShotTimes, type TimedLine, timeShots } from './time-shots.ts';

interface VersionText {
  text: string;
  rows: readonly ElementRow[];
}

export interface PlannedShots {
  shots: Shot[];
  /** Shots that a person changed, and of whose elements none is left. */
  dropped: Shot[];
}

/**
 * The shots of a version: as they are proposed, or a storyboard that people changed, carried to the text. For threads.
 *
 * @param edited null where nobody changed any
 */
export function planScriptShots(
  { text, rows }: VersionText,
  names: readonly NamedCharacter[],
  edited: readonly Shot[] | null,
): PlannedShots {
  const proposed = proposeShots(text, identifiedParts(text, rows), names);
  return edited === null ? { shots: proposed, dropped: [] } : carryShots(proposed, edited);
}

/** When the shots and lines of a version are seen and heard. For threads. */
export function timeScriptShots(
  { text, rows }: VersionText,
  shots: readonly Shot[],
  lines: readonly TimedLine[],
): ShotTimes {
  return timeShots(shots, lines, { text, elements: identifiedParts(text, rows) });
}

/** What of a shot its picture shows, by name: what has changed of it since is told so. */
export function seenOfShot(shot: Shot): Record<string, unknown> {
  const { purpose, framing, angle, movement, place, time_of_day, interior, subject, caption } =
    shot;
  return {
    purpose,
    framing,
    angle,
    movement,
    place,
    'time of day': time_of_day,
    'inside or outside': interior,
    people: shot.characters,
    subject,
    caption,
  };
}
