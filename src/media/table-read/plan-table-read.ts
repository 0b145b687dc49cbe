import { createHash } from 'node:crypto';
import { AppError } from '../../contract/error.ts';
import type { Voice as ChosenVoice, Script } from '../../contract/index.ts';
import type { Road } from '../../db/road.ts';
import type { Providers } from '../../provider/provider.ts';
import type { ElementRow } from '../../script/elements/derive-elements.ts';
import {
  elementsOfVersion,
  type VersionElements,
} from '../../script/elements/elements-of-version.ts';
import { presentScript } from '../../script/present-script.ts';
import { heardElements } from '../../script/takes/heard-elements.ts';
import { type StateRow, selectStates } from '../../script/takes/select-states.ts';
import { inThread, pureWork } from '../../threads/in-thread.ts';
import type { ScriptLine } from '../lines/script-line.ts';
import { NO_PROVIDERS } from '../media-road.ts';
import { gendersOf } from '../people/genders-of.ts';
import { SPEECH_ENGINES, type SpeechEngine, type Voice } from '../speech/voice.ts';
import { assignVoices, type Speaker } from '../voices/assign-voices.ts';
import { readVoices, type VoiceRow } from '../voices/read-voices.ts';
import { narratorsVoice, spokenVoices } from '../voices/voices.ts';
import { type AssignedVoice, writeVoices } from '../voices/write-voices.ts';

const planning = pureWork<typeof import('./plan-script-lines.ts'), 'planScriptLines'>(
  'media/table-read/plan-script-lines',
  'planScriptLines',
);

/** A line of a version with all that its take is made from, and the take that there is. */
export interface PlannedLine {
  line: ScriptLine;
  element: ElementRow;
  /** Its engine is one of this machine, or a provider. */
  voice: ChosenVoice;
  /** Canonical inputs of a take, by name. */
  madeFrom: Record<string, unknown>;
  /** How it stands; null of what no book asks for, as a narration without a narrator. */
  state: StateRow | null;
}

export interface PlannedRead {
  version: VersionElements;
  script: Script;
  lines: PlannedLine[];
}

/**
 * What is to be read of a version, by whom. Whoever speaks in it and has no voice yet is given one by
 * rules; with `narrate` the book has a narrator from then on.
 *
 * @param options.isTrial nothing of that is stored
 */
export async function planTableRead(
  road: Road & { providers?: Providers },
  {
    script: wanted,
    narrate,
    isTrial = false,
  }: { script: string; narrate: boolean; isTrial?: boolean | undefined },
): Promise<PlannedRead> {
  const version = await elementsOfVersion(road, wanted);
  const { book_id: book } = version.script;
  const before =
    book === null ? [] : await road.look(async (trx) => (await readVoices(trx, book)).rows);
  const narrator = before.find(({ id }) => id === null)?.voice ?? null;
  const isNarrated = narrate || narrator !== null;
  const lines = await inThread(
    planning,
    [
      { text: version.text, rows: version.elements },
      { narrate: isNarrated, names: version.names ?? [] },
    ],
    road,
  );
  const isCast = before.some(
    ({ id, voice, gender }) => id !== null && voice === null && gender === null,
  );
  const genders = isCast ? await gendersOf(road, version) : new Map();
  const people = withVoices(
    before.map((row) => ({ ...row, gender: row.gender ?? genders.get(row.id ?? '') ?? null })),
    lines,
  );
  const assigned = people.flatMap(({ isNew, character, voice }): AssignedVoice[] =>
    isNew ? [{ character, voice, by: 'proposal' }] : [],
  );
  if (narrate && narrator === null) {
    assigned.push({ character: null, voice: narratorsVoice(), by: 'proposal' });
  }
  if (book !== null && assigned.length > 0 && !isTrial) {
    await road.commit((trx) => writeVoices(trx, book, assigned));
  }
  const states = await road.look((trx) =>
    selectStates(trx, [version.script.id], heardElements(version)),
  );
  const { providers = NO_PROVIDERS } = road;
  const voices = new Map(people.map(({ character, voice }) => [character, voice]));
  return {
    version,
    script: presentScript(version.script),
    lines: placed(version, lines, {
      states,
      voiceOf: ({ speaker }) => {
        if (speaker === null) return known(narrator ?? narratorsVoice(), providers);
        const own = voices.get(speaker.id ?? '');
        return own === undefined ? strangersVoice(speaker.name) : known(own, providers);
      },
    }),
  };
}

/** The version of the parts of speech that a take depends on; a new one makes takes anew, not stale. */
const READER = 1;

function placed(
  { elements }: VersionElements,
  lines: readonly ScriptLine[],
  { states, voiceOf }: { states: readonly StateRow[]; voiceOf: (line: ScriptLine) => ChosenVoice },
): PlannedLine[] {
  const byId = new Map(elements.map((element) => [element.id, element]));
  const stateOf = new Map(states.map((state) => [state.element_id, state]));
  return lines.flatMap((line) => {
    const element = byId.get(line.element);
    if (element === undefined) return [];
    const voice = voiceOf(line);
    const { engine, voice: name, pitch, rate, style } = voice;
    return {
      line,
      element,
      voice,
      madeFrom: {
        text: element.content_hash,
        words: hashOf(line.parts),
        voice: { engine, voice: name, pitch, rate, style },
        reader: READER,
      },
      state: stateOf.get(line.element) ?? null,
    };
  });
}

interface Reader {
  character: string;
  voice: ChosenVoice;
  /** Given now, and not there before. */
  isNew: boolean;
}

/** Everybody of the cast who speaks in the lines, each with their voice, or one like nobody's they meet. */
function withVoices(rows: readonly VoiceRow[], lines: readonly ScriptLine[]): Reader[] {
  const speaking = speakersOf(rows, lines);
  const assigned = assignVoices(speaking, spokenVoices);
  return speaking.flatMap(({ id, voice }): Reader[] => {
    const given = assigned.get(id);
    if (voice !== null) return [{ character: id, voice, isNew: false }];
    return given === undefined ? [] : [{ character: id, voice: given, isNew: true }];
  });
}

function speakersOf(rows: readonly VoiceRow[], lines: readonly ScriptLine[]): Speaker[] {
  const scenes = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  for (const { speaker, scene } of lines) {
    if (speaker?.id == null) continue;
    counts.set(speaker.id, (counts.get(speaker.id) ?? 0) + 1);
    const met = scenes.get(speaker.id) ?? new Set();
    scenes.set(speaker.id, met.add(scene ?? ''));
  }
  return rows.flatMap(({ id, name, gender, voice }) => {
    const lines = id === null ? undefined : counts.get(id);
    if (id === null || lines === undefined) return [];
    return [
      {
        id,
        name: name ?? '',
        gender,
        lines,
        scenes: [...(scenes.get(id) ?? [])],
        voice,
      },
    ];
  });
}

/**
 * A voice whose engine is there: on this machine, or a provider that was configured.
 * @throws AppError speech.no_engine
 */
function known(voice: ChosenVoice, providers: Providers): ChosenVoice {
  return providers.has(voice.engine) ? voice : spoken(voice);
}

/** Whether a voice is read on this machine. */
export function isOwnVoice(voice: ChosenVoice): voice is Voice {
  return isKnownEngine(voice.engine);
}

/** @throws AppError speech.no_engine */
export function spoken(voice: ChosenVoice): Voice {
  const { engine } = voice;
  if (isKnownEngine(engine)) return { ...voice, engine };
  throw new AppError('speech.no_engine', `no engine "${engine}" is set up here`, {
    hint: `Choose a voice of ${SPEECH_ENGINES.join(' or ')}: goldenrod cast voice --help.`,
    details: { engine },
  });
}

const isKnownEngine = (engine: string): engine is SpeechEngine =>
  (SPEECH_ENGINES as readonly string[]).includes(engine);

/** Who is of no cast sounds the same each time: by their name. */
function strangersVoice(name: string): Voice {
  const place = Number.parseInt(hashOf(name).slice(0, 8), 16) % spokenVoices.length;
  const voice = spokenVoices[place];
  if (voice === undefined) throw new Error('the catalogue is empty');
  return voice;
}

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');
