/**
 * The contract: what goes in through every door and what comes out.
 *
 * Glossary, in the order of the work:
 * - book, chapter: what is imported. A chapter is named by its book and number.
 * - script: one version of a screenplay for a chapter, in a style, by its owner. The three name a
 *   key; versions of a key are numbered from 1.
 * - draft, evaluated, approved, rejected, active: the states of a version. The active version is
 *   the shooting script; a key has at most one.
 * - handle: a script's name for people, `book/chapter/style/vN`.
 * - evaluation: a score from 0 to 100 with criteria and feedback, by rule, model or human.
 * - character: somebody of the book, with aliases. Cue: the name above a speech in a script.
 * - cast: the characters that appear in a version. Uncast: a cue that leads to no character.
 * - line: one speech, the unit of audio.
 * - operation: one thing that the HTTP API does, with its method, path and shapes.
 * - can: what the caller may do with an item, as the database's rules say.
 * - generation: a video, or an image or audio made for one.
 */
export * from './abilities.ts';
export * from './activation.ts';
export * from './book.ts';
export * from './cast.ts';
export * from './comment.ts';
export * from './comparison.ts';
export * from './dialogue.ts';
export * from './draft-report.ts';
export * from './element.ts';
export * from './error.ts';
export * from './etag.ts';
export * from './evaluation.ts';
export * from './finding.ts';
export * from './found.ts';
export * from './generation.ts';
export * from './history.ts';
export * from './job.ts';
export * from './look.ts';
export * from './operation.ts';
export * from './operations/index.ts';
export * from './page.ts';
export * from './problem.ts';
export * from './production.ts';
export * from './screenplay-format.ts';
export * from './script.ts';
export * from './shot.ts';
export * from './spend.ts';
export * from './spending.ts';
export * from './studio-config.ts';
export * from './style.ts';
export * from './take.ts';
export * from './timeline.ts';
export * from './upload.ts';
export * from './uuid.ts';
export * from './voice.ts';
