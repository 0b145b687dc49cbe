/**
 * Goldenrod as a library: the contract, a database, an actor's road into it, and every verb by the
 * name of its operation. `await draftScript(roadOf(db, actor), { book: 'sherlock', number: 1, style })`.
 */

export { readBookCover } from './book/book-cover.ts';
export { readBook } from './book/read/read-book.ts';
export * from './contract/index.ts';
export { type Actor, asActor } from './db/as-actor.ts';
export { type Database, type DatabaseTarget, openDatabase } from './db/open/open-database.ts';
export { readyDatabase } from './db/open/ready-database.ts';
export { resolveActor } from './db/resolve-actor.ts';
export { type Road, roadOf } from './db/road.ts';
export { draftOffline } from './draft/offline/draft-offline.ts';
export type { Draft, Drafter, DraftInput } from './draft/types.ts';
export { evaluateByRubric } from './evaluation/rubric/evaluate-by-rubric.ts';
export { drawPortrait } from './media/portraits/draw-portrait.ts';
export { sampleVoice } from './media/table-read/sample-voice.ts';
export { compareScreenplays } from './screenplay/compare.ts';
export { parseFountain } from './screenplay/fountain/parse.ts';
export { serializeFountain } from './screenplay/fountain/serialize.ts';
export { exportBook } from './script/export-book.ts';
export { exportScript } from './script/export-script.ts';
export { migrate } from './upgrade/migrate.ts';
export { PHASE_1A } from './upgrade/phase-1a/phase-1a.ts';
export * from './verbs.ts';
