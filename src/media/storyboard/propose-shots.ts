import type { NamedCharacter } from '../../cast/match/match-cue.ts';
import type { Angle, Framing, Interior, Position, Purpose, Shot } from '../../contract/shot.ts';
import { formGender, parseName } from '../../prose/names/group-names.ts';
import { countWords } from '../../prose/words/count-words.ts';
import { PLACE_NOUNS } from '../../prose/words/place-nouns.ts';
import type { ScriptElement } from '../../screenplay/elements/script-element.ts';
import { angleOf, isPause, isReaction, movementOf, thingOf } from './read-action.ts';
import { type People, type Person, peopleOf, sidesOf } from './scene-people.ts';
import { type Piece, type ScriptScene, scriptScenes } from './script-scenes.ts';
import { captionOfAction, captionOfPlace, captionOfSpeech } from './shot-caption.ts';
import { shotIds } from './shot-id.ts';

/** Words of a speech from which on its hearer is shown as well. */
const LONG_SPEECH = 45;
/** Words of a line that is said into the camera. */
const SHORT_LINE = 6;
/** People of a scene who are thought of where nobody is named: a crowd is not searched each time. */
const MOST_LIKELY = 12;
/** Turns of two people by which it is a conversation. */
const CONVERSATION = 2;

/**
 * The shots of a script by rule: each scene begins with its place; then a shot for each turn of dialogue and for
 * each action, of what that is about. Every speech and action is in one of them, in order. The same script gives
 * the same shots. Linear in the text.
 *
 * @param elements those of the text
 * @param cast whom cues and actions may name
 */
export function proposeShots(
  text: string,
  elements: readonly ScriptElement[],
  cast: readonly NamedCharacter[] = [],
): Shot[] {
  const scenes = scriptScenes(text, elements);
  const people = peopleOf(scenes, cast);
  const idOf = shotIds();
  let time: string | null = null;
  return scenes.flatMap((scene) => {
    time = timeOf(scene, time);
    return new SceneShots(scene, time, people, idOf).propose();
  });
}

const GOES_ON = /CONTINUOUS|LATER|SAME|MOMENTS?|CONT/;
const NAMES_HOUR = /DAY|NIGHT|MORNING|EVENING|AFTERNOON|DAWN|DUSK|SUN|NOON/;

/** A scene that goes on has the time of the one before it. */
function timeOf({ heading }: ScriptScene, before: string | null): string | null {
  const time = heading?.time?.toUpperCase() ?? null;
  return time !== null && GOES_ON.test(time) && !NAMES_HOUR.test(time) ? (before ?? time) : time;
}

/** What the shots of one scene have in common, and how far it has come. */
class SceneShots {
  readonly #scene: ScriptScene;
  readonly #time: string | null;
  readonly #people: People;
  readonly #idOf: (element: string) => string;
  readonly #sides: Map<Person, Position>;
  readonly #shots: Shot[] = [];
  /** Who spoke last, who before, and how often in turn. */
  #speaker: Person | null = null;
  #hearer: Person | null = null;
  #turns = 0;
  /** Who was shown last: whom "he" or "she" may mean. */
  #shown: Person[] = [];

  constructor(
    scene: ScriptScene,
    time: string | null,
    people: People,
    idOf: (element: string) => string,
  ) {
    this.#scene = scene;
    this.#time = time;
    this.#people = people;
    this.#idOf = idOf;
    this.#sides = sidesOf(scene, people);
  }

  propose(): Shot[] {
    const { pieces } = this.#scene;
    for (let at = this.#establish(); at < pieces.length; ) {
      const piece = pieces[at];
      if (piece === undefined) break;
      at = piece.kind === 'speech' ? this.#speak(at) : this.#act(piece, at);
    }
    return this.#shots;
  }

  /** The place, with what is seen of it first. Answers where the scene goes on. */
  #establish(): number {
    const { heading, pieces } = this.#scene;
    if (heading === null) return 0;
    const first = pieces.findIndex(({ kind }) => kind === 'speech');
    const seen = pieces.slice(0, first === -1 ? pieces.length : first);
    // FADE IN: opens nothing by itself.
    const opening = seen.slice(0, seen.findIndex(({ text }) => !/^[^a-z]*:$/.test(text)) + 1);
    const action = opening.at(-1);
    const there = action === undefined ? [] : this.#people.namedIn(action.text);
    this.#shown = there;
    this.#add({
      purpose: 'establishing',
      framing: 'wide',
      angle: 'eye level',
      movement: action === undefined ? 'static' : movementOf(action.text, null),
      people: there.map((person) => [person, false]),
      elements: [heading.id, ...opening.map(({ id }) => id)],
      caption: action === undefined ? captionOfPlace(heading.text) : captionOfAction(action.text),
    });
    return opening.length;
  }

  /** One turn: a speech, what its speaker goes on to say, and who speaks at the same time. */
  #speak(from: number): number {
    const { pieces } = this.#scene;
    const first = pieces[from];
    if (first?.cue == null) return from + 1;
    const speaker = this.#people.ofCue(first.cue);
    let to = from + 1;
    const speakers = new Set([speaker]);
    for (let next = pieces[to]; next?.kind === 'speech'; next = pieces[++to]) {
      const who = this.#people.ofCue(next.cue ?? '');
      if (next.dual) speakers.add(who);
      else if (who !== speaker || next.off !== first.off || speakers.size > 1) break;
    }
    const said = pieces.slice(from, to);
    if (speakers.size > 1) this.#speakTogether(said, [...speakers]);
    else if (first.off) this.#hear(said, speaker);
    else this.#speakAlone(said, speaker);
    return to;
  }

  #speakTogether(said: readonly Piece[], speakers: readonly Person[]): void {
    this.#shown = [...speakers];
    this.#add({
      purpose: 'two-shot',
      framing: 'medium',
      people: speakers.map((person) => [person, true]),
      elements: said.map(({ id }) => id),
      caption: captionOfSpeech(speakers.map(({ name }) => name).join(' and '), false, textOf(said)),
    });
  }

  /** A voice from elsewhere is heard over whoever is there. */
  #hear(said: readonly Piece[], speaker: Person): void {
    const there = this.#others(speaker).slice(0, 1);
    this.#add({
      purpose: there.length > 0 ? 'reaction' : 'speaker',
      framing: there.length > 0 ? 'medium' : 'wide',
      people: [...there.map((person) => [person, false] as const), [speaker, true, 'off']],
      elements: said.map(({ id }) => id),
      caption: captionOfSpeech(speaker.name, true, textOf(said)),
    });
  }

  #speakAlone(said: readonly Piece[], speaker: Person): void {
    if (this.#speaker !== speaker) {
      const alternates = this.#hearer === speaker || this.#hearer === null;
      this.#turns = alternates ? this.#turns + 1 : 1;
      this.#hearer = this.#speaker;
      this.#speaker = speaker;
    }
    const text = textOf(said);
    const words = countWords(text);
    const look = this.#lookAt(text, words);
    const hearer = this.#hearer;
    const over = look.angle === 'over the shoulder' && hearer !== null;
    this.#shown = hearer === null ? [speaker] : [speaker, hearer];
    this.#add({
      purpose: 'speaker',
      ...look,
      people: over
        ? [
            [speaker, true],
            [hearer, false],
          ]
        : [[speaker, true]],
      elements: said.map(({ id }) => id),
      caption: captionOfSpeech(speaker.name, false, text),
    });
    if (words >= LONG_SPEECH) this.#react(said, speaker);
  }

  /** First words are medium; a later short or loud line is close; two who talk are seen over the shoulder. */
  #lookAt(text: string, words: number): { framing: Framing; angle: Angle } {
    const later = this.#turns > CONVERSATION;
    if (later && (words <= SHORT_LINE || /![”"’']?$/.test(text)))
      return { framing: 'close', angle: 'eye level' };
    if (later && this.#hearer !== null) return { framing: 'medium', angle: 'over the shoulder' };
    return { framing: 'medium', angle: 'eye level' };
  }

  /** Who hears a long speech is seen while its end is said. */
  #react(said: readonly Piece[], speaker: Person): void {
    const [hearer] = this.#others(speaker);
    const last = said.at(-1);
    if (hearer === undefined || last === undefined) return;
    this.#add({
      purpose: 'reaction',
      framing: 'close',
      people: [[hearer, false]],
      elements: [],
      over: last.id,
      caption: `${hearer.name} listens.`,
    });
  }

  /** The others of the scene, the likeliest to be looked at first. */
  #others(speaker: Person): Person[] {
    const likely = [this.#hearer, this.#speaker, ...this.#likely()];
    return [
      ...new Set(likely.flatMap((each) => (each === null || each === speaker ? [] : [each]))),
    ];
  }

  /** Who was shown last, then who is of the scene. */
  #likely(): Person[] {
    const likely = this.#shown.slice(0, MOST_LIKELY);
    for (const person of this.#sides.keys()) {
      if (likely.length >= 2 * MOST_LIKELY) break;
      likely.push(person);
    }
    return likely;
  }

  #act(piece: Piece, at: number): number {
    const before = this.#shots.at(-1);
    if (before !== undefined && isPause(piece.text)) {
      before.elements.push(piece.id);
      return at + 1;
    }
    const thing = thingOf(piece.text);
    const there = this.#inAction(piece.text);
    this.#shown = there.length > 0 ? there : this.#shown;
    const common = { elements: [piece.id], caption: captionOfAction(piece.text) };
    const people = there.map((person) => [person, false] as const);
    if (thing !== null) {
      this.#add({
        ...common,
        purpose: 'insert',
        framing: 'extreme close',
        people,
        subject: thing,
      });
      return at + 1;
    }
    const [only] = there;
    const side = only === undefined ? null : (this.#sides.get(only) ?? null);
    const movement = movementOf(piece.text, side);
    const angle = angleOf(piece.text);
    this.#add({ ...common, ...this.#lookOfAction(piece.text, there), angle, movement, people });
    return at + 1;
  }

  #lookOfAction(text: string, there: readonly Person[]): { purpose: Purpose; framing: Framing } {
    const [only, second] = there;
    if (only === undefined) return { purpose: 'action', framing: 'wide' };
    if (second !== undefined)
      return { purpose: 'two-shot', framing: there.length > 2 ? 'full' : 'medium' };
    if (isReaction(text)) return { purpose: 'reaction', framing: 'close' };
    const silent = this.#speaker !== null && only !== this.#speaker;
    return silent && movementOf(text, null) === 'static'
      ? { purpose: 'reaction', framing: 'medium' }
      : { purpose: 'action', framing: 'full' };
  }

  /** Those whom an action names; without a name, whom its first pronoun may mean. */
  #inAction(text: string): Person[] {
    const named = this.#people.namedIn(text);
    if (named.length > 0) return named;
    if (/^(?:they|both)\b/i.test(text)) return this.#shown.slice(0, 2);
    const pronoun = /^(?:he|his|she|her)\b/i.exec(text)?.[0].toLowerCase();
    if (pronoun === undefined) return [];
    const other = pronoun.startsWith('h') && pronoun !== 'her' ? 'f' : 'm';
    const meant = this.#likely().find(({ name }) => formGender(parseName(name)) !== other);
    return meant === undefined ? [] : [meant];
  }

  #add({ people, elements, ...shot }: NewShot): void {
    const { heading } = this.#scene;
    const over = shot.over ?? null;
    const made = this.#shots.length + 1;
    this.#shots.push({
      id: this.#idOf(elements[0] ?? over ?? ''),
      scene: heading?.id ?? null,
      number: `${heading?.number ?? 0}-${made}`,
      purpose: shot.purpose,
      framing: shot.framing,
      angle: shot.angle ?? 'eye level',
      movement: shot.movement ?? 'static',
      place: heading === null ? '' : heading.place || heading.text,
      time_of_day: this.#time,
      interior: heading === null ? null : interiorOf(heading),
      characters: people.map(([{ id, name }, speaks, position], i) => {
        const side = position ?? this.#sides.get(people[i]?.[0] as Person) ?? 'centre';
        return { id, name, position: side, speaks };
      }),
      subject: shot.subject ?? null,
      elements,
      over,
      caption: shot.caption,
      duration: null,
      edited: [],
    });
  }
}

type NewShot = Pick<Shot, 'purpose' | 'framing' | 'elements' | 'caption'> &
  Partial<Pick<Shot, 'angle' | 'movement' | 'subject' | 'over'>> & {
    people: readonly (readonly [person: Person, speaks: boolean, position?: Position])[];
  };

function textOf(said: readonly Piece[]): string {
  return said.map(({ text }) => text).join(' ');
}

const SETTINGS: Readonly<Record<string, Interior>> = {
  INT: 'int',
  EXT: 'ext',
  EST: 'ext',
  'INT/EXT': 'int/ext',
};

/** A heading that does not say it may name a place that does. */
function interiorOf({ setting, place }: NonNullable<ScriptScene['heading']>): Interior | null {
  if (setting !== null) return SETTINGS[setting] ?? null;
  const nouns = place.toLowerCase().split(/[^\p{L}-]+/u);
  const known = nouns.findLast((noun) => PLACE_NOUNS.has(noun));
  return SETTINGS[PLACE_NOUNS.get(known ?? '') ?? ''] ?? null;
}
