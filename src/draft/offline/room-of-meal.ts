import type { Place } from './find-place.ts';

const MEAL_NAME = String.raw`(?:the |their |our |a |an )?(?:(?:early|late|\p{Ll}+day) )?(?<meal>dinner|supper|breakfast|luncheon|lunch)(?!\p{L})`;
const TO_MEAL = new RegExp(
  String.raw`\b(?:sat down|were seated|took (?:his|her|their|our) places?|(?:came|come|went|gone|going|coming) (?:in|down|downstairs)|(?:were|was) summoned|were called) (?:\p{Ll}+ )?to ${MEAL_NAME}`,
  'u',
);
const AT_MEAL = new RegExp(
  String.raw`\b(?:sat|was|were|seated|sitting|met|assembled|gathered|still|all) (?:\p{Ll}+ )?at ${MEAL_NAME}(?! time)`,
  'u',
);
/** So far into a sentence a meal is what it is about. */
const MEAL_LEAD = 120;
/** Where meals are had in the room in which people are. */
const EATS_THERE =
  /DINING|BREAKFAST|SUPPER|EATING|COFFEE|KITCHEN|INN|HOTEL|CAF|RESTAURANT|COTTAGE|CABIN|TENT|TAP/;

/** Under a roof, a meal is had in its own room. */
export function roomOfMeal(sentence: string, place: Place | null): Place | null {
  const head = sentence.slice(0, MEAL_LEAD);
  const meal = (TO_MEAL.exec(head) ?? AT_MEAL.exec(head))?.groups?.meal;
  if (meal === undefined || place?.setting === 'EXT' || place?.kind === 'vehicle') return null;
  if (place !== null && EATS_THERE.test(place.name)) return null;
  const name = meal === 'breakfast' ? 'BREAKFAST-ROOM' : 'DINING-ROOM';
  return { name, setting: 'INT', kind: 'room' };
}
