import type { FoundCharacter, FoundName } from '../../../../src/contract/index.ts';
import { plural } from '../../../../src/contract/plural.ts';
import type { Tone } from '../../ui/badge.tsx';

/** How often the book has somebody, and where. */
export function describeCounts(one: FoundCharacter): string {
  const { mentions, speeches, chapters, first_chapter } = one;
  const where = [
    chapters > 1 && `in ${plural(chapters, 'chapter')}`,
    first_chapter !== null && `${chapters > 1 ? 'first ' : ''}in chapter ${first_chapter}`,
  ].filter((part) => part !== false);
  return [
    mentions === 0 ? 'not named' : `named ${plural(mentions, 'time')}`,
    speeches === 0 ? 'says nothing' : `speaks ${plural(speeches, 'time')}`,
    ...(where.length === 0 ? [] : [where.join(', ')]),
  ].join(' · ');
}

export interface Label {
  says: string;
  tone: Tone;
}

const DOUBTS = { shared_name: 'Shares a name', seldom: 'Hardly ever named' } as const;
const GENDERS = { m: 'Male', f: 'Female' } as const;

/** What is known of somebody in a word or two each, and what is in doubt. */
export function labelsOf({ gender, narrator, is_role, doubt }: FoundCharacter): Label[] {
  const labels: Label[] = [];
  if (gender !== null) labels.push({ says: GENDERS[gender], tone: 'plain' });
  if (narrator) labels.push({ says: 'Tells the story', tone: 'info' });
  if (is_role) labels.push({ says: 'Only described', tone: doubt === 'role' ? 'warn' : 'plain' });
  if (doubt !== null && doubt !== 'role') labels.push({ says: DOUBTS[doubt], tone: 'warn' });
  return labels;
}

export interface NameInBook {
  name: string;
  /** Another name, which could be somebody else's. */
  isAlias: boolean;
  /** The first place of it. */
  example: FoundName | undefined;
}

/** All that somebody is called, the fullest name first, each with a place where the book says so. */
export function namesInBook({ name, aliases, examples }: FoundCharacter): NameInBook[] {
  const names = onceEach([name, ...aliases]);
  const places = new Map(examples.map((example) => [keyOf(example.form), example]));
  const others = examples.filter(({ form }) => !names.some((each) => keyOf(each) === keyOf(form)));
  return [
    ...names.map((each, at) => ({
      name: each,
      isAlias: at > 0,
      example: places.get(keyOf(each)),
    })),
    ...others.map((example) => ({ name: example.form, isAlias: false, example })),
  ];
}

/** What else somebody is called. */
export function otherNamesOf({
  name,
  aliases,
}: Pick<FoundCharacter, 'name' | 'aliases'>): string[] {
  return onceEach([name, ...aliases]).slice(1);
}

/** "Captain" and "the captain" are one name. */
function onceEach(names: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const name of names) if (!byKey.has(keyOf(name))) byKey.set(keyOf(name), name);
  return [...byKey.values()];
}

const keyOf = (name: string) => name.toLowerCase().replace(/^the /, '');

/** The words of a place before the name, the name, and those after it. */
export function partsOf({ words, form }: FoundName): [string, string, string] {
  const line = words.replace(/\s+/gu, ' ');
  const at = line.indexOf(form);
  return at < 0 ? [line, '', ''] : [line.slice(0, at), form, line.slice(at + form.length)];
}
