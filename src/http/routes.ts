import { readBookCover } from '../book/book-cover.ts';
import type { AnswerOf, InputOf, Operation, OperationName } from '../contract/index.ts';
import { matchesEtag, operations } from '../contract/index.ts';
import { getJob } from '../jobs/get-job.ts';
import { findGenerationFile } from '../media/generation-file.ts';
import { drawPortrait } from '../media/portraits/draw-portrait.ts';
import { findMediaFile } from '../media/store/find-media-file.ts';
import { sampleVoice } from '../media/table-read/sample-voice.ts';
import { takeUpload } from '../media/take-upload.ts';
import { exportBook } from '../script/export-book.ts';
import { exportScript } from '../script/export-script.ts';
import { getScript } from '../script/get-script.ts';
import { writeScriptText } from '../script/write-script-text.ts';
import { verbs } from '../verbs.ts';
import { attachment } from './attachment.ts';
import { tagWith } from './etag.ts';
import { jobEvents, lastEventId } from './job-events.ts';
import type { Call, RouteAnswer } from './route.ts';
import { showPicture } from './show-picture.ts';

type Operations = typeof operations;
type Run<Name extends OperationName> = (
  call: Call<InputOf<Operations[Name]>>,
) => Promise<RouteAnswer<Operations[Name], AnswerOf<Operations[Name]>>>;

/** What HTTP adds to a verb: a tag, a file's name, a stream of bytes or of events. */
const OWN = {
  getMe: async ({ caller: { actor } }) => ({
    role: actor.role,
    user_id: 'userId' in actor ? actor.userId : null,
  }),
  getScript: async ({ input, road, c }) => {
    const script = await getScript(road, input);
    tagWith(c, script.etag);
    return script;
  },
  readScriptText: async ({ input, road, c }) => {
    const { text, etag } = await getScript(road, input);
    tagWith(c, etag);
    return text;
  },
  writeScriptText: async ({ input, road, c }) => {
    const script = await writeScriptText(road, input);
    tagWith(c, script.etag);
    return script;
  },
  exportScript: async ({ input, road, c }) => {
    const { handle, extension, ...file } = await exportScript(road, input);
    c.header('content-disposition', attachment(handle, extension));
    return file;
  },
  exportBook: async ({ input, road, c }) => {
    const { handle, extension, ...file } = await exportBook(road, input);
    c.header('content-disposition', attachment(handle, extension));
    return file;
  },
  readBookCover: async ({ input, road, c }) => {
    const seen = c.req.header('if-none-match');
    const file = await readBookCover(road, input, (sha256) => matchesEtag(seen, `"${sha256}"`));
    tagWith(c, `"${file.sha256}"`);
    showPicture(c);
    return file;
  },
  sampleVoice: ({ input, road }) => sampleVoice(road, input),
  drawPortrait: ({ input, road }) => drawPortrait(road, input),
  uploadFile: ({ input: { kind, file_name: fileName }, content, caller, db, store }) =>
    takeUpload({ db, store }, caller.actor, { kind, content, fileName }),
  readFile: ({ input: { sha256 }, road }) => road.look((trx) => findMediaFile(trx, sha256)),
  readVideoFile: ({ input: { video }, caller, db }) =>
    findGenerationFile(db, caller.actor, 'video_generations', video),
  readImageFile: ({ input: { image }, caller, db }) =>
    findGenerationFile(db, caller.actor, 'image_generations', image),
  readAudioFile: ({ input: { audio }, caller, db }) =>
    findGenerationFile(db, caller.actor, 'audio_generations', audio),
  followJob: async ({ input, road, caller: { actor }, db, c }) => {
    const job = await getJob(road, input);
    const since = lastEventId(c);
    // Its end has been told: with 204 a browser asks no more.
    if (job.ended_at !== null && since === job.updated_at) return null;
    return jobEvents(db, actor, { job: job.id, since });
  },
  followJobs: async ({ caller: { actor }, db, c }) =>
    jobEvents(db, actor, { since: lastEventId(c) }),
} satisfies { [Name in OperationName]?: Run<Name> };

/** Every operation with what does it; one that is forgotten does not compile. */
const runs: { readonly [Name in OperationName]: Run<Name> } = { ...fromVerbs(), ...OWN };

type PlainVerbs = { [Name in keyof typeof verbs]: Run<Name> };

/** A verb that HTTP adds nothing to. */
function fromVerbs(): PlainVerbs {
  const plain = Object.entries(verbs).map(([name, verb]) => [
    name,
    // The input was held to the operation's shapes by the time it runs, so its type can be forgotten.
    ({ road, input }: Call<never>) => verb(road, input),
  ]);
  return Object.fromEntries(plain) as PlainVerbs;
}

/** An operation with what does it. */
export interface Route {
  operation: Operation;
  run(call: Call<unknown>): Promise<unknown>;
}

/** Every route, in the order of the contract. */
export const routes: Route[] = (Object.keys(operations) as OperationName[]).map((name) => ({
  operation: operations[name] as Operation,
  run: runs[name] as unknown as Route['run'],
}));
