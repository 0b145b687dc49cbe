import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryElements } from './carry-elements.ts';
import { firstElements } from './first-elements.ts';
import type { ScriptElement } from './script-element.ts';

const HALL =
  'INT. HALL - DAY\n\nHolmes sits by the fire and reads the evening paper.\n\nHOLMES\nThe game is afoot, Watson. Bring your revolver and the lantern.\n\n';
const STREET =
  'EXT. STREET - NIGHT\n\nA cab waits in the rain before the narrow house.\n\nWATSON\nYou astonish me, my dear fellow.\n\n';
const MOOR =
  'EXT. MOOR - DAWN\n\nSomething howls far off over the wet heather.\n\nHENRY\nDid you hear that awful sound?\n\n';

const first = (text: string) => firstElements(text, 'v1');
const carry = (before: string, after: string) =>
  carryElements({ text: before, elements: first(before) }, after, 'v2');
const ids = (elements: ScriptElement[]) => elements.map(({ id }) => id);
const shown = (text: string, { start, end }: ScriptElement) => text.slice(start, end);

test('elements are scenes, speeches, actions and the rest, each with its scene, cue and span', () => {
  const text = `Title: X\n\nFADE IN:\n\n# One\n\n${HALL}[[ask him]]\n\n> CUT TO:\n\n~la la\n\n===\n\n/* gone */\n\n`;
  const elements = first(text);
  expect(elements.map(({ kind, scene, cue }) => [kind, scene, cue])).toEqual([
    ['action', null, null],
    ['section', null, null],
    ['scene', null, null],
    ['action', 2, null],
    ['speech', 2, 'HOLMES'],
    ['note', 2, null],
    ['transition', 2, null],
    ['lyric', 2, null],
  ]);
  expect(elements.map((each) => shown(text, each).split('\n')[0])).toEqual([
    'FADE IN:',
    '# One',
    'INT. HALL - DAY',
    'Holmes sits by the fire and reads the evening paper.',
    'HOLMES',
    '[[ask him]]',
    '> CUT TO:',
    '~la la',
  ]);
});

test('the same text has the same elements to the byte, and another version has others', () => {
  expect(first(HALL + MOOR)).toEqual(first(HALL + MOOR));
  const others = new Set(ids(firstElements(HALL + MOOR, 'v2')));
  expect(ids(first(HALL + MOOR)).filter((id) => others.has(id))).toEqual([]);
});

test('equal elements of one text have identities of their own', () => {
  const elements = first('.A\n\nHe sits.\n\nHe sits.\n\n.A\n\nHe sits.\n\n');
  expect(new Set(ids(elements)).size).toBe(5);
});

test('a changed speech keeps its identity and has another hash; so has its scene', () => {
  const before = first(HALL + MOOR);
  const after = carry(HALL + MOOR, (HALL + MOOR).replace('is afoot', 'begins now'));
  expect(ids(after)).toEqual(ids(before));
  const changed = after.filter(({ hash }, i) => hash !== before[i]?.hash);
  expect(changed.map(({ kind }) => kind)).toEqual(['scene', 'speech']);
});

test('a note in a scene leaves the hash of the scene as it is', () => {
  const [scene] = carry(HALL, `${HALL}[[What does he read?]]\n\n`);
  expect(scene?.hash).toBe(first(HALL)[0]?.hash);
});

test('another name on a cue is a change of the speech', () => {
  expect(ids(carry(HALL, HALL.replace('HOLMES', 'SHERLOCK')))).toEqual(ids(first(HALL)));
});

test('a scene keeps its identity where it moved and was given another number', () => {
  const numbered = (text: string) =>
    text.replace('HALL - DAY', 'HALL - DAY #1#').replace('MOOR - DAWN', 'MOOR - DAWN #3#');
  const before = first(numbered(HALL + STREET + MOOR));
  const text = MOOR.replace('DAWN', 'DAWN #1#') + HALL.replace('DAY', 'DAY #2#') + STREET;
  const after = carry(numbered(HALL + STREET + MOOR), text);
  expect(ids(after)).toEqual([
    ...ids(before.slice(6)),
    ...ids(before.slice(0, 3)),
    ...ids(before.slice(3, 6)),
  ]);
});

test('a speech that went to another scene keeps its identity, also where a word of it changed', () => {
  const before = first(HALL + MOOR);
  const speech = 'HOLMES\nThe game is afoot, Watson. Bring your revolver and the lantern.\n\n';
  const without = HALL.replace(speech, '');
  const after = carry(HALL + MOOR, without + MOOR + speech.replace('revolver', 'pistol'));
  expect(after.at(-1)?.id).toBe(before[2]?.id);
});

test('a speech that was split says of both halves where they come from', () => {
  const before = first(HALL);
  const text = HALL.replace(' Bring your revolver', '\n\nHe rises.\n\nHOLMES\nBring your revolver');
  const [, , front, action, back] = carry(HALL, text);
  const id = before[2]?.id ?? '';
  expect([front?.id, back?.id]).toContain(id);
  expect([front?.from, action?.from, back?.from]).toEqual([[id], [], [id]]);
});

test('speeches that were merged say what they were', () => {
  const two = HALL.replace(' Bring your revolver', '\n\nHOLMES\nBring your revolver');
  const before = first(two);
  const merged = carry(two, HALL)[2];
  expect(merged?.from).toEqual([before[2]?.id, before[3]?.id]);
  expect(merged?.from).toContain(merged?.id);
});

test('a scene that was split and scenes that were merged say from which', () => {
  const split = HALL.replace('HOLMES\n', 'INT. STUDY - DAY\n\nHOLMES\n');
  const one = first(HALL);
  const two = carry(HALL, split);
  const scenes = two.filter(({ kind }) => kind === 'scene');
  expect(scenes.map(({ from }) => from)).toEqual([[one[0]?.id], [one[0]?.id]]);
  expect(ids(two.filter(({ kind }) => kind !== 'scene'))).toEqual(ids(one.slice(1)));
  const [joined] = carry(split, HALL);
  const were = first(split).filter(({ kind }) => kind === 'scene');
  expect(joined?.from).toEqual(ids(were));
});

test('sources go with identities, through changes, moves, splits and merges', () => {
  const source = (start: number, end: number) => ({ chapter: 'c', start, end });
  const elements = first(HALL + MOOR).map((each, i) => ({
    ...each,
    source: source(i * 10, i * 10 + 10),
  }));
  const moved = carryElements(
    { text: HALL + MOOR, elements },
    MOOR + HALL.replace('sits', 'lies'),
    's',
  );
  expect(moved.map((each) => each.source?.start)).toEqual([30, 40, 50, 0, 10, 20]);
  const split = HALL.replace(' Bring', '\n\nHOLMES\nBring');
  const halves = carryElements({ text: HALL, elements }, split, 's').slice(2);
  expect(halves.map((each) => each.source)).toEqual([source(20, 30), source(20, 30)]);
  const joined = first(split).map((each, i) => ({ ...each, source: source(i * 10, i * 10 + 10) }));
  expect(carryElements({ text: split, elements: joined }, HALL, 's')[2]?.source).toEqual(
    source(20, 40),
  );
});

describe('over random edits', () => {
  interface Written {
    id: string;
    kind: 'action' | 'speech';
    words: string[];
  }
  interface Scene {
    id: string;
    heading: string;
    written: Written[];
  }
  const write = (scenes: Scene[]) =>
    scenes
      .map(({ heading, written }) => {
        const body = written.map(({ kind, words }) =>
          kind === 'speech' ? `HOLMES\n${words.join(' ')}\n\n` : `${words.join(' ')}\n\n`,
        );
        return `${heading}\n\n${body.join('')}`;
      })
      .join('');
  const idsOf = (scenes: Scene[]) =>
    scenes.flatMap(({ id, written }) => [id, ...written.map((each) => each.id)]);
  const named = (scenes: Scene[], seed: string): Scene[] => {
    const found = ids(firstElements(write(scenes), seed));
    return scenes.map((scene) => ({
      ...scene,
      id: found.shift() ?? '',
      written: scene.written.map((each) => ({ ...each, id: found.shift() ?? '' })),
    }));
  };
  /** Every word stands once, so that it is known what became of what. */
  let words = 0;
  const more = (count: number) => Array.from({ length: count }, () => `w${(words++).toString(36)}`);
  const newWritten = (): Written => ({
    id: '',
    kind: words % 2 === 0 ? 'speech' : 'action',
    words: more(9),
  });
  const newScene = (): Scene => ({
    id: '',
    heading: `INT. ${more(1)[0]?.toUpperCase()} - DAY`,
    written: Array.from({ length: 6 }, newWritten),
  });

  type Edit = {
    kind: 'word' | 'move' | 'heading' | 'add' | 'drop' | 'cross';
    at: number;
    to: number;
  };
  const edit = fc.record({
    kind: fc.constantFrom<Edit['kind']>('word', 'move', 'heading', 'add', 'drop', 'cross'),
    at: fc.nat({ max: 1000 }),
    to: fc.nat({ max: 1000 }),
  });
  function apply(scenes: Scene[], { kind, at, to }: Edit, changed: Set<Written | Scene>): void {
    const scene = scenes[at % scenes.length];
    const written = scene?.written[to % Math.max(1, scene.written.length)];
    if (scene === undefined) return;
    if (kind === 'move')
      scenes.splice(to % scenes.length, 0, ...scenes.splice(at % scenes.length, 1));
    if (kind === 'add') scene.written.splice(to % 7, 0, newWritten());
    if (written === undefined || changed.has(written) || changed.has(scene)) return;
    // More than this of one scene, and nobody could say what became of it.
    if (kind === 'heading') scene.heading = `INT. ${more(1)[0]?.toUpperCase()} - DAY`;
    if (kind === 'word') written.words[to % 9] = more(1)[0] ?? '';
    if (kind === 'drop') scene.written.splice(scene.written.indexOf(written), 1);
    if (kind === 'cross') {
      scene.written.splice(scene.written.indexOf(written), 1);
      scenes[to % scenes.length]?.written.push(written);
    }
    changed.add(written);
    changed.add(scene);
  }

  test('whatever is still there keeps its identity, and none stands twice', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        words = 0;
        const scenes = named(Array.from({ length: 8 }, newScene), 'v1');
        const text = write(scenes);
        const changed = new Set<Written | Scene>();
        for (const each of edits) apply(scenes, each, changed);
        const after = carryElements({ text, elements: first(text) }, write(scenes), 'v2');
        const expected = idsOf(scenes);
        expect(after.length).toBe(expected.length);
        // What is new may stand for what was dropped in its place, as the comparison reads it.
        const kept = ids(after).map((id, i) => (expected[i] === '' ? '' : id));
        expect(kept).toEqual(expected);
        expect(new Set(ids(after)).size).toBe(after.length);
      }),
      { numRuns: 60, seed: 15 },
    );
  });

  test('a restore finds every identity again', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        words = 0;
        const scenes = named(Array.from({ length: 5 }, newScene), 'v1');
        const text = write(scenes);
        for (const each of edits) apply(scenes, each, new Set());
        const after = carry(text, write(scenes));
        const restored = carryElements({ text: write(scenes), elements: after }, text, 'v3');
        const kept = new Set(ids(after));
        const back = restored.filter(({ id }, i) => id === first(text)[i]?.id);
        expect(back.length).toBe(ids(first(text)).filter((id) => kept.has(id)).length);
        expect(ids(carryElements({ text, elements: first(text) }, text, 'v3'))).toEqual(
          ids(first(text)),
        );
      }),
      { numRuns: 20, seed: 15 },
    );
  });

  test('an identity never stands twice, whatever the two texts are, and the same comes out each time', () => {
    const part = fc.constantFrom(
      HALL,
      STREET,
      MOOR,
      'He sits.\n\n',
      'HOLMES\nNo.\n\n',
      'HOLMES\nNo. He sits.\n\n',
      '.A\n\n',
      '.A #2#\n\n',
      '[[a note]]\n\n',
      '> CUT TO:\n\n',
      'A [[note in',
      ' it]] here\n',
      '/* ',
      ' */\n\n',
      '~la\n~la\n\n',
    );
    const text = fc.array(part, { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, text, (one, two, three) => {
        const second = carry(one, two);
        const third = carryElements({ text: two, elements: second }, three, 'v3');
        for (const elements of [second, third]) {
          expect(new Set(ids(elements)).size).toBe(elements.length);
          for (const { scene, start, end } of elements) {
            expect(scene === null || elements[scene]?.kind === 'scene').toBe(true);
            expect(end).toBeGreaterThan(start);
          }
        }
        expect(carry(one, two)).toEqual(second);
        const own = carryElements({ text: one, elements: first(one) }, one, 'v2');
        expect(ids(own)).toEqual(ids(first(one)));
      }),
      { numRuns: 100, seed: 15 },
    );
  });
});
