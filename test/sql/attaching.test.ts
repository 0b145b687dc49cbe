import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { describeEngines } from '../harness/engines.ts';
import { OWNER, one, onTrial, refusal, run, said } from './support/call.ts';
import { addScriptIn, openStudio, type Studio } from './support/studio.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** The rows that one user has to attach, or to attach to. */
interface Belongings {
  me: string;
  book: string;
  chapter: string;
  character: string;
  script: string;
  video: string;
  image: string;
  audio: string;
}
type Attachable = 'book' | 'chapter' | 'character' | 'script' | 'video';

/** What a user may not attach to a row of their own; {it} is a foreign id or one that is nobody's. */
const ATTACHMENTS: [string, Attachable, string][] = [
  [
    'a chapter to a new script',
    'chapter',
    "insert into public.scripts (chapter_id, user_id, script) values ('{it}', '{me}', 'x')",
  ],
  [
    'a chapter to a script',
    'chapter',
    "update public.scripts set chapter_id = '{it}' where id = '{script}'",
  ],
  [
    'a chapter to an old script',
    'chapter',
    "insert into legacy.scripts (chapter_id, script) values ('{it}', 'x')",
  ],
  [
    'a chapter through create_script_version()',
    'chapter',
    "select public.create_script_version('{it}', 'x')",
  ],
  [
    'a parent to a new script',
    'script',
    "select public.create_script_version('{chapter}', 'x', parent_id => '{it}')",
  ],
  [
    'a character to a new script',
    'character',
    "insert into public.scripts (chapter_id, user_id, character_ids) values ('{chapter}', '{me}', array['{it}'::uuid])",
  ],
  [
    'a character to a script',
    'character',
    "update public.scripts set character_ids = array['{it}'::uuid] where id = '{script}'",
  ],
  ['an evaluation to a script', 'script', "select public.record_script_evaluation('{it}', 5)"],
  [
    'a book to a new chapter',
    'book',
    "insert into public.chapters (book_id, chapter_number, title) values ('{it}', 77, 't')",
  ],
  [
    'a book to a chapter',
    'book',
    "update public.chapters set book_id = '{it}', chapter_number = 77 where id = '{chapter}'",
  ],
  [
    'a book to a new character',
    'book',
    "insert into public.characters (book_id, user_id, name) values ('{it}', '{me}', 'n')",
  ],
  [
    'a book to a character',
    'book',
    "update public.characters set book_id = '{it}' where id = '{character}'",
  ],
  [
    'a book to a new source',
    'book',
    "insert into public.book_sources (book_id, file_name, sha256, format) values ('{it}', 'f', 'h', 'text')",
  ],
  [
    'a character to a new alias',
    'character',
    "insert into public.character_aliases (character_id, alias) values ('{it}', 'a')",
  ],
  [
    'a character to an alias',
    'character',
    "update public.character_aliases set character_id = '{it}' where alias = 'mine'",
  ],
  [
    'a chapter to a new video',
    'chapter',
    "insert into public.video_generations (chapter_id, user_id) values ('{it}', '{me}')",
  ],
  [
    'a chapter to a video',
    'chapter',
    "update public.video_generations set chapter_id = '{it}' where id = '{video}'",
  ],
  [
    'a script to a new video',
    'script',
    "insert into public.video_generations (script_id, user_id) values ('{it}', '{me}')",
  ],
  [
    'a script to a video',
    'script',
    "update public.video_generations set script_id = '{it}' where id = '{video}'",
  ],
  [
    'a video to a new image',
    'video',
    "insert into public.image_generations (video_generation_id) values ('{it}')",
  ],
  [
    "a video to a new image of one's own",
    'video',
    "insert into public.image_generations (video_generation_id, user_id) values ('{it}', '{me}')",
  ],
  [
    'a video to an image',
    'video',
    "update public.image_generations set video_generation_id = '{it}' where id = '{image}'",
  ],
  [
    'a video to an old image',
    'video',
    "insert into legacy.image_generations (video_generation_id, user_id) values ('{it}', '{me}')",
  ],
  [
    'a character to a new image',
    'character',
    "insert into public.image_generations (character_id, user_id) values ('{it}', '{me}')",
  ],
  [
    'a character to an image',
    'character',
    "update public.image_generations set character_id = '{it}' where id = '{image}'",
  ],
  [
    'a video to a new audio',
    'video',
    "insert into public.audio_generations (video_generation_id, user_id, audio_type) values ('{it}', '{me}', 'narrator')",
  ],
  [
    'a video to an audio',
    'video',
    "update public.audio_generations set video_generation_id = '{it}' where id = '{audio}'",
  ],
  [
    'a character to a new audio',
    'character',
    "insert into public.audio_generations (character_id, user_id, audio_type) values ('{it}', '{me}', 'character')",
  ],
  [
    'a character to an audio',
    'character',
    "update public.audio_generations set character_id = '{it}' where id = '{audio}'",
  ],
  ['a character to a merge', 'character', "select public.merge_characters('{character}', '{it}')"],
];

const MAKE_REST = `
with video as (insert into public.video_generations (user_id) values ($1) returning id),
image as (insert into public.image_generations (user_id) values ($1) returning id),
audio as (insert into public.audio_generations (user_id, audio_type) values ($1, 'narrator') returning id),
alias as (insert into public.character_aliases (character_id, alias) values ($2, 'mine'))
select video.id as video, image.id as image, audio.id as audio from video, image, audio`;

describeEngines('attaching', (open) => {
  let db: Database;
  let studio: Studio;
  let mine: Belongings;
  let yours: Belongings;
  beforeAll(async () => {
    db = await open();
    studio = await openStudio(db);
    mine = await belongings(studio);
    yours = await belongings(await openStudio(db));
  });

  async function belongings(of: Studio): Promise<Belongings> {
    const rest = await one(db, OWNER, MAKE_REST, [of.user.userId, of.characters[0]]);
    return {
      me: of.user.userId,
      book: of.book,
      chapter: of.chapter,
      character: of.characters[0],
      script: await addScriptIn(db, of, 'draft'),
      ...(rest as Pick<Belongings, 'video' | 'image' | 'audio'>),
    };
  }

  const fill = (text: string, it: string) =>
    text
      .replaceAll('{it}', it)
      .replace(/\{(\w+)\}/g, (_, word: string) => mine[word as keyof Belongings]);

  it.each(ATTACHMENTS)('%s works with one of your own', async (_what, kind, text) => {
    // Another of the same owner, since some statements would attach a row to itself.
    const other = await openStudio(db);
    await run(db, OWNER, 'update public.books set user_id = $2 where id = $1', [
      other.book,
      studio.user.userId,
    ]);
    const own: Record<Attachable, string> = {
      book: other.book,
      chapter: text.includes('parent') ? mine.chapter : other.chapter,
      character: studio.characters[1],
      script: mine.script,
      video: mine.video,
    };
    await onTrial(db, (trial) => trial.run(studio.user, fill(text, own[kind])));
  });

  it.each(ATTACHMENTS)(
    '%s is refused for what is foreign or missing, and does not tell which',
    async (_what, kind, text) => {
      const answers = [];
      for (const it of [yours[kind], NOWHERE]) {
        answers.push(said(await refusal(run(db, studio.user, fill(text, it))), it));
      }
      expect(answers[0]).toEqual(answers[1]);
      expect(['42501', 'GR003', 'GR005']).toContain(answers[0]?.code);
    },
  );
});
