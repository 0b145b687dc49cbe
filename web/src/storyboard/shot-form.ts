import {
  POSITIONS,
  type ShotChanges,
  type ShotCharacter,
  type StoryboardShot,
} from '../../../src/contract/index.ts';

/** A shot as its fields have it. */
export interface ShotForm
  extends Pick<StoryboardShot, 'purpose' | 'framing' | 'angle' | 'movement' | 'place' | 'caption'> {
  time: string;
  subject: string;
  /** As it is typed; empty: as long as what is said. */
  seconds: string;
  /** Positions by ids of characters; empty: not in it. */
  people: Record<string, string>;
}

export function shotForm(shot: StoryboardShot): ShotForm {
  const { purpose, framing, angle, movement, place, caption } = shot;
  return {
    ...{ purpose, framing, angle, movement, place, caption },
    time: shot.time_of_day ?? '',
    subject: shot.subject ?? '',
    seconds: shot.duration === null ? '' : String(shot.duration / 1000),
    people: Object.fromEntries(
      shot.characters.flatMap(({ id, position }) => (id === null ? [] : [[id, position]])),
    ),
  };
}

/** What a form says otherwise than the shot, or what is wrong with it. */
export function changesFrom(
  shot: StoryboardShot,
  form: ShotForm,
  cast: readonly { id: string; name: string }[],
): { changes: ShotChanges; wrong: string | undefined } {
  const before = shotForm(shot);
  const changes: ShotChanges = {};
  for (const field of ['purpose', 'framing', 'angle', 'movement', 'place', 'caption'] as const) {
    if (form[field] !== before[field]) Object.assign(changes, { [field]: form[field] });
  }
  if (form.time !== before.time) changes.time_of_day = form.time || null;
  if (form.subject !== before.subject) changes.subject = form.subject || null;
  const wrong = readSeconds(form, before, changes);
  if (JSON.stringify(form.people) !== JSON.stringify(before.people)) {
    changes.characters = peopleOf(shot, form, cast);
  }
  return { changes, wrong };
}

function readSeconds(form: ShotForm, before: ShotForm, changes: ShotChanges): string | undefined {
  const typed = form.seconds.trim().replace(',', '.');
  if (typed === before.seconds) return undefined;
  const seconds = Number(typed);
  if (typed === '') changes.duration = null;
  else if (seconds >= 0.1 && seconds <= 600) changes.duration = Math.round(seconds * 1000);
  else return 'A shot is seen for 0.1 to 600 seconds.';
  return undefined;
}

/** Those whom nobody of the cast is stay as they are. */
function peopleOf(
  { characters }: StoryboardShot,
  { people }: ShotForm,
  cast: readonly { id: string; name: string }[],
): ShotCharacter[] {
  const strangers = characters.filter(({ id }) => id === null);
  const speaking = new Set(characters.filter(({ speaks }) => speaks).map(({ id }) => id));
  const known = cast.flatMap(({ id, name }): ShotCharacter[] => {
    const position = POSITIONS.find((each) => each === people[id]);
    return position === undefined ? [] : [{ id, name, position, speaks: speaking.has(id) }];
  });
  return [...known, ...strangers];
}
