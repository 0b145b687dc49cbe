import { type Command, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import {
  ANGLES,
  AppError,
  FRAMINGS,
  INTERIORS,
  MOVEMENTS,
  POSITIONS,
  type Position,
  PURPOSES,
  ShotChanges,
} from '../../../contract/index.ts';
import { byContract } from '../../parse-input.ts';
import type { BoundVerbs } from '../../verbs/bound-verbs.ts';

export const PLACE = z.int().min(1).max(100_000);

interface NamedPerson {
  name: string;
  position: Position;
}

export interface ShotOptions
  extends Pick<
    ShotChanges,
    'purpose' | 'framing' | 'angle' | 'movement' | 'place' | 'interior' | 'caption'
  > {
  time?: string;
  subject?: string;
  person?: NamedPerson[];
  nobody?: boolean;
  seconds?: number | null;
}

const { place, caption, time_of_day, subject, duration } = ShotChanges.shape;

/** What of a shot may be set. */
export function withShotOptions(command: Command): Command {
  return command
    .addOption(new Option('--purpose <what>', 'why it is there').choices(PURPOSES))
    .addOption(new Option('--framing <size>', 'how near').choices(FRAMINGS))
    .addOption(new Option('--angle <angle>', 'of the camera').choices(ANGLES))
    .addOption(new Option('--movement <how>', 'of the camera').choices(MOVEMENTS))
    .addOption(new Option('--interior <setting>', 'inside or outside').choices(INTERIORS))
    .option('--place <words>', 'where it is', byContract(place.unwrap()))
    .option('--time <words>', 'of day, as a heading writes it', byContract(time_of_day.unwrap()))
    .option('--subject <words>', 'the thing that an insert shows', byContract(subject.unwrap()))
    .option('--caption <words>', 'one line for people', byContract(caption.unwrap()))
    .option(
      '--person <name:position>',
      `who is in it, once for each: ${POSITIONS.join(', ')}`,
      collectPerson,
    )
    .option('--nobody', 'nobody is in it')
    .option('--seconds <number>', 'how long it is seen; auto: as long as what is said', seconds);
}

function collectPerson(text: string, before: NamedPerson[] = []): NamedPerson[] {
  const [, name, position = 'centre'] = /^(.*?)(?::([a-z]+))?$/su.exec(text.trim()) ?? [];
  const known = POSITIONS.find((each) => each === position);
  if (name === undefined || name === '' || known === undefined) {
    throw new InvalidArgumentError(
      `somebody is written as NAME:POSITION, with one of ${POSITIONS.join(', ')}.`,
    );
  }
  return [...before, { name, position: known }];
}

function seconds(text: string): number | null {
  if (text === 'auto') return null;
  const parsed = duration.safeParse(
    text.trim() === '' ? Number.NaN : Math.round(Number(text) * 1000),
  );
  if (parsed.success && parsed.data != null) return parsed.data;
  throw new InvalidArgumentError('a shot is seen for 0.1 to 600 seconds, or auto.');
}

/** The changes that options ask for; people by their names in the cast. */
export async function changesOf(
  verbs: BoundVerbs,
  script: string,
  { time, subject: thing, person, nobody, seconds: length, ...rest }: ShotOptions,
): Promise<ShotChanges> {
  return {
    ...rest,
    ...(time === undefined ? {} : { time_of_day: time }),
    ...(thing === undefined ? {} : { subject: thing }),
    ...(length === undefined ? {} : { duration: length }),
    ...(nobody === true ? { characters: [] } : {}),
    ...(person === undefined ? {} : { characters: await castOf(verbs, script, person) }),
  };
}

async function castOf(
  verbs: BoundVerbs,
  script: string,
  people: readonly NamedPerson[],
): Promise<NonNullable<ShotChanges['characters']>> {
  const { book } = await verbs.getScript({ script });
  const { items } = book === null ? { items: [] } : await verbs.listCharacters({ book });
  return people.map(({ name, position }) => {
    const same = (other: string) => other.toLowerCase() === name.toLowerCase();
    const found = items.find((each) => same(each.name) || each.aliases.some(same));
    if (found === undefined) {
      throw new AppError('not_found', `nobody of the book is called "${name}"`, {
        hint: book === null ? undefined : `List them: goldenrod cast list --book ${book}`,
        details: { name },
      });
    }
    return { id: found.id, name: found.name, position, speaks: false };
  });
}
