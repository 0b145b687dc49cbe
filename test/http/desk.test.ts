import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  BookItem,
  ChapterDetail,
  DraftedScript,
  DraftReport,
  Evaluation,
  Image,
  ImportedBook,
  Page,
  ScriptItem,
  ScriptItemDetail,
} from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { buildEpub, prose } from '../book/build-epub.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { sampleFile } from '../harness/goldenrod.ts';
import { type ApiServer, type Ask, askAs, startApi } from './api-server.ts';

describeEngines('the desk over HTTP', (open) => {
  let db: Database;
  let api: ApiServer;
  let ann: TestUser;
  let ask: Ask;
  let book: BookItem;
  let script: ScriptItem;
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
    ann = await addUser(db);
    ask = askAs(api, ann.userId);
    return () => api.stop();
  });

  it('imports an uploaded book, once for the same file', async () => {
    const bytes = await readFile(sampleFile);
    const upload = { body: bytes, headers: { 'content-type': 'application/octet-stream' } };
    const first = await ask<{ book: BookItem }>('POST', '/v1/books?file_name=the-lamp.md', upload);
    expect(first.status).toBe(201);
    const again = await ask<{ book: BookItem; already_imported: boolean }>(
      'POST',
      '/v1/books?file_name=the-lamp.md',
      upload,
    );
    expect([again.status, again.body.already_imported]).toEqual([200, true]);
    expect(again.body.book.id).toBe(first.body.book.id);
    book = first.body.book;
  });

  it('takes a form as well, and the file name in it is a title, never a path', async () => {
    const form = new FormData();
    form.set('file', new Blob(['# One\n\nShe ran.\n']), '../../etc/passwd.md');
    const response = await fetch(`${api.url}/v1/books`, {
      method: 'POST',
      body: form,
      headers: {
        authorization: `Bearer ${(await db.pool.query('select id from auth.users')).rows[0].id}`,
      },
    });
    expect(response.status).toBe(201);
    const { book: made } = (await response.json()) as { book: BookItem };
    expect(made.title).not.toContain('/');
    expect((await ask('DELETE', `/v1/books/${made.id}`)).status).toBe(204);
    expect((await ask('GET', `/v1/books/${made.id}`)).status).toBe(404);
  });

  describe('a book of which a page is missing and one has a note', () => {
    const page = (name: string, body: string, missing = false) => ({
      name,
      body: `<h1>${name.replace('.xhtml', '')}</h1>${body}<p>${prose(150)}</p>`,
      missing,
    });
    const note =
      '<p>Oil<a epub:type="noteref" href="#n">1</a> was dear.</p><aside epub:type="footnote" id="n">Whale oil.</aside>';
    const upload = {
      body: buildEpub({
        files: [page('One.xhtml', note), page('Two.xhtml', '', true), page('Three.xhtml', '')],
      }),
      headers: { 'content-type': 'application/octet-stream' },
    };

    it('is refused where that is asked for', async () => {
      const refused = await ask<{ error: { code: string; message: string } }>(
        'POST',
        '/v1/books?strict=true',
        upload,
      );
      expect(refused.status).toBe(422);
      expect(JSON.stringify(refused.body)).toContain('OEBPS/Two.xhtml is missing');
    });

    it('is imported otherwise, with the page named, and the note beside its chapter', async () => {
      const made = await ask<ImportedBook>('POST', '/v1/books', upload);
      expect(made.body.left_out).toEqual([
        {
          title: 'OEBPS/Two.xhtml',
          reason: 'OEBPS/Two.xhtml is missing from the archive',
          lost: true,
        },
      ]);
      const at = `/v1/books/${made.body.book.id}`;
      const one = await ask<ChapterDetail>('GET', `${at}/chapters/1`);
      expect(one.body.notes).toEqual([{ mark: '1', text: 'Whale oil.' }]);
      expect(one.body.text).toMatch(/^Oil was dear\./);
      const other = await ask<ChapterDetail>('GET', `${at}/chapters/2`);
      expect(other.body.notes).toEqual([]);
      expect((await ask('DELETE', at)).status).toBe(204);
    });
  });

  it('lists books and chapters, and gives a chapter with its prose', async () => {
    const books = await ask<Page<BookItem>>('GET', '/v1/books');
    expect(books.body.items.map(({ id }) => id)).toEqual([book.id]);
    expect(books.body.items[0]?.can).toEqual({ change: true, delete: true });
    const chapters = await ask<Page<{ number: number }>>(
      'GET',
      `/v1/books/${book.handle}/chapters`,
    );
    expect(chapters.body.items.length).toBe(book.chapters);
    const one = await ask<{ text: string }>('GET', `/v1/books/${book.id}/chapters/1`);
    expect(one.body.text.length).toBeGreaterThan(500);
    expect((await ask('GET', `/v1/books/${book.id}/chapters/99`)).status).toBe(404);
  });

  it('gives a book another author and language, alone or with its title, and takes them out', async () => {
    const change = (body: object) => ask<BookItem>('PATCH', `/v1/books/${book.id}`, { body });
    const { title, handle } = book;
    const named = await change({ author: 'Ann Quay', language: 'pt-BR' });
    expect(named.body).toMatchObject({ title, handle, author: 'Ann Quay', language: 'pt-BR' });
    const bare = await change({ title: 'Moonlight', author: null, language: null });
    expect(bare.body).toMatchObject({ title: 'Moonlight', handle, author: null, language: null });
    expect((await change({ author: ' ' })).status).toBe(422);
    const back = await change({ title, author: book.author, language: book.language });
    expect(back.body).toMatchObject({ title, handle, author: book.author });
  });

  it('says of a book that came from no file that only its title can be changed', async () => {
    const { rows } = await db.pool.query<{ id: string }>(
      "insert into public.books (user_id, title) values ($1, 'Own') returning id",
      [ann.userId],
    );
    const id = rows[0]?.id;
    const change = (body: object) => ask('PATCH', `/v1/books/${id}`, { body });
    expect((await change({ title: 'Its own' })).body).toMatchObject({ title: 'Its own' });
    const refused = await change({ title: 'Other', author: 'Ann' });
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'invalid' }]);
    expect((await ask('GET', `/v1/books/${id}`)).body).toMatchObject({ title: 'Its own' });
    await ask('DELETE', `/v1/books/${id}`);
  });

  it('drafts a chapter, and says what may be done with the draft', async () => {
    const drafted = await ask<ScriptItem>('POST', `/v1/books/${book.id}/chapters/1/draft`, {
      body: {},
    });
    expect(drafted.status).toBe(201);
    script = drafted.body;
    expect(script).toMatchObject({ status: 'draft', version: 1 });
    expect(script.can).toMatchObject({ edit: true, approve: false, activate: false, delete: true });
  });

  it('refuses what the workflow refuses, with its code and the moves that are allowed', async () => {
    const refused = await ask('POST', `/v1/scripts/${script.id}/activate`);
    expect(refused.status).toBe(409);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(refused.body).toMatchObject({
      code: 'script.move_refused',
      status: 409,
      details: { state: 'draft', allowed: ['evaluated', 'rejected'] },
    });
  });

  it('evaluates, approves, activates and deactivates, and keeps the history', async () => {
    const at = `/v1/scripts/${encodeURIComponent(script.handle)}`;
    const evaluated = await ask<{ script: ScriptItem }>('POST', `${at}/evaluate`);
    expect(evaluated.status).toBe(201);
    expect(evaluated.body.script.can.approve).toBe(true);
    expect(
      (await ask<ScriptItem>('POST', `${at}/approve`, { body: { note: 'good' } })).body.status,
    ).toBe('approved');
    expect((await ask<ScriptItem>('POST', `${at}/activate`)).body.can.deactivate).toBe(true);
    expect((await ask<ScriptItem>('POST', `${at}/deactivate`)).body.status).toBe('approved');
    const history = await ask<Page<{ to: string; note: string | null }>>('GET', `${at}/history`);
    expect(history.body.items.map(({ to }) => to)).toEqual([
      'evaluated',
      'approved',
      'active',
      'approved',
    ]);
    expect(history.body.items[1]?.note).toBe('good');
  });

  it('records a human evaluation beside the rubric', async () => {
    const recorded = await ask<{ evaluation: Evaluation }>(
      'POST',
      `/v1/scripts/${script.id}/evaluations`,
      {
        body: {
          score: 91,
          feedback: 'Moving.',
          criteria: [{ criterion: 'storytelling', score: 95, lines: [3] }],
        },
      },
    );
    expect(recorded.status).toBe(201);
    const all = await ask<Page<Evaluation>>('GET', `/v1/scripts/${script.id}/evaluations`);
    expect(all.body.items.map((each) => each.evaluator_kind)).toEqual(['human', 'rule']);
    expect(
      (await ask('POST', `/v1/scripts/${script.id}/evaluations`, { body: { score: 101 } })).status,
    ).toBe(422);
  });

  it('freezes an evaluated text, and edits a new draft of it', async () => {
    const frozen = await ask<ScriptItemDetail>('GET', `/v1/scripts/${script.id}`);
    const headers = { 'content-type': 'text/plain', 'if-match': frozen.body.etag };
    const refused = await ask('PUT', `/v1/scripts/${script.id}/text`, {
      body: 'INT. ROOM - DAY\n',
      headers,
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'script.frozen']);
    const restored = await ask<ScriptItem>('POST', `/v1/scripts/${script.id}/restore`);
    expect(restored.body).toMatchObject({ version: 2, origin: 'restore', parent_id: script.id });
    const edited = await ask<ScriptItemDetail>('PUT', `/v1/scripts/${restored.body.id}/text`, {
      body: 'INT. KITCHEN - DAY\n\nMARA\nTea?\n',
      headers,
    });
    expect(edited.status).toBe(200);
    expect(edited.body.text).toContain('Tea?');
    expect(edited.headers.get('etag')).toBe(edited.body.etag);
  });

  it('compares, exports and reads the text with an ETag', async () => {
    const { body: newest } = await ask<Page<ScriptItem>>(
      'GET',
      '/v1/scripts?limit=1&sort=-version',
    );
    const id = newest.items[0]?.id;
    const compared = await ask<{ comparison: { summary: { identical: boolean } } }>(
      'GET',
      `/v1/scripts/${script.id}/compare?with=${id}`,
    );
    expect(compared.body.comparison.summary.identical).toBe(false);
    const exported = await ask('GET', `/v1/scripts/${id}/export`);
    expect(exported.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w-]+\.fountain"$/,
    );
    const text = await ask('GET', `/v1/scripts/${id}/text`);
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const etag = text.headers.get('etag') ?? '';
    const same = await ask('GET', `/v1/scripts/${id}/text`, { headers: { 'if-none-match': etag } });
    expect([same.status, same.text]).toEqual([304, '']);
  });

  it('deletes a draft so that it can be brought back', async () => {
    await ask('POST', '/v1/styles', { body: { name: 'stage play' } });
    const made = await ask<ScriptItem>('POST', `/v1/books/${book.id}/chapters/2/scripts`, {
      body: { text: 'INT. ROOM - DAY\n\nMARA\nYes.\n', style: 'stage play' },
    });
    expect(made.status).toBe(201);
    expect((await ask('DELETE', `/v1/scripts/${made.body.id}`)).status).toBe(204);
    const deleted = await ask<Page<ScriptItem>>('GET', '/v1/scripts?deleted=true');
    expect(deleted.body.items.map(({ id }) => id)).toEqual([made.body.id]);
    expect(deleted.body.items[0]?.can).toMatchObject({ undelete: true, edit: false });
    expect((await ask('POST', `/v1/scripts/${made.body.id}/undelete`)).status).toBe(200);
    expect((await ask('DELETE', `/v1/scripts/${script.id}`)).status).toBe(409);
  });

  it('keeps a parent with a version that was made from another', async () => {
    const made = await ask<ScriptItem>('POST', `/v1/books/${book.id}/chapters/1/scripts`, {
      body: { text: 'INT. ROOM - DAY\n\nMARA\nYes.\n', parent_id: script.id },
    });
    expect(made.body.parent_id).toBe(script.id);
  });

  it('walks through all versions by cursor, each once, whatever the order', async () => {
    for (const sort of ['-created_at', 'created_at', '-version', 'version']) {
      const seen: string[] = [];
      let next: string | null = '';
      while (next !== null) {
        const cursor: string = next === '' ? '' : `&cursor=${next}`;
        const { body }: { body: Page<ScriptItem> } = await ask<Page<ScriptItem>>(
          'GET',
          `/v1/scripts?limit=2&sort=${sort}${cursor}`,
        );
        seen.push(...body.items.map(({ id }) => id));
        next = body.next;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBe(4);
    }
  });

  it('filters by book, chapter, style, status and character', async () => {
    const count = async (query: string) =>
      (await ask<Page<ScriptItem>>('GET', `/v1/scripts?${query}`)).body.items.length;
    expect(await count(`book=${book.handle}&chapter=2`)).toBe(1);
    expect(await count('style=stage+play')).toBe(1);
    expect(await count('status=approved')).toBe(1);
    const [character] = script.character_ids;
    expect(await count(`character=${character}`)).toBeGreaterThan(0);
  });

  it('keeps characters: aliases, renaming, merging, casting', async () => {
    interface Person {
      id: string;
      name: string;
      aliases: string[];
    }
    const { body: made } = await ask<Person>('POST', `/v1/books/${book.id}/characters`, {
      body: { name: 'Old Tom', aliases: ['Tom'] },
    });
    const at = `/v1/characters/${made.id}`;
    expect((await ask<Person>('PUT', `${at}/aliases/The%20Ferryman`)).body.aliases).toContain(
      'The Ferryman',
    );
    expect((await ask<Person>('DELETE', `${at}/aliases/tom`)).body.aliases).toEqual([
      'The Ferryman',
    ]);
    expect((await ask<Person>('PATCH', at, { body: { name: 'Thomas' } })).body.name).toBe('Thomas');
    const other = await ask<Person>('POST', `/v1/books/${book.id}/characters`, {
      body: { name: 'Mr. Tom' },
    });
    const merged = await ask<Person>('POST', `${at}/merge`, { body: { merged: other.body.id } });
    expect(merged.body.aliases).toContain('Mr. Tom');
    expect((await ask('GET', `/v1/characters/${other.body.id}`)).status).toBe(404);
    const cast = `/v1/scripts/${script.id}/cast`;
    const linked = await ask<{ script: ScriptItem }>('PUT', `${cast}/Thomas`);
    expect(linked.body.script.character_ids).toContain(made.id);
    expect((await ask<{ roles: unknown[] }>('GET', cast)).body.roles.length).toBeGreaterThan(0);
    expect((await ask('DELETE', `${cast}/Thomas`)).status).toBe(200);
    expect((await ask('DELETE', at)).status).toBe(204);
  });

  it('notes videos, images and audio, and lists them by script, character and video', async () => {
    const video = await ask<{ id: string }>('POST', '/v1/videos', {
      body: { script_id: script.id },
    });
    expect(video.status).toBe(201);
    const [character] = script.character_ids;
    for (const shot_index of [1, 2, 3]) {
      const image = await ask('POST', '/v1/images', {
        body: { video_id: video.body.id, character_id: character, shot_index },
      });
      expect(image.status).toBe(201);
    }
    const audio = await ask<{ duration_seconds: number }>('POST', '/v1/audio', {
      body: { video_id: video.body.id, audio_type: 'narrator', duration_seconds: 2.5 },
    });
    expect(audio.body.duration_seconds).toBe(2.5);
    const count = async (path: string) => (await ask<Page<object>>('GET', path)).body.items.length;
    expect(await count(`/v1/videos?script=${script.id}`)).toBe(1);
    expect(await count(`/v1/images?script=${script.id}`)).toBe(3);
    expect(await count(`/v1/images?character=${character}`)).toBe(3);
    expect(await count(`/v1/audio?video=${video.body.id}`)).toBe(1);
    const page = await ask<Page<object>>('GET', '/v1/images?limit=2');
    expect(await count(`/v1/images?limit=2&cursor=${page.body.next}`)).toBe(1);
    expect((await ask('POST', '/v1/images', { body: { shot_index: 1 } })).status).toBe(422);
  });

  it('says of another’s part of a video that the video’s owner may change and delete it, as it is', async () => {
    const video = await ask<{ id: string }>('POST', '/v1/videos', {
      body: { script_id: script.id },
    });
    const other = await addUser(db);
    const made = await db.pool.query<{ id: string }>(
      'insert into image_generations (user_id, video_generation_id) values ($1, $2) returning id',
      [other.userId, video.body.id],
    );
    const part = await ask<Page<Image>>('GET', `/v1/images?video=${video.body.id}`);
    expect(part.body.items.map(({ can }) => can)).toEqual([{ change: true, delete: true }]);
    expect((await ask('DELETE', `/v1/images/${made.rows[0]?.id}`)).status).toBe(204);
  });

  it('says of a draft what it left out later as well, and of what a person wrote nothing', async () => {
    const reportOf = async ({ id }: ScriptItem) =>
      (await ask<{ report: DraftReport | null }>('GET', `/v1/scripts/${id}/draft-report`)).body
        .report;
    const draft = (body: object) =>
      ask<DraftedScript>('POST', `/v1/books/${book.id}/chapters/2/draft`, { body });
    const { body: short } = await draft({ style: 'short_vertical', minutes: 1 });
    expect(short.report.cuts.length).toBeGreaterThan(0);
    expect(await reportOf(short)).toEqual(short.report);
    const body = { text: 'INT. MILL - DAY\n\nRain.', style: 'short_vertical' };
    const written = await ask<ScriptItem>('POST', `/v1/books/${book.id}/chapters/2/scripts`, {
      body,
    });
    expect(await reportOf(written.body)).toBeNull();
    for (const id of [short.id, written.body.id]) await ask('DELETE', `/v1/scripts/${id}`);
  });
});
