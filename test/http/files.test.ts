import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { remoteVerbs } from '../../src/cli/verbs/remote-verbs.ts';
import {
  type Audio,
  type Client,
  createClient,
  type Image,
  type Job,
  type StoredFile,
} from '../../src/client/index.ts';
import { asActor } from '../../src/db/as-actor.ts';
import type { Database } from '../../src/db/database.ts';
import type { MediaStore } from '../../src/media/store/media-store.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { describeStores } from '../harness/media-stores.ts';
import { until } from '../harness/until.ts';
import { ended, sampleBook, withWorker } from '../jobs/workplace.ts';
import { type ApiServer, type Ask, askAs, startApi } from './api-server.ts';

const NOBODY = '00000000-0000-4000-8000-00000000dead';
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const picture = (bytes: number) => Buffer.concat([PNG, randomBytes(bytes)]);
const sound = (bytes: number) =>
  Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1'), randomBytes(bytes)]);
const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

describeEngines('files over HTTP', (open) => {
  describeStores('kept', (openStore, folder) => {
    let db: Database;
    let store: MediaStore;
    let api: ApiServer;
    let ann: TestUser;
    let ask: Ask;
    let stranger: Ask;
    let desk: Client;
    let character = '';
    let book = '';
    beforeAll(async () => {
      db = await open();
      store = await openStore();
      api = await startApi(db, { store });
      ann = await addUser(db);
      ask = askAs(api, ann.userId);
      stranger = askAs(api, (await addUser(db)).userId);
      desk = createClient({ url: api.url, token: ann.userId });
      book = (await sampleBook(db, ann)).id;
      character = (await desk.createCharacter({ params: { book }, body: { name: 'Mara' } })).id;
      return () => api.stop();
    });

    const upload = (kind: string, body: Uint8Array | string, headers = {}) =>
      ask<StoredFile>('POST', `/v1/files?kind=${kind}&file_name=..%2Fa.png`, { body, headers });
    const get = (path: string, headers = {}, method = 'GET') =>
      fetch(api.url + path, {
        method,
        headers: { authorization: `Bearer ${ann.userId}`, ...headers },
      });

    it('gives a character its sheet: whole, in ranges, and again only when it has changed', async () => {
      const content = picture(200_000);
      const { status, body: file } = await upload('image', content);
      expect([status, file]).toEqual([
        201,
        {
          sha256: hashOf(content),
          size: content.length,
          type: 'image/png',
          file_name: '../a.png',
          url: `/v1/files/${hashOf(content)}`,
        },
      ]);
      const made = await ask<Image>('POST', '/v1/images', {
        body: { character_id: character, file: file.sha256 },
      });
      expect(made.body).toMatchObject({
        video_id: null,
        status: 'completed',
        file: { url: `/v1/images/${made.body.id}/file`, size: content.length, type: 'image/png' },
      });
      const url = made.body.file?.url ?? '';
      const whole = await get(url);
      expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true);
      const etag = whole.headers.get('etag') ?? '';
      expect(Object.fromEntries(whole.headers)).toMatchObject({
        'content-type': 'image/png',
        'content-length': String(content.length),
        'accept-ranges': 'bytes',
        'cache-control': 'private, no-cache',
        'content-disposition': 'inline',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      });
      const part = await get(url, { range: 'bytes=100-299', 'if-range': etag });
      expect([part.status, part.headers.get('content-range')]).toEqual([
        206,
        `bytes 100-299/${content.length}`,
      ]);
      expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(100, 300))).toBe(true);
      expect((await get(url, { range: `bytes=${content.length}-` })).status).toBe(416);
      expect((await get(url, { 'if-none-match': etag })).status).toBe(304);
      const head = await get(url, {}, 'HEAD');
      expect([head.headers.get('content-length'), await head.text()]).toEqual([
        String(content.length),
        '',
      ]);
      const list = await ask<{ items: Image[] }>('GET', `/v1/images?character=${character}`);
      expect(list.body.items[0]?.file).toEqual(made.body.file);
      for (const path of [url, file.url]) {
        expect((await stranger('GET', path, { headers: { 'if-none-match': etag } })).status).toBe(
          404,
        );
      }
    });

    it('gives a character a sample of its voice', async () => {
      const content = sound(50_000);
      const { sha256 } = await desk.uploadFile({
        query: { kind: 'audio' },
        body: new Blob([content]).stream(),
      });
      const made: Audio = await desk.createAudio({
        body: { character_id: character, audio_type: 'character', file: sha256 },
      });
      const read = await desk.readAudioFile({ params: { audio: made.id } });
      expect(read.type).toBe('audio/wav');
      expect(Buffer.from(await read.arrayBuffer()).equals(content)).toBe(true);
    });

    it('deletes an image of the caller’s alone, and its file with the last image that shows it', async () => {
      const content = picture(3_000);
      await upload('image', content);
      const body = { character_id: character, file: hashOf(content) };
      const images = [await desk.createImage({ body }), await desk.createImage({ body })];
      const [first = '', last = ''] = images.map(({ id }) => id);
      const file = `/v1/files/${hashOf(content)}`;
      expect((await stranger('DELETE', `/v1/images/${first}`)).status).toBe(404);
      expect((await ask('DELETE', file)).body).toMatchObject({ status: 409, code: 'conflict' });
      expect((await ask('DELETE', `/v1/images/${first}`)).status).toBe(204);
      expect((await ask('DELETE', `/v1/images/${first}`)).status).toBe(404);
      expect((await get(`/v1/images/${last}/file`)).status).toBe(200);
      expect((await get(file)).status).toBe(200);
      await remoteVerbs({ url: api.url, token: ann.userId }).deleteImage({ image: last });
      expect((await get(file)).status).toBe(404);
      const list = await ask<{ items: Image[] }>('GET', `/v1/images?character=${character}`);
      expect(list.body.items.map(({ id }) => id)).not.toContain(last);
    });

    it('deletes a video with what is made for it, and audio by itself', async () => {
      const [heard, seen] = [sound(3_000), picture(4_000)];
      await upload('audio', heard);
      await upload('image', seen);
      const script = await desk.createScript({
        params: { book, number: '1' },
        body: { text: 'INT. ROOM - DAY\n' },
      });
      const video = await desk.createVideo({ body: { script_id: script.id } });
      const image = await desk.createImage({ body: { video_id: video.id, file: hashOf(seen) } });
      const line = { audio_type: 'character', file: hashOf(heard) } as const;
      const ofVideo = await desk.createAudio({ body: { ...line, video_id: video.id } });
      const ofMara = await desk.createAudio({ body: { ...line, character_id: character } });
      const at = { params: { video: video.id } };
      await expect(
        createClient({ url: api.url, token: NOBODY }).deleteVideo(at),
      ).rejects.toMatchObject({ code: 'not_found' });
      await desk.deleteVideo(at);
      expect((await ask('DELETE', `/v1/images/${image.id}`)).status).toBe(404);
      expect((await ask('DELETE', `/v1/audio/${ofVideo.id}`)).status).toBe(404);
      expect((await get(`/v1/files/${hashOf(seen)}`)).status).toBe(404);
      expect((await get(`/v1/files/${hashOf(heard)}`)).status).toBe(200);
      await desk.deleteAudio({ params: { audio: ofMara.id } });
      expect((await get(`/v1/files/${hashOf(heard)}`)).status).toBe(404);
    });

    it('deletes a file that its owner shows nowhere, and leaves it to others who have it', async () => {
      const content = picture(5_000);
      const url = `/v1/files/${hashOf(content)}`;
      await upload('image', content);
      expect((await stranger('DELETE', url)).status).toBe(404);
      await stranger('POST', '/v1/files?kind=image', { body: content });
      expect((await ask('DELETE', url)).status).toBe(204);
      expect((await ask('GET', url)).status).toBe(404);
      expect((await stranger('HEAD', url)).status).toBe(200);
    });

    it('keeps the same content once, and takes none of somebody else by its hash', async () => {
      const content = picture(1_000);
      const [one, two] = [await upload('image', content), await upload('image', content)];
      expect(two.body).toEqual(one.body);
      const body = { character_id: character, file: hashOf(content) };
      expect((await stranger('POST', '/v1/images', { body })).status).toBe(404);
      const { id } = (await ask<Image>('POST', '/v1/images', { body })).body;
      // Ann may write into her own row what she likes; the file must be hers as well.
      const others = picture(2_000);
      await stranger('POST', '/v1/files?kind=image', { body: others });
      const noted = { goldenrod_file: { sha256: hashOf(others), size: 1, type: 'image/png' } };
      await asActor(db, ann, (trx) =>
        sql`update image_generations set metadata = ${JSON.stringify(noted)} where id = ${id}`.execute(
          trx,
        ),
      );
      expect((await get(`/v1/images/${id}/file`)).status).toBe(404);
    });

    it('says at once what is of the wrong type, too large or a form', async () => {
      expect((await upload('image', '<svg onload="alert(1)"/>')).status).toBe(415);
      expect((await upload('image', sound(100))).status).toBe(415);
      expect((await upload('video', picture(100))).status).toBe(415);
      expect((await upload('image', '')).status).toBe(415);
      expect((await upload('image', picture(10), { 'content-encoding': 'gzip' })).status).toBe(415);
      const form = { 'content-type': 'multipart/form-data; boundary=x' };
      expect((await upload('image', '--x\r\n', form)).status).toBe(415);
      expect((await ask('POST', '/v1/files?kind=program', { body: 'MZ' })).status).toBe(422);
      const { sha256 } = (await upload('audio', sound(100))).body;
      const body = { character_id: character, file: sha256 };
      expect((await ask('POST', '/v1/images', { body })).status).toBe(415);
    });

    it('keeps nothing of an upload whose account is not there', async () => {
      const lost = askAs(api, NOBODY);
      const content = picture(50_000);
      const put = (body: Uint8Array) => lost('POST', '/v1/files?kind=image', { body });
      expect((await put(content)).status).toBe(422);
      expect(await store.has(hashOf(content))).toBe(false);
      // Somebody else's stays, whoever sends it again.
      await upload('image', content);
      expect((await put(content)).status).toBe(422);
      expect((await get(`/v1/files/${hashOf(content)}`)).status).toBe(200);
    });

    it('refuses what is too large before it is sent, and while it is sent without a length', async () => {
      const stated = await sendSlowly(api, ann, '/v1/files?kind=video', {
        'content-length': String(5 * 1024 ** 3),
      });
      expect(stated.status).toBe(413);
      const mebibyte = picture(1024 * 1024 - PNG.length);
      const tooMany = await sendSlowly(api, ann, '/v1/files?kind=image', {}, mebibyte, 60);
      expect([tooMany.status, tooMany.sent]).toEqual([413, expect.any(Number)]);
    });

    it('keeps nothing of an upload that breaks off', async () => {
      const sending = request(`${api.url}/v1/files?kind=image`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ann.userId}` },
      });
      sending.on('error', () => undefined);
      sending.write(picture(100_000));
      await sleep(200);
      sending.destroy();
      await until(() => api.log.at(-1)?.status === 400);
      if (readdirSync(folder).includes('media')) {
        expect(readdirSync(join(folder, 'media', 'new'))).toEqual([]);
      }
    });

    it('imports a book that is uploaded, once, and fails with the reader’s own words', async () => {
      const text = '# One\n\nMara lit the lamp.\n\n# Two\n\nIt went out.\n';
      const upload = (body: string | Uint8Array, name: string) =>
        ask<StoredFile>('POST', `/v1/files?kind=book&file_name=${name}`, { body });
      const send = async (body: string | Uint8Array, file_name: string, naming = {}) => {
        const { sha256 } = (await upload(body, file_name)).body;
        const job = { kind: 'import', input: { sha256, file_name, ...naming } };
        return ask<Job>('POST', '/v1/jobs', { body: job });
      };
      const first = await send(text, 'lamp.md');
      expect([first.status, first.body.state]).toEqual([202, 'queued']);
      expect((await send(text, 'lamp.md')).body.id).toBe(first.body.id);
      const broken = Buffer.concat([
        Buffer.from('504b0304', 'hex'),
        Buffer.alloc(26),
        Buffer.from('mimetypeapplication/epub+zip'),
      ]);
      const bad = await send(broken, 'bad.epub');
      expect((await upload('%PDF-1.7\n\x00\x01', 'book.pdf')).status).toBe(415);
      const named = await send(`${text}\nOnce more.\n`, 'x.md', {
        title: 'The Lamp',
        author: 'I. Venn',
      });
      const other = await send(`${text}\nMore.\n`, 'other.md');
      expect(other).toMatchObject({ status: 202, body: { state: 'queued' } });
      const cancelled = await ask<Job>('POST', `/v1/jobs/${other.body.id}/cancel`);
      expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled' } });
      await withWorker(db, { store }, async () => {
        expect(await ended(db, ann, first.body.id)).toMatchObject({
          state: 'done',
          result: { book: { title: 'Lamp', chapters: 2 } },
        });
        expect(await ended(db, ann, named.body.id)).toMatchObject({
          state: 'done',
          result: { book: { title: 'The Lamp', author: 'I. Venn' } },
        });
        expect(await ended(db, ann, bad.body.id)).toMatchObject({
          state: 'failed',
          attempts: 1,
          error: { code: 'book.damaged', hint: expect.any(String) },
        });
      });
      expect(await ask<Job>('GET', `/v1/jobs/${other.body.id}`)).toMatchObject({
        status: 200,
        body: { state: 'cancelled' },
      });
    });
  });
});

/** Sends a body piece by piece, with node:http, until it is answered. */
function sendSlowly(
  api: ApiServer,
  user: TestUser,
  path: string,
  headers: Record<string, string>,
  piece?: Buffer,
  pieces = 0,
): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let answered = false;
    const sending = request(api.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${user.userId}`, ...headers },
    });
    sending.on('response', (response) => {
      answered = true;
      resolve({ status: response.statusCode ?? 0, sent });
      sending.destroy();
    });
    sending.on('error', (error) => answered || reject(error));
    sending.flushHeaders();
    const next = () => {
      if (answered || piece === undefined || sent === pieces) return;
      sent += 1;
      sending.write(piece, () => setImmediate(next));
    };
    next();
  });
}
