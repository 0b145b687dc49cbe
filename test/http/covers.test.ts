import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BoundVerbs } from '../../src/cli/verbs/bound-verbs.ts';
import { localVerbs } from '../../src/cli/verbs/local-verbs.ts';
import { remoteVerbs } from '../../src/cli/verbs/remote-verbs.ts';
import { type BookItem, COVER_TYPES, MAX_COVER_BYTES } from '../../src/contract/index.ts';
import type { Database } from '../../src/db/database.ts';
import { rollback } from '../../src/db/migrate/rollback.ts';
import { verify } from '../../src/db/verify/verify.ts';
import { migrate } from '../../src/upgrade/migrate.ts';
import { buildEpub, prose } from '../book/build-epub.ts';
import { SMALL_PICTURES } from '../book/small-pictures.ts';
import { addUser, describeEngines, type TestUser } from '../harness/engines.ts';
import { goldenrod } from '../harness/goldenrod.ts';
import { OWNER, refusal, run } from '../sql/support/call.ts';
import { type ApiServer, type Ask, askAs, startApi } from './api-server.ts';

const { 'image/png': PNG, 'image/jpeg': JPEG } = SMALL_PICTURES;
const files = [{ name: 'one.xhtml', body: `<h1>One</h1><p>${prose(300)}</p>` }];
const items = '<item id="c" href="c.png" media-type="image/png" properties="cover-image"/>';
const WITH_COVER = buildEpub({ files, items, extra: [{ name: 'OEBPS/c.png', data: PNG }] });
const LOST_COVER = buildEpub({ files, items });
/** A picture as large as is kept, or larger. */
const pictureOf = (bytes: number) => {
  const picture = new Uint8Array(bytes);
  picture.set(JPEG.subarray(0, -2));
  picture.set(JPEG.subarray(-2), bytes - 2);
  return picture;
};

describeEngines('the cover of a book', (open) => {
  let db: Database;
  let api: ApiServer;
  let user: TestUser;
  let mine: BoundVerbs;
  let book: BookItem;
  beforeAll(async () => {
    db = await open();
    api = await startApi(db);
  });
  afterAll(() => api?.stop());
  beforeEach(async () => {
    user = await addUser(db);
    mine = localVerbs(db, user);
    await mine.importBook({ bytes: WITH_COVER, file_name: 'lamp.epub' });
    book = await mine.getBook({ book: 'the-test' });
  });

  describe.each(['the library', 'HTTP'])('by %s', (door) => {
    let verbs: BoundVerbs;
    beforeEach(() => {
      verbs = door === 'HTTP' ? remoteVerbs({ url: api.url, token: user.userId }) : mine;
    });

    it('is kept with the book that is imported, and told of with it', async () => {
      const cover = { type: 'image/png', width: 4, height: 6, size: PNG.byteLength };
      expect((await verbs.getBook({ book: book.id })).cover).toMatchObject(cover);
      expect((await verbs.listBooks({})).items[0]?.cover).toMatchObject(cover);
      expect(await verbs.readBookCover({ book: book.id })).toMatchObject({
        mediaType: 'image/png',
        content: PNG,
      });
    });

    it('that cannot be used is named as left out, and the book is imported', async () => {
      const imported = await verbs.importBook({ bytes: LOST_COVER, file_name: 'lost.epub' });
      expect(imported.book.cover).toBe(null);
      expect(imported.left_out).toContainEqual({
        title: 'Cover',
        reason: 'OEBPS/c.png: it is missing from the archive',
        lost: true,
      });
    });

    it.each(COVER_TYPES)('is replaced by a picture of one’s own: %s', async (type) => {
      const set = await verbs.setBookCover({ book: book.id, bytes: SMALL_PICTURES[type] });
      expect(set).toMatchObject({ id: book.id, cover: { type, width: 4, height: 6 } });
      const { mediaType, content } = await verbs.readBookCover({ book: book.id });
      expect([mediaType, content]).toEqual([type, SMALL_PICTURES[type]]);
    });

    it('may have as many bytes as are kept, and no more', async () => {
      const set = await verbs.setBookCover({ book: book.id, bytes: pictureOf(MAX_COVER_BYTES) });
      expect(set.cover?.size).toBe(MAX_COVER_BYTES);
      const { content } = await verbs.readBookCover({ book: book.id });
      expect(Buffer.from(content).equals(pictureOf(MAX_COVER_BYTES))).toBe(true);
      await expect(
        verbs.setBookCover({ book: book.id, bytes: pictureOf(MAX_COVER_BYTES + 1) }),
      ).rejects.toMatchObject({ code: 'media.too_large' });
    });

    it('that is no picture is refused, and the one that is there stays', async () => {
      for (const content of ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'A lamp.', '']) {
        const bytes = new TextEncoder().encode(content);
        await expect(verbs.setBookCover({ book: book.id, bytes })).rejects.toMatchObject({
          code: 'media.unsupported',
          hint: expect.stringContaining('JPEG, PNG, WebP or GIF'),
        });
      }
      expect((await verbs.getBook({ book: book.id })).cover).toEqual(book.cover);
    });

    it('is taken away, and then there is none', async () => {
      await verbs.removeBookCover({ book: book.id });
      expect((await verbs.getBook({ book: book.id })).cover).toBe(null);
      for (const ask of [verbs.readBookCover, verbs.removeBookCover]) {
        await expect(ask({ book: book.id })).rejects.toMatchObject({ code: 'not_found' });
      }
    });

    it('is found by its hash, and another one is not taken for it', async () => {
      const sha256 = book.cover?.sha256 ?? '';
      expect((await verbs.readBookCover({ book: book.id, sha256 })).content).toEqual(PNG);
      await verbs.setBookCover({ book: book.id, bytes: JPEG });
      await expect(verbs.readBookCover({ book: book.id, sha256 })).rejects.toMatchObject({
        code: 'not_found',
      });
    });
  });

  describe('over HTTP', () => {
    let ask: Ask;
    let path: string;
    const get = (headers: Record<string, string> = {}) =>
      fetch(api.url + path, { headers: { authorization: `Bearer ${user.userId}`, ...headers } });
    beforeEach(() => {
      ask = askAs(api, user.userId);
      path = `/v1/books/${book.id}/cover`;
    });

    it('is shown as a picture, and run by nothing', async () => {
      const { status, headers } = await get();
      expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(headers.get('content-disposition')).toBe('inline');
      expect(headers.get('cache-control')).toBe('private, no-cache');
      expect(headers.get('etag')).toBe(`"${book.cover?.sha256}"`);
    });

    it('is sent again only where it is another one', async () => {
      const etag = (await get()).headers.get('etag') ?? '';
      const seen = await get({ 'if-none-match': `"other", W/${etag}` });
      expect([seen.status, await seen.text()]).toEqual([304, '']);
      await mine.setBookCover({ book: book.id, bytes: JPEG });
      const other = await get({ 'if-none-match': etag });
      expect([other.status, other.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    });

    it('is taken from a form as well', async () => {
      const body = new FormData();
      body.set('file', new Blob([JPEG]), 'my cover.jpg');
      const headers = { authorization: `Bearer ${user.userId}` };
      const set = await fetch(api.url + path, { method: 'PUT', body, headers });
      expect([set.status, ((await set.json()) as BookItem).cover?.type]).toEqual([
        200,
        'image/jpeg',
      ]);
    });

    it('far larger than is kept is refused while it comes', async () => {
      const body = Buffer.alloc(MAX_COVER_BYTES + 70_000);
      const answer = await ask('PUT', path, { body }).catch(() => ({ status: 413 }));
      expect(answer.status).toBe(413);
    });
  });

  it('is seen and changed by nobody else', async () => {
    const other = localVerbs(db, await addUser(db));
    for (const ask of [
      () => other.readBookCover({ book: book.id }),
      () => other.setBookCover({ book: book.id, bytes: JPEG }),
      () => other.removeBookCover({ book: book.id }),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'not_found' });
    }
    const stranger = await addUser(db);
    expect(await run(db, stranger, 'select from goldenrod.book_covers')).toEqual([]);
    const insert = `insert into goldenrod.book_covers (book_id, media_type, width, height, content)
      values ($1, 'image/jpeg', 1, 1, '\\xffd8ff')`;
    await run(db, OWNER, 'delete from goldenrod.book_covers where book_id = $1', [book.id]);
    expect((await refusal(run(db, stranger, insert, [book.id]))).code).toBe('42501');
    await run(db, user, insert, [book.id]);
    const change =
      'update goldenrod.book_covers set width = 2 where book_id = $1 returning book_id';
    const remove = 'delete from goldenrod.book_covers where book_id = $1 returning book_id';
    expect(await run(db, stranger, change, [book.id])).toEqual([]);
    expect(await run(db, stranger, remove, [book.id])).toEqual([]);
    expect((await refusal(run(db, user, 'truncate goldenrod.book_covers'))).code).toBe('42501');
  });

  it('of somebody else’s book that is shown to one is shown as well, and not changed', async () => {
    const policy = `create policy "Readers" on public.books for select to authenticated using (true)`;
    await run(db, OWNER, policy);
    try {
      const reader = localVerbs(db, await addUser(db));
      expect((await reader.readBookCover({ book: book.id })).content).toEqual(PNG);
      for (const ask of [
        () => reader.setBookCover({ book: book.id, bytes: JPEG }),
        () => reader.removeBookCover({ book: book.id }),
      ]) {
        await expect(ask()).rejects.toMatchObject({ code: 'forbidden' });
      }
    } finally {
      await run(db, OWNER, 'drop policy "Readers" on public.books');
    }
  });

  it('is a picture of its type, or the table does not take it', async () => {
    const change = (values: string) =>
      refusal(
        run(db, user, `update goldenrod.book_covers set ${values} where book_id = $1`, [book.id]),
      );
    for (const values of [
      "media_type = 'image/svg+xml'",
      "media_type = 'image/jpeg'",
      "content = convert_to('<script>', 'UTF8')",
      "content = ''",
      'width = 0',
      'width = 100000, height = 100000',
    ]) {
      expect((await change(values)).code, values).toBe('23514');
    }
  });

  it('goes with its book', async () => {
    await mine.deleteBook({ book: book.id });
    const left = 'select from goldenrod.book_covers where book_id = $1';
    expect(await run(db, OWNER, left, [book.id])).toEqual([]);
  });

  it('is put aside by a rollback, and there after the next migrate', async () => {
    const own = await open();
    const verbs = localVerbs(own, await addUser(own));
    const { book: kept } = await verbs.importBook({ bytes: WITH_COVER, file_name: 'lamp.epub' });
    const copy = { bytes: WITH_COVER, file_name: 'lamp.epub', again: true };
    const { book: gone } = await verbs.importBook(copy);
    await rollback(own, { to: '20251004000330' });
    const aside = 'select count(*)::int as n from goldenrod_archive.book_covers';
    expect(await run(own, OWNER, aside)).toEqual([{ n: 2 }]);
    await run(own, OWNER, 'delete from public.books where id = $1', [gone.id]);
    await migrate(own);
    expect((await verbs.getBook({ book: kept.id })).cover).toEqual(kept.cover);
    expect((await verbs.readBookCover({ book: kept.id })).content).toEqual(PNG);
    const there = 'select book_id from goldenrod.book_covers';
    expect(await run(own, OWNER, there)).toEqual([{ book_id: kept.id }]);
    expect((await verify(own)).filter(({ ok }) => !ok)).toEqual([]);
  });

  it('is told of, set, written out and removed by a command', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'goldenrod-cover-'));
    try {
      const env = { GOLDENROD_SERVER: api.url, GOLDENROD_TOKEN: user.userId };
      const cover = (...args: string[]) =>
        goldenrod(['book', 'cover', 'the-test', ...args], { env });
      const [own, out] = [join(folder, 'own.jpg'), join(folder, 'out.jpg')];
      await writeFile(own, JPEG);
      expect((await cover()).stdout).toBe(
        `The cover of "The Test": PNG, 4 x 6 pixels, ${PNG.byteLength} bytes.\n`,
      );
      expect((await cover('--set', own)).stdout).toContain('JPEG, 4 x 6 pixels');
      const written = await cover('-o', out, '--json');
      expect(JSON.parse(written.stdout)).toMatchObject({ file: out, media_type: 'image/jpeg' });
      expect(new Uint8Array(await readFile(out))).toEqual(JPEG);
      expect(await cover('-o', out)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('it is there already'),
      });
      expect(await cover('--set', own, '--remove')).toMatchObject({ code: 2 });
      expect((await cover('--remove')).stdout).toBe('"The Test" has no cover any more.\n');
      expect(await cover('-o', join(folder, 'none'))).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('has no such cover'),
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
