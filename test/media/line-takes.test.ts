import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import type { Script } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { roadOf } from '../../src/db/road.ts';
import { readWav, writeWav } from '../../src/media/audio/wav.ts';
import { type MediaRoad, mediaRoadOf } from '../../src/media/media-road.ts';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { readWhole } from '../../src/media/store/read-whole.ts';
import { makeLineTakes } from '../../src/media/table-read/make-line-takes.ts';
import { sampleVoice } from '../../src/media/table-read/sample-voice.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { temporaryStore } from '../harness/temporary-store.ts';

const BOOK = `# Lamp\n\n## One\n\n“It will hold,” said Mara.\n\n“It will not,” said Ned.\n`;
const lines = (mara = 'It will hold.') =>
  `INT. LAMP ROOM - DUSK\n\nMara wipes the glass.\n\nMARA\n${mara}\n\nNED\n(quietly)\nIt will not.\n\nMARA\nIt must.\n`;

let store: MediaStore;
beforeAll(async () => {
  const made = await temporaryStore();
  store = made.store;
  return made.remove;
});

describeEngines('reading a script aloud', (open) => {
  let db: Database;
  let user: TestUser;
  let verbs: BoundVerbs;
  let road: MediaRoad;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    user = await addUser(db);
    verbs = localVerbs(db, user);
    road = mediaRoadOf({ db, store }, user);
    const bytes = new TextEncoder().encode(BOOK);
    await verbs.importBook({ bytes, file_name: 'lamp.md' });
    for (const name of ['Mara', 'Ned']) {
      await verbs.createCharacter({ book: 'lamp', name, aliases: [] }).catch(() => undefined);
    }
  });

  const write = (text: string, parent?: Script): Promise<Script> =>
    verbs.createScript({ book: 'lamp', number: 1, text, origin: 'edit', parent_id: parent?.id });
  const read = ({ id }: Script, narrate = false) => makeLineTakes(road, { script: id, narrate });
  const counts = async ({ id }: Script) => (await verbs.listTakeStates({ script: id })).counts;
  const judge = ({ id }: Script) => verbs.recordEvaluation({ script: id, score: 50 });

  it('makes a take of each speech, which says something for as long as it is told', async () => {
    const script = await write(lines());
    const read1 = await read(script);
    expect(read1).toMatchObject({ made: 3, reused: 0, before: { missing: 3, current: 0 } });
    expect(read1.lines.map(({ line }) => line.speaker?.name)).toEqual(['Mara', 'Ned', 'Mara']);
    for (const { sha256, duration } of read1.lines) {
      const wav = readWav(await readWhole(store, sha256, { limit: 10_000_000 }));
      expect(wav.samples.length / wav.rate).toBeCloseTo(duration / 1000, 2);
      expect(wav.samples.some((sample) => Math.abs(sample) > 0.05)).toBe(true);
    }
    expect(await counts(script)).toEqual({ current: 3, stale: 0, missing: 0, unknown: 0 });
  });

  it('tells where each take is heard, and how long it is', async () => {
    const script = await write(lines());
    expect((await verbs.listTakeStates({ script: script.id })).items[0]).toMatchObject({
      url: null,
      duration_seconds: null,
    });
    const { lines: heard } = await read(script);
    const { items } = await verbs.listTakeStates({ script: script.id });
    expect(items).toHaveLength(3);
    for (const [i, { url, duration_seconds, element }] of items.entries()) {
      const { items: takes } = await verbs.listTakes({ script: script.id, element });
      expect(url).toBe(takes[0]?.file?.url);
      expect(url).toMatch(/^\/v1\/audio\/.+\/file$/);
      expect(duration_seconds).toBeCloseTo((heard[i]?.duration ?? 0) / 1000, 2);
    }
  });

  it('reads a sample in any voice of the catalogue, and each sounds as the voice does', async () => {
    const { catalogue } = await verbs.listVoices({ book: 'lamp' });
    const [one, other] = catalogue;
    if (one === undefined || other === undefined) throw new Error('no voices to choose from');
    const heard = await Promise.all(
      [one, other, one].map(({ engine, voice, pitch, rate, style }) =>
        sampleVoice(road, {
          voice: { engine, voice, pitch, rate, style },
          words: 'Light the lamp.',
        }),
      ),
    );
    const [first, second, again] = heard.map(({ content }) => Buffer.from(content));
    if (first === undefined || second === undefined) throw new Error('nothing was heard');
    const { rate, samples } = readWav(first);
    expect(samples.length / rate).toBeGreaterThan(0.4);
    expect(first.equals(second)).toBe(false);
    expect(first.equals(again ?? second)).toBe(true);
  });

  it('gives those who speak in one scene voices that are not alike, and keeps them', async () => {
    await read(await write(lines()));
    const { items, alike } = await verbs.listVoices({ book: 'lamp' });
    const voices = items.flatMap(({ voice }) => (voice === null ? [] : [JSON.stringify(voice)]));
    expect(voices).toHaveLength(2);
    expect(new Set(voices).size).toBe(2);
    expect(alike).toEqual([]);
  });

  it('reads nothing again that is as it was', async () => {
    const script = await write(lines());
    const before = await read(script);
    const again = await read(script);
    expect(again).toMatchObject({ made: 0, reused: 0 });
    expect(again.lines.map(({ take }) => take)).toEqual(before.lines.map(({ take }) => take));
  });

  it('reads in a second version the one line that changed, and finds the first one current when it goes back', async () => {
    const first = await write(lines());
    await judge(first);
    await read(first);
    const second = await write(lines('It will break.'), first);
    expect(await counts(second)).toMatchObject({ current: 2, stale: 1 });
    expect(await read(second)).toMatchObject({ made: 1, reused: 0 });
    expect(await counts(second)).toMatchObject({ current: 3, stale: 0 });
    expect(await counts(first)).toMatchObject({ current: 3, stale: 0 });
  });

  it('says that a line is stale by the voice of who speaks it, and reads it in the new one', async () => {
    const script = await write(lines());
    await read(script);
    await verbs.setVoice({ book: 'lamp', who: 'Ned', engine: 'flite', voice: 'awb', pitch: -5 });
    const { items, counts: told } = await verbs.listTakeStates({ script: script.id });
    expect(told).toMatchObject({ current: 2, stale: 1 });
    expect(items.find(({ state }) => state === 'stale')?.causes).toEqual(['voice of Ned']);
    expect(await read(script)).toMatchObject({ made: 1 });
  });

  it('takes the same words in the same voice from elsewhere', async () => {
    await read(await write(lines()));
    const other = await write('EXT. QUAY - DAY\n\nMARA\nIt will hold.\n\nMARA\nIt will hold.\n');
    expect(await read(other)).toMatchObject({ made: 0, reused: 2 });
  });

  it('reads what is seen as well once there is a narrator', async () => {
    const script = await write(lines());
    expect((await read(script)).lines).toHaveLength(3);
    const narrated = await read(script, true);
    expect(narrated.lines.map(({ line }) => line.kind)).toEqual([
      'scene',
      'action',
      'speech',
      'speech',
      'speech',
    ]);
    expect(await read(script)).toMatchObject({ made: 0 });
  });

  describe('a recording of one’s own', () => {
    let script: Script;
    let own: string;
    beforeEach(async () => {
      script = await write(lines());
      const { lines: heard } = await read(script);
      const { sha256 } = await road.keep(
        writeWav(new Int16Array(16_000).fill(900), 16_000),
        'audio',
      );
      const take = await verbs.addTake({
        script: script.id,
        element: heard[0]?.line.element ?? '',
        medium: 'audio',
        file: sha256,
        duration_seconds: 1,
      });
      own = take.id;
    });

    it('is in use at once', async () => {
      expect((await read(script)).lines[0]).toMatchObject({ take: own, duration: 1000 });
    });

    it('stays in use, and is told of, when the words change', async () => {
      const next = await write(lines('It will break.'), script);
      const again = await read(next);
      expect(again).toMatchObject({ made: 0, own_stale: 1 });
      expect(again.lines[0]).toMatchObject({ take: own });
    });

    it('gives way to another take that is chosen, and is in use again once it is', async () => {
      const element = (await read(script)).lines[0]?.line.element ?? '';
      const { items } = await verbs.listTakes({ script: script.id, element });
      const other = items.find(({ id }) => id !== own)?.id ?? '';
      for (const wanted of [other, own, other]) {
        await verbs.chooseTake({ take: wanted });
        const again = await read(script);
        expect([again.made, again.lines[0]?.take]).toEqual([0, wanted]);
      }
    });

    it('gives way when it is deleted', async () => {
      await verbs.deleteTake({ take: own });
      const after = await read(script);
      expect(after).toMatchObject({ made: 0 });
      expect(after.lines[0]?.take).not.toBe(own);
    });
  });

  it('keeps what was read when it is stopped in the middle', async () => {
    const script = await write(lines());
    const stop = new AbortController();
    const stopped = makeLineTakes(
      { ...road, ...roadOf(db, user, stop.signal) },
      { script: script.id, narrate: false, onProgress: (done) => done > 0 && stop.abort() },
    );
    await expect(stopped).rejects.toThrow();
    const { current } = await counts(script);
    const { made } = await read(script);
    expect(current + made).toBe(3);
  });

  it('refuses a voice of an engine that is not there, by its name', async () => {
    const script = await write(lines());
    await verbs.setVoice({ book: 'lamp', who: 'Ned', engine: 'nobodys', voice: 'x' });
    await expect(read(script)).rejects.toMatchObject({
      code: 'speech.no_engine',
      message: expect.stringContaining('nobodys'),
    });
  });
});
