import { describe, expect, it } from 'vitest';
import { settingsOrUsual } from '../../../script/shipped-styles.ts';
import { evaluateByRubric } from '../evaluate-by-rubric.ts';
import type { RubricInput, Signal } from '../types.ts';

const CAST = [
  { id: 'holmes', name: 'Sherlock Holmes', aliases: ['Mr. Holmes'] },
  { id: 'watson', name: 'Dr. Watson', aliases: [] },
];

/** Reads one signal of a script; lines are numbered from the heading, which is line 1. */
function read(name: string, body: string, over: Partial<RubricInput> = {}): Signal {
  const script = `INT. ROOM - DAY\n\n${body}\n`;
  const { criteria } = evaluateByRubric({ script, chapterText: '', characters: CAST, ...over });
  const found = criteria.flatMap(({ signals }) => signals).find((signal) => signal.name === name);
  if (found === undefined) throw new Error(`no signal ${name}`);
  return found;
}

const LONG = 'Rain runs down the window and over the sill and along the floor to the door. ';
const CHAPTER =
  'Sherlock Holmes lit his briar pipe. "The violin is a jealous companion," said Holmes.\n\n' +
  'Dr. Watson poured the brandy. "You have missed your supper again," said Watson. ' +
  'Holmes laughed, and Watson with Holmes, and Watson sat down.';

const talk = [
  ['Holmes', 'The violin is a jealous companion'],
  ['Watson', 'You have missed your supper again'],
  ['Holmes', 'Nobody murders a tobacconist twice'],
  ['Watson', 'Bring the lantern nearer if you please'],
  ['Holmes', 'Somebody has oiled this rusty lock'],
  ['Watson', 'Listen to the footsteps under us'],
] as const;

describe('coherence', () => {
  const over = { chapterText: CHAPTER };

  it('key_terms names what the chapter returns to and the script does not have', () => {
    const signal = read('key_terms', 'A violin lies on the sill.', over);
    expect(signal.score).toBeLessThan(30);
    expect(signal.note).toContain('Holmes');
  });

  it('chapter_order points at what comes too late', () => {
    const sentences = [
      'Apples rot beneath crooked ladders.',
      'Bishops quarrel over muddy bicycles.',
      'Carpenters whistle through broken shutters.',
      'Dolphins circle the painted harbour.',
      'Engineers unroll yellow blueprints.',
      'Falcons stoop on frightened pigeons.',
    ];
    const [first = '', ...rest] = sentences;
    const signal = read('chapter_order', [...rest, first].join('\n\n'), {
      chapterText: sentences.join(' '),
    });
    expect(signal.lines).toEqual([13]);
    expect(signal.score).toBeLessThan(90);
  });

  it('chapter_order misses the order of the sentences of a speech', () => {
    const said = ['Apples rot.', 'Bishops quarrel.', 'Carpenters whistle.'];
    const more = ['Dolphins circle boats.', 'Engineers unroll blueprints.', 'Falcons stoop low.'];
    const shown = [...more, 'Gardeners prune hedges.', 'Hunters track wolves.'];
    const chapterText = [...said, ...shown].join(' ');
    const valueWith = (sentences: string[]) => {
      const body = [`HOLMES\n${sentences.join(' ')}`, ...shown].join('\n\n');
      return read('chapter_order', body, { chapterText }).value;
    };
    expect(valueWith(said)).toBe(100);
    expect(valueWith(said.toReversed())).toBeLessThan(100);
  });

  it('chapter_order lets an action put a sentence in another way', () => {
    const chapterText =
      'Apples rot beneath crooked ladders. Bishops quarrel over muddy bicycles. Carpenters whistle through broken shutters. Dolphins circle the painted harbour. Falcons stoop on frightened pigeons.';
    const body =
      'Beneath crooked ladders apples rot.\n\nBishops quarrel over muddy bicycles.\n\nThrough broken shutters carpenters whistle.\n\nDolphins circle the painted harbour.\n\nFalcons stoop on frightened pigeons.';
    expect(read('chapter_order', body, { chapterText }).value).toBe(100);
  });

  it('scenes_of_chapter points at a scene of another story with the same people', () => {
    const own =
      'Sherlock Holmes lights his briar pipe. The violin is a jealous companion. Dr. Watson pours the brandy.';
    const foreign =
      'Holmes steers a yellow submarine through crowded coral canyons. Watson counts silver dolphins beside broken anchors. Giant turtles juggle burning lanterns above drowned cathedrals while Holmes whistles.';
    const body = `${own}\n\nEXT. SEA - NIGHT\n\n${foreign}`;
    expect(read('scenes_of_chapter', body, over)).toMatchObject({
      value: 50,
      score: 0,
      lines: [5],
    });
  });

  it('longest_gap says where the chapter has its longest stretch without a trace', () => {
    const chapterText = Array.from(
      { length: 40 },
      (_, at) => `Sailor${at} carries lantern${at} over gangway${at} towards harbour${at}.`,
    ).join(' ');
    const script = (from: number, to: number) =>
      chapterText
        .split('. ')
        .filter((_, at) => at < from || at >= to)
        .join('. ');
    expect(read('longest_gap', script(0, 0), { chapterText })).toMatchObject({ score: 100 });
    const value = (from: number, to: number) =>
      read('longest_gap', script(from, to), { chapterText }).value;
    // Traces are read by some words at a time: at the edge of a gap some are lost.
    for (const [from, to, gap] of [
      [10, 30, 50],
      [0, 4, 10],
      [36, 40, 10],
    ] as const) {
      expect(value(from, to)).toBeGreaterThanOrEqual(gap);
      expect(value(from, to)).toBeLessThanOrEqual(gap + 6);
    }
    expect(read('longest_gap', script(10, 30), { chapterText }).score).toBe(0);
  });

  it('longest_gap lets a style that is cut to a length leave out more at once', () => {
    const chapterText = Array.from(
      { length: 200 },
      (_, at) => `Sailor${at} carries lantern${at} over gangway${at} towards harbour${at}.`,
    ).join(' ');
    const half = chapterText.slice(0, chapterText.length / 2);
    const short = { ...settingsOrUsual('short_vertical'), draft_minutes: 1 };
    const whole = read('longest_gap', half, { chapterText });
    const cut = read('longest_gap', half, { chapterText, style: short });
    expect(cut.value).toBe(whole.value);
    expect(cut.score).toBeGreaterThan(whole.score);
  });

  it('action_from_chapter points at action that the chapter does not have, in its own words or in any', () => {
    const own = 'Holmes lights his briar pipe.\n\nWatson pours the brandy.';
    const strange = 'Lorem ipsum dolor sit amet, consectetur adipiscing elit sed do.';
    const other = 'A yellow submarine steers through crowded coral canyons before dawn.';
    expect(read('action_from_chapter', own, over).score).toBe(100);
    const signal = read('action_from_chapter', `${own}\n\n${strange}\n\n${other}`, over);
    expect(signal.lines).toEqual([7, 9]);
    expect(signal.value).toBe(50);
  });

  it('speech_from_chapter points at new dialogue', () => {
    const body =
      'HOLMES\nThe violin is a jealous companion.\n\nHOLMES\nSpaceships have landed on every lawn in Kent today.';
    const signal = read('speech_from_chapter', body, over);
    expect(signal.lines).toEqual([6]);
    expect(signal.value).toBeCloseTo(40, 0);
  });

  it('chapter_speech_kept is the share of quoted words that are still said', () => {
    const kept = read('chapter_speech_kept', 'HOLMES\nThe violin is a jealous companion.', over);
    expect(kept.value).toBe(50);
  });

  it('invented_names sees a name behind any title, since its full stop ends no sentence', () => {
    const signal = read('invented_names', 'He waves to Lieut. Moriarty.', over);
    expect(signal).toMatchObject({ value: 100, lines: [3] });
  });

  it('invented_names points at a name that the book does not have', () => {
    const signal = read('invented_names', 'He waves to Moriarty.\n\nHe nods to Watson.', over);
    expect(signal).toMatchObject({ value: 50, score: 0, lines: [3] });
    expect(signal.note).toContain('Moriarty');
  });

  it('invented_names sees the name at the beginning of a sentence too, where it stands inside another', () => {
    const once = 'Zebulon stands there. Zebulon waits. Holmes laughs, and Holmes sits.';
    expect(read('invented_names', once, over).value).toBe(0);
    expect(read('invented_names', `${once} Watson laughs at Zebulon.`, over)).toMatchObject({
      value: 60,
      lines: [3],
    });
  });
});

describe('storytelling', () => {
  it('scene_length points at a scene over four pages', () => {
    const pages = Array.from({ length: 80 }, () => LONG).join('\n\n');
    expect(read('scene_length', pages)).toMatchObject({ value: 0, score: 0, lines: [1] });
  });

  it('scene_count finds one scene too few for a story', () => {
    expect(read('scene_count', 'He sits.').score).toBe(40);
  });

  it('dialogue_balance is 0 for prose without a word spoken', () => {
    expect(read('dialogue_balance', LONG)).toMatchObject({ value: 0, score: 0 });
  });

  it('long_speeches points at a speech over five lines', () => {
    const body = `HOLMES\nGood morning.\n\nWATSON\n${LONG.repeat(3)}`;
    expect(read('long_speeches', body)).toMatchObject({ lines: [6], score: 0 });
  });

  it('talking_heads points at the eleventh speech in a row, and not when action parts them', () => {
    const speech = 'HOLMES\nYes.\n\n';
    expect(read('talking_heads', speech.repeat(12)).lines).toEqual([33]);
    expect(read('talking_heads', `${speech.repeat(6)}He waits.\n\n${speech.repeat(6)}`).value).toBe(
      0,
    );
  });

  it('talking_heads takes a long speech for as many as its lines would make', () => {
    const long = LONG.repeat(40);
    const signal = read('talking_heads', `HOLMES\nYes.\n\nWATSON\n${long}`);
    expect(signal.lines).toEqual([6]);
    expect(signal.value).toBeGreaterThan(20);
  });

  it('talking_heads, scene_length and scene_count see through headings that say the same again', () => {
    const speeches = Array.from({ length: 60 }, (_, at) => `HOLMES\n${at}. ${LONG.repeat(5)}`);
    const pieces = (heading: string) => speeches.join(`\n\n${heading}\n\n`);
    const [again, other] = [pieces('INT. ROOM - DAY'), pieces('INT. HALL - DAY')];
    expect(read('talking_heads', again).score).toBe(0);
    expect(read('scene_length', again).score).toBe(0);
    const nowhere = speeches.join('\n\nINT. UNNAMED PLACE - DAY\n\n');
    const anywhere = nowhere.replace(/(UNNAMED.*?)UNNAMED/gs, '$1UNKNOWN');
    expect(read('scene_length', anywhere).score).toBe(0);
    expect(read('scene_count', again).note).toContain('Scenes: 1;');
    expect(read('scene_count', other).note).toContain('Scenes: 2;');
  });

  it('exchanges_kept misses the answers of what is said, and not what was cut as a whole', () => {
    const said = Array.from({ length: 12 }, (_, at) => `number ${at} of ${at * 7} gates is shut`);
    const chapterText = said.map((words) => `“The ${words},” said Holmes.`).join('\n\n');
    const script = (kept: readonly string[]) =>
      kept.map((words) => `HOLMES\nThe ${words}.`).join('\n\n');
    const kept = (words: readonly string[]) =>
      read('exchanges_kept', script(words), { chapterText });
    expect(kept(said)).toMatchObject({ value: 100, score: 100 });
    expect(kept(said.slice(0, 7)).value).toBeGreaterThan(80);
    const torn = kept(said.filter((_, at) => at % 2 === 0));
    expect(torn).toMatchObject({ value: 0, score: 0 });
    expect(torn.lines.slice(0, 2)).toEqual([3, 6]);
    expect(kept(said.slice(0, 2)).weight).toBe(0);
  });

  it('scene_length takes no heading for a scene because something was repeated under it', () => {
    const scene = (at: number) => `EXT. YARD ${at} - DAY\n\nHe looks around.\n\nShe waits there.`;
    const two = read('scene_length', `${LONG}\n\n${scene(1)}\n\n${scene(2)}`);
    expect(two.lines).toEqual([11]);
  });

  it('opening wants something to see before somebody speaks', () => {
    expect(read('opening', 'HOLMES\nYes.')).toMatchObject({ value: 1, score: 50, lines: [3] });
    expect(read('opening', 'A fire.\n\nHOLMES\nYes.')).toMatchObject({ value: 2, lines: [] });
  });

  it('repetition points at what stands in the script already, and at each of the short moments that stand there three times', () => {
    const again = 'The violin lies on the sill.';
    const body = `${again}\n\nSilence.\n\nHOLMES\nYes.\n\nSilence.\n\nHOLMES\nYes.\n\n${again}\n\nSilence.`;
    const signal = read('repetition', body);
    expect(signal.lines).toEqual([5, 10, 15, 17]);
    expect(signal.value).toBeCloseTo(400 / 7, 0);
    expect(signal.score).toBe(0);
  });

  it('repetition points at a phrase that the script comes back to and the chapter does not have', () => {
    const body = talk.map(([who], at) => `We see that ${who} has ${at + 2} pipes.`).join('\n\n');
    expect(read('repetition', body, { chapterText: CHAPTER }).lines).toEqual([5, 7, 9, 11, 13]);
    const chapterText = `${CHAPTER} We see that it is late.`;
    expect(read('repetition', body, { chapterText }).value).toBe(0);
  });

  it('repetition points at transitions within a scene, and at none that ends one', () => {
    const body = 'He sits.\n\nCUT TO:\n\nShe laughs.\n\nCUT TO:\n\nINT. HALL - DAY\n\nHe eats.';
    expect(read('repetition', body)).toMatchObject({ value: 25, lines: [5] });
  });

  it('a short moment may come back once', () => {
    const body = 'The violin lies on the sill.\n\nSilence.\n\nHOLMES\nYes.\n\nSilence.';
    expect(read('repetition', body)).toMatchObject({ value: 0, score: 100 });
  });

  it('what is repeated does not count again for another signal', () => {
    const one = 'HOLMES\nNo.\n\nHolmes thinks about the violin.\n\nWatson walks to the door.';
    const twice = `${one}\n\nWatson walks to the door.\n\nWatson walks to the door.`;
    expect(read('unfilmable', twice).value).toBe(read('unfilmable', one).value);
  });

  it('ending misses the end of the chapter', () => {
    const chapterText = `${CHAPTER} The gas sputtered. The parrot swore at the bishop.`;
    const whole = read('ending', 'The parrot swears at the bishop.', { chapterText });
    const half = read('ending', 'Watson pours the brandy.', { chapterText });
    expect(half).toMatchObject({ score: 50, lines: [3] });
    expect(whole.value).toBe(3);
  });

  it('ending finds a sentence that breaks off', () => {
    expect(read('ending', 'A fire.\n\nHOLMES\nYes, but')).toMatchObject({ score: 75, lines: [5] });
    expect(read('ending', 'A fire.\n\nHOLMES\nYes, but--').score).toBe(100);
  });

  it('ending finds a last scene that is only a heading', () => {
    expect(read('ending', 'A fire.\n\nEXT. STREET - DAY').lines).toEqual([5]);
  });

  it('setting_variety points at scenes in the place and time of the one before', () => {
    const again = 'INT. ROOM - DAY\n\nHe sits.';
    const body = `He sits.\n\n${again}\n\nINT. ROOM - NIGHT\n\nHe sleeps.\n\n${again}\n\n${again}`;
    expect(read('setting_variety', body)).toMatchObject({ value: 50, lines: [5, 17] });
  });

  it('exchanges_kept points at an answer that stands under the cue of what it answers', () => {
    const chapterText = talk.map(([who, what]) => `"${what}," said ${who}.`).join('\n\n');
    const script = (cue: (at: number) => string) =>
      talk.map(([, what], at) => `${cue(at)}\n${what}.`).join('\n\n');
    const kept = read(
      'exchanges_kept',
      script((at) => (at % 2 ? 'WATSON' : 'HOLMES')),
      {
        chapterText,
      },
    );
    expect(kept).toMatchObject({ value: 100, lines: [] });
    const one = read(
      'exchanges_kept',
      script(() => 'HOLMES'),
      { chapterText },
    );
    expect(one).toMatchObject({ value: 0, lines: [3, 6, 9, 12, 15] });
  });

  it('exchanges_kept points at an answer that stands before what it answers, or far behind', () => {
    const chapterText = talk.map(([who, what]) => `"${what}," said ${who}.`).join('\n\n');
    const speech = (at: number) => `${at % 2 ? 'WATSON' : 'HOLMES'}\n${talk[at]?.[1]}.`;
    const turned = [1, 0, 2, 3, 4, 5].map(speech).join('\n\n');
    expect(read('exchanges_kept', turned, { chapterText }).lines).toEqual([6]);
    const others = Array.from({ length: 8 }, (_, at) => `HOLMES\nNumber ${at}.`);
    const far = [speech(0), ...others, ...[1, 2, 3, 4, 5].map(speech)].join('\n\n');
    expect(read('exchanges_kept', far, { chapterText }).lines).toEqual([3]);
  });

  it('parentheticals points at speeches that are told how to be said', () => {
    const body = 'HOLMES\n(coldly)\nYes.\n\nWATSON\nNo.';
    expect(read('parentheticals', body)).toMatchObject({ value: 50, score: 20, lines: [3] });
  });

  it('opening takes nothing that the chapter does not have for something to see', () => {
    const over = { chapterText: CHAPTER };
    const strange = 'This script deserves every possible praise of its readers.';
    expect(read('opening', `${strange}\n\nHOLMES\nYes.`, over).value).toBe(1);
    expect(read('opening', `Holmes lights his briar pipe.\n\nHOLMES\nYes.`, over).value).toBe(2);
  });
});

describe('character consistency', () => {
  it('cues_in_cast points at cues that nobody answers to', () => {
    const signal = read('cues_in_cast', 'HOLMES\nYes.\n\nZORA\nNo.');
    expect(signal).toMatchObject({ value: 50, score: 0, lines: [6] });
    expect(signal.note).toContain('ZORA');
  });

  it('cues_in_cast takes minor parts of the chapter, crowds and joint cues for known', () => {
    const body = 'SMALL SAILOR\nAye.\n\nCROWD\nHurrah!\n\nHOLMES & WATSON\nAh!';
    const over = { chapterText: 'A small man, a sailor, came in.' };
    expect(read('cues_in_cast', body, over).value).toBe(100);
  });

  it('one_cue_each points at the lesser cue of a character', () => {
    const body = 'HOLMES\nYes.\n\nHOLMES\nYes.\n\nSHERLOCK\nNo.\n\nWATSON\nWell.';
    expect(read('one_cue_each', body)).toMatchObject({ value: 50, lines: [9] });
  });

  it('cue_spelling points at a slip and says who is meant', () => {
    const signal = read('cue_spelling', 'HOMLES\nYes.\n\nWATSON\nWell.');
    expect(signal).toMatchObject({ value: 50, lines: [3] });
    expect(signal.note).toContain('HOMLES (HOLMES?)');
  });

  it('introduced points at the first speech of who was not seen, voices aside', () => {
    const body = 'HOLMES sits.\n\nHOLMES\nYes.\n\nWATSON\nWell.\n\nHUDSON (O.S.)\nTea!';
    expect(read('introduced', body)).toMatchObject({ value: 50, lines: [8] });
  });

  it('introduced is 0 where everybody is off screen', () => {
    const body = 'HOLMES (O.S.)\nYes.\n\nWATSON (O.S.)\nWell.';
    expect(read('introduced', body)).toMatchObject({ score: 0, weight: expect.any(Number) });
    expect(read('introduced', 'HOLMES (V.O.)\nYes.').weight).toBe(0);
  });

  it('chapter_cast_present names who takes part in the chapter and is missing', () => {
    const signal = read('chapter_cast_present', 'HOLMES\nYes.', { chapterText: CHAPTER });
    expect(signal).toMatchObject({ value: 50 });
    expect(signal.note).toContain('Dr. Watson');
  });

  it('speakers_kept points at a speech that another character says in the chapter', () => {
    const said = talk.slice(0, 4);
    const chapterText = said.map(([who, what]) => `"${what}," said ${who}.`).join('\n\n');
    const body = said.map(([, what]) => `HOLMES\n${what}.`).join('\n\n');
    const { value, lines } = read('speakers_kept', body, { chapterText });
    expect(value).toBeCloseTo(100 * (7 / 16), 0);
    expect(lines).toEqual([6, 12]);
  });

  it('speakers_kept tells two speeches under one cue apart', () => {
    const chapterText = talk.map(([who, what]) => `"${what}," said ${who}.`).join('\n\n');
    const pair = (at: number) => `${talk[at]?.[1]}. ${talk[at + 1]?.[1]}.`;
    const body = [0, 2, 4].map((at) => `HOLMES\n${pair(at)}`).join('\n\n');
    const { value, lines } = read('speakers_kept', body, { chapterText });
    expect(value).toBeCloseTo(50, -1);
    expect(lines).toEqual([3, 6, 9]);
  });

  const deeds =
    'Ida polished her lantern. She whistled. Her apron rustled. Tobias rowed his boat. He grumbled. His oars creaked.';
  const pair = [
    { id: 'ida', name: 'Ida Venn', aliases: [] },
    { id: 'tobias', name: 'Tobias Crake', aliases: [] },
  ];
  const kept = (body: string, chapterText = deeds) =>
    read('persons_kept', `The and of to a in. ${body}`, { chapterText, characters: pair });

  it('persons_kept takes those who do what they do in the chapter, by name or as he or she', () => {
    expect(
      kept(
        'She polishes her lantern. Ida whistles. Her apron rustles. He rows his boat. He grumbles.',
      ),
    ).toMatchObject({ value: 0, score: 100 });
  });

  it('persons_kept points at a he for a she, at another name and at an invented one', () => {
    const right = 'Her apron rustles. He grumbles. His oars creak.\n\n';
    expect(kept(`${right}He whistles. His lantern.`).lines).toEqual([5]);
    expect(kept(`${right}Tobias polishes the lamp. Ida rows.`).lines).toEqual([5]);
    expect(kept(`${right}Now Zebulon whistles. Zebulon grumbles.`).lines).toEqual([5]);
  });

  it('persons_kept says nothing where the chapter has a word beside several, or beside its teller', () => {
    const body =
      'He whistles. He polishes the lamp. His apron. He grumbles. His oars creak. He grumbles.';
    const told = `${deeds} I whistled. He polished it. My apron.`;
    expect(kept(body).lines).toEqual([3]);
    expect(kept(body, told).lines).toEqual([]);
  });
});

describe('video suitability', () => {
  it('heading_form points at headings without time, or without setting', () => {
    const body = 'He sits.\n\nEXT. STREET\n\nHe runs.\n\n.LATER\n\nHe sleeps.';
    expect(read('heading_form', body)).toMatchObject({ value: 50, lines: [5, 9] });
  });

  it('heading_form takes an unnamed place for none', () => {
    const body = 'He sits.\n\nINT. UNKNOWN PLACE - DAY\n\nHe runs.';
    expect(read('heading_form', body)).toMatchObject({ value: 50, lines: [5] });
  });

  it('heading_form takes half from a room outside and a field inside, and nothing from a house or an address', () => {
    const headings = [
      'EXT. IDA’S KITCHEN - DAY',
      'INT. MEADOW - DAY',
      'EXT. INN - DAY',
      'INT. BAKER STREET - DAY',
      'INT. CARRIAGE - DAY',
      'EXT. THE OLD BARN - NIGHT',
      'INT./EXT. GARDEN - DAY',
    ];
    const signal = read('heading_form', headings.join('\n\n'));
    expect(signal).toMatchObject({ value: 87.5, lines: [3, 5] });
  });

  it('places_of_chapter points at places of another story, and takes a bare room for half a place', () => {
    const chapterText = `${CHAPTER} They went into the kitchen.`;
    const body =
      'He sits.\n\nINT. KITCHEN - DAY\n\nHe eats.\n\nINT. SPACE STATION - DAY\n\nHe floats.\n\nINT. UNNAMED PLACE - DAY\n\nHe waits.\n\nINT. HOLMES’S KITCHEN - NIGHT\n\nHe sits.';
    expect(read('places_of_chapter', body, { chapterText })).toMatchObject({
      value: 50,
      lines: [9, 13],
    });
  });

  it('places_of_chapter takes the first place for half known, since the chapter before may have ended there', () => {
    const script =
      'INT. BAKERY - DAY\n\nHe sits.\n\nINT. ROOM - DAY\n\nHe eats.\n\nINT. BAKERY - NIGHT\n\nHe sleeps.';
    const { criteria } = evaluateByRubric({ script, chapterText: CHAPTER, characters: CAST });
    const signals = criteria.flatMap((each) => each.signals);
    expect(signals.find(({ name }) => name === 'places_of_chapter')).toMatchObject({
      value: 50,
      lines: [],
    });
  });

  it('places_of_chapter takes a place for half known that the chapter only has elsewhere, and for known where it stays', () => {
    const filler = (from: number) =>
      Array.from({ length: 150 }, (_, at) => `Zu${from + at}x met qo${from + at}v.`).join(' ');
    const chapterText = `Apples rot beneath crooked ladders in the kitchen. ${filler(0)} Bishops quarrel over muddy bicycles. ${filler(200)} Falcons stoop on frightened pigeons by the mill.`;
    const scenesAt = (one: string, two: string) =>
      read(
        'places_of_chapter',
        `INT. ${one} - DAY\n\nApples rot beneath crooked ladders.\n\nINT. ${two} - DAY\n\nFalcons stoop on frightened pigeons.`,
        { chapterText },
      ).value;
    const apart = scenesAt('KITCHEN', 'MILL');
    expect(scenesAt('MILL', 'KITCHEN')).toBeLessThan(apart);
    expect(scenesAt('MILL', 'MILL')).toBeLessThan(apart);
    expect(scenesAt('KITCHEN', 'KITCHEN')).toBe(apart);
  });

  it('times_of_chapter points at another part of the day of which nothing tells', () => {
    const scenesAt = (time: string, shown: string) =>
      read(
        'times_of_chapter',
        `He sits by the fire and the door.\n\nINT. HALL - ${time}\n\n${shown}`,
      );
    expect(scenesAt('NIGHT', 'He waits in the hall.')).toMatchObject({ score: 0, lines: [5] });
    expect(scenesAt('NIGHT', 'The moon is over the roof.').score).toBe(100);
    expect(scenesAt('DUSK', 'He waits in the hall.').weight).toBe(0);
    expect(scenesAt('LATER', 'He waits in the hall.').weight).toBe(0);
  });

  it.each([
    ['words thrown together', 'Pipe the of lights Holmes into is briar his and.'],
    ['a paragraph in capitals', 'HOLMES LIGHTS HIS BRIAR PIPE AND SITS DOWN.'],
    ['words that lost a letter', 'Holmes plays the vioin.'],
    ['a hashtag', 'Holmes plays the violin #mustsee'],
    ['an emoji', 'Holmes plays the violin. 🔥'],
  ])('readable points at %s', (_, strange) => {
    const body = `Holmes lights his briar pipe.\n\n${strange}`;
    expect(read('readable', body, { chapterText: CHAPTER }).lines).toEqual([5]);
  });

  it('readable takes a shout, a dialect and a figure of speech as they are', () => {
    const body =
      'BANG! BANG!\n\nWATSON\nI ha’ paid her to keep awa’ fra’ me.\n\nHOLMES\nThat is what I was thinking of, and what he would not hear of: the by-path.';
    expect(read('readable', body, { chapterText: CHAPTER })).toMatchObject({
      value: 0,
      score: 100,
    });
  });

  it('readable points at marks twice, at a paragraph without an end, and at a speech that is still quoted', () => {
    const body = [
      'He walks to the window!!',
      'she goes along the road to the old mill',
      'HOLMES\n"It is the lamp," said Holmes.',
      'HOLMES\n"To be or not to be..." I heard it in the',
      'He waits... and waits.',
    ].join('\n\n');
    expect(read('readable', body).lines).toEqual([3, 5, 7]);
  });

  it('readable points at a verb of the other number, a name in small letters and letters that changed places', () => {
    const chapterText = `${CHAPTER} Holmes saw the lantern. They had it.`;
    const body = [
      'He are at the door.',
      'They was at the door.',
      'She have a lamp.',
      'Does she have a lamp?',
      'Now holmes sees it.',
      'Holmes lifts the latnern.',
      'Holmes lifts the lantern.',
    ].join('\n\n');
    expect(read('readable', body, { chapterText }).lines).toEqual([3, 5, 7, 11, 13]);
  });

  it('action_blocks points at a paragraph over four lines', () => {
    expect(read('action_blocks', `He sits.\n\n${LONG.repeat(6)}`)).toMatchObject({
      score: 0,
      lines: [5],
    });
  });

  it('unfilmable points at a thought, and not at a noun', () => {
    const body =
      'He wonders about the will of the old man.\n\nShe is lost in thought at the window.';
    expect(read('unfilmable', body)).toMatchObject({ value: 50, lines: [3] });
  });

  it('present_tense points at action told in the past', () => {
    const body = 'He was at the window and the rain fell.\n\nHe sits at the desk and is silent.';
    expect(read('present_tense', body)).toMatchObject({ value: 50, score: 0, lines: [3] });
  });

  it('present_tense points at action told in the future, and not at what somebody only knows will come', () => {
    const body =
      'Watson will open the door of the house.\n\nWatson knows that he will come to the door.';
    expect(read('present_tense', body)).toMatchObject({ value: 50, lines: [3] });
  });

  it('leaves both out when the action is not in English', () => {
    const body = 'Er dachte an die alte Frau und ging durch das Zimmer.';
    expect(read('unfilmable', body).weight).toBe(0);
    expect(read('present_tense', body).weight).toBe(0);
  });

  it('scenes_with_action points at a scene that shows nothing', () => {
    const body = 'He sits.\n\nEXT. STREET - DAY\n\nHOLMES\nYes.';
    expect(read('scenes_with_action', body)).toMatchObject({ value: 50, lines: [5] });
  });

  it('voice_over counts V.O. and narrators, not O.S.', () => {
    const body = 'HOLMES (V.O.)\nYes.\n\nNARRATOR\nNo.\n\nWATSON (O.S.)\nWell.\n\nWATSON\nAh.';
    expect(read('voice_over', body)).toMatchObject({ value: 50, lines: [3, 6] });
  });

  it('duration is low for a script of a few lines', () => {
    expect(read('duration', 'He sits.').score).toBeLessThan(20);
  });
});
