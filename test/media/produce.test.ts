import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import type { Script } from '../../src/contract/index.ts';
import { findFfmpeg } from '../../src/media/ffmpeg/find-ffmpeg.ts';
import { readOtio } from '../../src/media/handoff/read-otio.ts';
import { type MediaRoad, mediaRoadOf } from '../../src/media/media-road.ts';
import { layProduction, type Produced, produceAll } from '../../src/media/produce/produce.ts';
import { writeStoryboard } from '../../src/media/produce/write-storyboard.ts';
import { editRate } from '../../src/media/timeline/timecode.ts';
import { addUser, describeEngines } from '../harness/engines.ts';
import { temporaryStore } from '../harness/temporary-store.ts';

const BOOK =
  '# Lamp\n\n## One\n\n“It will hold,” said Mara. She did not look at him.\n\n“It will not,” said Ned.\n';
const script = (mara = 'It will hold.') => `INT. LAMP ROOM - NIGHT

Mara wipes the great glass.

MARA
${mara}

NED
It will not.

EXT. QUAY - DAY

Ned carries the ladder.

NED
Whose boat is that?
`;

describeEngines('what comes out of a script', (open) => {
  let verbs: BoundVerbs;
  let road: MediaRoad;
  let first: Script;
  let made: Produced;
  let folder: string;
  let removeStore: () => Promise<void>;

  beforeAll(async () => {
    const db = await open();
    const { store, remove } = await temporaryStore();
    removeStore = remove;
    folder = await mkdtemp(join(tmpdir(), 'goldenrod-produce-'));
    const user = await addUser(db);
    verbs = localVerbs(db, user);
    road = mediaRoadOf({ db, store }, user);
    await verbs.importBook({ bytes: new TextEncoder().encode(BOOK), file_name: 'lamp.md' });
    const characters = await verbs.listCharacters({ book: 'lamp' });
    for (const name of ['Mara', 'Ned']) {
      if (characters.items.some((each) => each.name === name)) continue;
      await verbs.createCharacter({ book: 'lamp', name, aliases: [] });
    }
    first = await write(script());
    made = await produceAll(road, folder, {
      script: first.id,
      film: join(folder, 'film.mp4'),
      narrate: false,
      aspect: '16:9',
      size: '720p',
      frameRate: 25,
      rate: editRate('25'),
      subtitles: 'none',
      crossFade: 200,
      format: 'wav',
      tell: () => undefined,
    });
  }, 240_000);
  afterAll(async () => {
    await removeStore?.();
    await rm(folder, { recursive: true, force: true });
  });

  const write = (text: string, parent?: Script): Promise<Script> =>
    verbs.createScript({ book: 'lamp', number: 1, text, origin: 'edit', parent_id: parent?.id });

  it('is a table read, a storyboard, an animatic and a hand-off, all of one length', async () => {
    const { timeline, takes, panels } = made.production;
    expect([takes.lines.length, takes.made]).toEqual([3, 3]);
    expect(panels.shots.length).toBeGreaterThanOrEqual(4);
    expect(panels.made).toBe(panels.shots.length);
    expect(Math.abs(made.animatic.duration - timeline.duration)).toBeLessThanOrEqual(40);
    expect(made.handoff.frames).toBe(Math.round((timeline.duration * 25) / 1000));
    expect((await readdir(folder)).sort()).toEqual([
      'animatic.mp4',
      'handoff',
      'storyboard',
      'table-read',
    ]);
  });

  it('is a storyboard with the takes in its lengths, as it is written alone', async () => {
    const alone = await mkdtemp(join(tmpdir(), 'goldenrod-storyboard-'));
    const rate = editRate('25');
    const tell = () => undefined;
    const board = await writeStoryboard(road, alone, {
      script: first.id,
      aspect: '16:9',
      rate,
      tell,
    });
    expect(board.duration).toBe(made.production.timeline.duration);
    const lists = [alone, join(folder, 'storyboard'), join(folder, 'handoff')].map((each) =>
      readFile(join(each, 'shots.csv'), 'utf8'),
    );
    expect(new Set(await Promise.all(lists)).size).toBe(1);
    expect(await readdir(join(folder, 'storyboard', 'panels'))).toEqual(
      await readdir(join(alone, 'panels')),
    );
    const sheet = await readFile(join(folder, 'storyboard', 'contact-sheet.pdf'), 'latin1');
    expect(sheet.startsWith('%PDF')).toBe(true);
    await rm(alone, { recursive: true });
  });

  it('is a film with a picture and sound, as long as it is told', async () => {
    const told = await ffmpegOf(join(folder, 'animatic.mp4'));
    const [, minutes = '0', seconds = '0'] = /Duration: 00:(\d\d):(\d\d\.\d\d)/.exec(told) ?? [];
    const length = Number(minutes) * 60 + Number(seconds);
    expect(Math.abs(length - made.production.timeline.duration / 1000)).toBeLessThan(0.1);
    expect(told).toMatch(/Video: h264.* 1280x720/);
    expect(told).toMatch(/Audio: aac/);
  });

  it('is handed off so that the timeline leads back to the storyboard', async () => {
    const known = made.production.panels.shots.map(({ shot }) => shot.id);
    const text = await readFile(join(folder, 'handoff', 'timeline.otio'), 'utf8');
    const { shots, cut, foreign } = readOtio(text, known);
    expect(shots.map(({ shot }) => shot)).toEqual(known);
    expect([cut, foreign]).toEqual([[], []]);
  });

  describe('of a second version in which a line is another', () => {
    it('is made again for that line and its shot alone, and not twice', async () => {
      const second = await write(script('It will break before the morning.'), first);
      const again = await lay(second);
      expect(again.takes.made).toBe(1);
      expect(again.panels.made).toBe(1);
      expect((await lay(second)).panels.made).toBe(0);
      const back = await lay(first);
      expect([back.takes.made, back.panels.made]).toEqual([0, 0]);
    });

    it('goes on where it was stopped, and draws nothing twice', async () => {
      const third = await write(script('One. Two.').replaceAll('QUAY', 'PIER'), first);
      const stop = new AbortController();
      let drawn = 0;
      const stopped = layProduction({ ...road, signal: stop.signal }, folder, {
        script: third.id,
        narrate: false,
        aspect: '16:9',
        tell: (step, done = 0) => {
          if (step !== 'panels drawn') return;
          drawn = done;
          if (done > made.production.panels.shots.length - 3) stop.abort();
        },
      });
      await expect(stopped).rejects.toThrow();
      const { panels } = await lay(third);
      expect(panels.made).toBeLessThanOrEqual(panels.shots.length - drawn + 1);
    });
  });

  const lay = async ({ id }: Script) => {
    const place = await mkdtemp(join(tmpdir(), 'goldenrod-lay-'));
    try {
      return await layProduction(road, place, {
        script: id,
        narrate: false,
        aspect: '16:9',
        tell: () => undefined,
      });
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  };
});

/** What ffmpeg tells of a file; it ends with 1, since nothing is to be made of it. */
async function ffmpegOf(file: string): Promise<string> {
  const answer = promisify(execFile)(await findFfmpeg(), ['-hide_banner', '-i', file]);
  return answer.then(
    ({ stderr }) => stderr,
    (error: { stderr: string }) => error.stderr,
  );
}
