import type { Gender } from '../../prose/words/titles.ts';
import type { CatalogueVoice } from '../speech/catalogue.ts';
import type { Voice } from '../speech/voice.ts';

/** A voice of any engine, as somebody chose it. */
type SoundingVoice = Omit<Voice, 'engine'> & { engine: string };

export interface Speaker {
  /** Id of the character. */
  id: string;
  name: string;
  gender: Gender;
  /** How much they speak: whoever speaks most chooses first. */
  lines: number;
  /** Where they speak, by any names: who share one are not to sound alike. */
  scenes: readonly string[];
  /** The voice that they have already, which stays. */
  voice: SoundingVoice | null;
}

/**
 * Gives each speaker who has none a voice of a catalogue: of their gender where it is known, like
 * nobody's in a scene of theirs where that can be had, and else like that of whom they meet least.
 *
 * @returns voices by id of those who had none
 */
export function assignVoices(
  speakers: readonly Speaker[],
  catalogue: readonly CatalogueVoice[],
): Map<string, CatalogueVoice> {
  const assigned = new Map<string, CatalogueVoice>();
  /** By voice: how often it is heard in each scene, and how many have it. */
  const heard = new Map<string, { scenes: Map<string, number>; users: number }>();
  const note = (key: string, { scenes, lines }: Speaker) => {
    const use = heard.get(key) ?? { scenes: new Map(), users: 0 };
    for (const scene of scenes) use.scenes.set(scene, (use.scenes.get(scene) ?? 0) + lines);
    use.users += 1;
    heard.set(key, use);
  };
  for (const speaker of speakers) {
    if (speaker.voice !== null) note(voiceKey(speaker.voice), speaker);
  }
  const waiting = speakers.filter(({ voice }) => voice === null);
  for (const speaker of waiting.sort(
    (one, other) => other.lines - one.lines || byName(one, other),
  )) {
    const best = cheapest(catalogue, (voice, place) => {
      const use = heard.get(voiceKey(voice));
      const met = speaker.scenes.reduce((sum, at) => sum + (use?.scenes.get(at) ?? 0), 0);
      return [
        mismatch(voice, speaker),
        met > 0 ? 1 : 0,
        met,
        use?.users ?? 0,
        unusual(voice),
        place,
      ];
    });
    if (best === undefined) continue;
    assigned.set(speaker.id, best);
    note(voiceKey(best), speaker);
  }
  return assigned;
}

/** Pairs of speakers who are read alike although they speak in one scene. */
export function alikeSpeakers(speakers: readonly Speaker[]): [string, string][] {
  const pairs: [string, string][] = [];
  const byVoice = new Map<string, Speaker[]>();
  for (const speaker of speakers) {
    if (speaker.voice === null) continue;
    const key = voiceKey(speaker.voice);
    const others = byVoice.get(key) ?? [];
    for (const other of others) {
      const scenes = new Set(other.scenes);
      if (speaker.scenes.some((scene) => scenes.has(scene))) pairs.push([other.name, speaker.name]);
    }
    byVoice.set(key, [...others, speaker]);
  }
  return pairs;
}

/** The same book gives the same voices in every database, whose ids are their own. */
function byName(one: Speaker, other: Speaker): number {
  const [a, b] = one.name === other.name ? [one.id, other.id] : [one.name, other.name];
  return a < b ? -1 : 1;
}

/** What makes two voices sound the same. */
export function voiceKey({ engine, voice, pitch, rate }: SoundingVoice): string {
  return JSON.stringify([engine, voice, pitch, rate]);
}

const GENDERS = { f: 'female', m: 'male' } as const;

function mismatch(voice: CatalogueVoice, { gender }: Speaker): number {
  return gender === null || voice.gender === GENDERS[gender] ? 0 : 1;
}

/** Grown people first: of whom nothing is known is no child, and seldom old. */
const AGES: Record<CatalogueVoice['age'], number> = { adult: 0, young: 1, old: 2, child: 3 };
const unusual = ({ age }: CatalogueVoice): number => AGES[age];

function cheapest<Item>(
  items: readonly Item[],
  costOf: (item: Item, place: number) => number[],
): Item | undefined {
  let best: { item: Item; cost: number[] } | undefined;
  for (const [place, item] of items.entries()) {
    const cost = costOf(item, place);
    if (best === undefined || isLess(cost, best.cost)) best = { item, cost };
  }
  return best?.item;
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, i) => value !== other[i]);
  return at !== -1 && (one[at] ?? 0) < (other[at] ?? 0);
}
