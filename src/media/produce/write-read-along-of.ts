import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Transaction } from 'kysely';
import type { CoverType } from '../../contract/index.ts';
import type { Tables } from '../../db/tables.ts';
import { toUnits } from '../../prose/words/code-points.ts';
import { SAMPLE_RATE } from '../audio/sound.ts';
import { writeSoundFile } from '../audio/sound-file.ts';
import { readWav } from '../audio/wav.ts';
import type { MediaRoad } from '../media-road.ts';
import type { Clip, ReadAlong } from '../read-along/read-along.ts';
import { writeReadAlong } from '../read-along/write-read-along.ts';
import { assemble } from '../table-read/assemble.ts';
import type { MadeTakes } from '../table-read/make-line-takes.ts';
import type { TableRead } from '../table-read/write-table-read.ts';

interface Chapter {
  content: string;
  title: string;
  book: string;
  author: string | null;
  language: string | null;
  cover_type: CoverType | null;
  cover: Uint8Array | null;
}

/**
 * Writes the chapter of a table read as a book that is read along with, where it is known what of the chapter its
 * lines were made from: `read-along.epub`.
 */
export async function writeReadAlongOf(
  road: MediaRoad,
  folder: string,
  { made, read }: { made: MadeTakes; read: TableRead },
): Promise<void> {
  const { script, chapter: hash } = made.plan.version;
  const { chapter_id: id } = script;
  const chapter =
    id === null || hash === null ? undefined : await road.look((trx) => readChapter(trx, id, hash));
  const clips = chapter === undefined ? [] : clipsOf(chapter.content, made, read);
  if (chapter === undefined || clips.length === 0) return;
  const sound = join(folder, 'chapter.mp3');
  const isThere = read.chapter.sound === 'chapter.mp3';
  if (!isThere) await encode(folder, read, sound);
  await writeReadAlong(join(folder, 'read-along.epub'), {
    title: chapter.book,
    author: chapter.author,
    language: chapter.language ?? 'en',
    identifier: `urn:uuid:${script.id}`,
    modified: script.updated_at,
    cover: coverOf(chapter),
    chapters: [{ title: chapter.title, text: chapter.content, sound, clips }],
  });
  if (!isThere) await rm(sound, { force: true });
}

function coverOf({ cover_type: type, cover: content }: Chapter): ReadAlong['cover'] {
  return type === null || content === null ? null : { type, content };
}

/** From the takes, as the chapter is: a reading system takes MP3. */
async function encode(folder: string, read: TableRead, sound: string): Promise<void> {
  const { lines, duration } = read.chapter;
  await writeSoundFile(sound, { format: 'mp3', rate: SAMPLE_RATE }, (file) =>
    assemble(
      {
        lines,
        duration,
        read: async (i) => readWav(await readFile(join(folder, lines[i]?.sound ?? ''))).samples,
      },
      file,
    ),
  );
}

/** When each stretch of the chapter is heard; of lines made from the same words the first. */
function clipsOf(text: string, { lines }: MadeTakes, { chapter }: TableRead): Clip[] {
  const sources = new Map(lines.map(({ line, source }) => [line.element, source]));
  const heard = chapter.lines.flatMap(({ element, start: begin, duration }) => {
    const source = sources.get(element) ?? null;
    return source === null ? [] : [{ ...source, begin, finish: begin + duration }];
  });
  const inText = [...heard].sort((one, other) => one.start - other.start);
  const units = toUnits(
    text,
    inText.flatMap(({ start, end }) => [start, end]).sort((one, other) => one - other),
  );
  const at = new Map(
    inText
      .flatMap(({ start, end }) => [start, end])
      .sort((one, other) => one - other)
      .map((character, i) => [character, units[i] ?? 0]),
  );
  const clips: Clip[] = [];
  for (const { start, end, begin, finish } of inText) {
    const from = at.get(start) ?? 0;
    if (from < (clips.at(-1)?.end ?? 0)) continue;
    clips.push({ start: from, end: at.get(end) ?? from, begin, finish });
  }
  return clips;
}

async function readChapter(
  trx: Transaction<Tables>,
  id: string,
  hash: string,
): Promise<Chapter | undefined> {
  const { rows } = await sql<Chapter>`
    select t.content, c.title, b.title as book, o.author, o.language,
      k.media_type as cover_type, k.content as cover
    from goldenrod.chapter_texts t
    join public.chapters c on c.id = t.chapter_id
    join public.books b on b.id = c.book_id
    left join public.book_sources o on o.book_id = b.id
    left join goldenrod.book_covers k on k.book_id = b.id
    where t.chapter_id = ${id} and t.hash = ${hash}`.execute(trx);
  return rows[0];
}
