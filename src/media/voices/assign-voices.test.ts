import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../speech/catalogue.ts';
import { alikeSpeakers, assignVoices, type Speaker, voiceKey } from './assign-voices.ts';

const speaker = (id: string, more: Partial<Speaker> = {}): Speaker => ({
  id,
  name: id,
  gender: null,
  lines: 10,
  scenes: ['one'],
  voice: null,
  ...more,
});

describe('voices that are assigned', () => {
  it('are of the gender of who speaks, where it is known', () => {
    const people = [speaker('a', { gender: 'f' }), speaker('b', { gender: 'm' })];
    const voices = assignVoices(people, CATALOGUE);
    expect(['a', 'b'].map((id) => voices.get(id)?.gender)).toEqual(['female', 'male']);
  });

  it('are all different in one scene, for as many as there are voices', () => {
    const people = CATALOGUE.map(({ id }) => speaker(id));
    const voices = [...assignVoices(people, CATALOGUE).values()].map(voiceKey);
    expect(new Set(voices).size).toBe(CATALOGUE.length);
  });

  it('begin with a grown person’s for whom nothing is known', () => {
    expect(assignVoices([speaker('a')], CATALOGUE).get('a')?.age).toBe('adult');
  });

  it('leave the voice that somebody has, and are not like it where they meet', () => {
    const [first] = CATALOGUE;
    if (first === undefined) throw new Error('no voices');
    const voices = assignVoices([speaker('a', { voice: first }), speaker('b')], CATALOGUE);
    expect(voices.has('a')).toBe(false);
    expect(voiceKey(voices.get('b') ?? first)).not.toBe(voiceKey(first));
  });

  it('are shared by those who never meet before those who do', () => {
    const few = CATALOGUE.slice(0, 2);
    const people = [
      speaker('a', { lines: 30, scenes: ['one'] }),
      speaker('b', { lines: 20, scenes: ['one'] }),
      speaker('c', { lines: 10, scenes: ['two'] }),
      speaker('d', { lines: 5, scenes: ['two'] }),
    ];
    const voices = assignVoices(people, few);
    expect(alikeSpeakers(people.map((each) => withVoice(each, voices)))).toEqual([]);
  });

  it('are the same for the same people in another order', () => {
    const people = ['a', 'b', 'c'].map((id) => speaker(id));
    const ids = (voices: ReturnType<typeof assignVoices>) =>
      [...voices].map(([id, { id: voice }]) => `${id} ${voice}`).sort();
    expect(ids(assignVoices(people, CATALOGUE))).toEqual(
      ids(assignVoices([...people].reverse(), CATALOGUE)),
    );
  });
});

it('whose ids are others have the voices that their names had', () => {
  const named = (ids: string[]) =>
    ['Mara', 'Ned', 'Tom'].map((name, i) => speaker(ids[i] ?? '', { name }));
  const voices = (ids: string[]) => {
    const assigned = assignVoices(named(ids), CATALOGUE);
    return ids.map((id) => assigned.get(id)?.id);
  };
  expect(voices(['a', 'b', 'c'])).toEqual(voices(['z', 'y', 'x']));
});

it('who are read alike and meet are named', () => {
  const [voice] = CATALOGUE;
  const people = ['Mara', 'Ned', 'Tom'].map((name, i) => ({
    ...speaker(name, { voice: voice ?? null, scenes: [i === 2 ? 'two' : 'one'] }),
  }));
  expect(alikeSpeakers(people)).toEqual([['Mara', 'Ned']]);
});

function withVoice(each: Speaker, voices: ReturnType<typeof assignVoices>) {
  return { ...each, voice: voices.get(each.id) ?? null };
}
