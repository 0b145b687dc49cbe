import { z } from 'zod';

export const COMMENT_STATES = ['open', 'resolved'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

/** What is said. */
export const CommentBody = z.string().trim().min(1).max(10_000);

const Said = z.object({
  id: z.uuid(),
  body: z.string(),
  /** The account that says it; null where the service does. */
  user_id: z.uuid().nullable(),
  created_at: z.iso.datetime(),
  /** When what it says was last changed; null where it never was. */
  changed_at: z.iso.datetime().nullable(),
});

/** An answer in a thread. */
export const CommentReply = Said.extend({
  can: z.object({ change: z.boolean(), delete: z.boolean() }),
});
export type CommentReply = z.infer<typeof CommentReply>;

/** A thread: what is said of an element of a script, or of words in it, and the answers, the oldest first. */
export const Comment = Said.extend({
  /** The version that it was said of. */
  script: z.object({ id: z.uuid(), version: z.int().positive() }),
  /** The identity of the element that it hangs on. */
  element: z.uuid(),
  /** The words that it is about, as they were; null: the whole element. */
  quote: z.string().nullable(),
  /** Characters of the element's text before them, as it was. */
  quote_at: z.int().nonnegative().nullable(),
  resolved_at: z.iso.datetime().nullable(),
  /** The account that resolved it; null where the service did, or nobody. */
  resolved_by: z.uuid().nullable(),
  replies: z.array(CommentReply),
  can: z.object({
    change: z.boolean(),
    delete: z.boolean(),
    reply: z.boolean(),
    resolve: z.boolean(),
  }),
});
export type Comment = z.infer<typeof Comment>;

/** Where the words of a thread stand in a version's text, or its element where they are gone. */
export const CommentPlace = z.object({
  /** Characters (code points) of the script's text. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  /** The line that it begins on, from 1. */
  line: z.int().positive(),
  /** Whether the words are still there; of a whole element always. */
  exact: z.boolean(),
});
export type CommentPlace = z.infer<typeof CommentPlace>;

/** A thread as a version has it; without a place its element has gone from the draft that it was said of. */
export const PlacedComment = Comment.extend({ place: CommentPlace.nullable() });
export type PlacedComment = z.infer<typeof PlacedComment>;

/** Threads in the order of the text. */
export const CommentList = z.object({
  items: z.array(PlacedComment),
  next: z.string().nullable(),
  /** The tag of the text that places are counted in; null where there is nothing to place. */
  etag: z.string().nullable(),
  /** How many there are on all pages, in each state. */
  count: z.object({ open: z.int().nonnegative(), resolved: z.int().nonnegative() }),
  /** Earlier versions with threads on what is no longer in this one, and how many; those versions list them. */
  gone: z.array(z.object({ id: z.uuid(), version: z.int().positive(), count: z.int().positive() })),
  can: z.object({ comment: z.boolean() }),
});
export type CommentList = z.infer<typeof CommentList>;

const Characters = z.int().nonnegative();

/** What a comment is about: an element, a stretch of the text, a line, or words of it. */
export const CommentAnchor = z.strictObject({
  /** The identity of an element, as the script's elements list it. */
  element: z.uuid().optional(),
  /** Characters (code points) of the script's text before the words and up to their end. */
  start: Characters.optional(),
  end: Characters.optional(),
  /** A line of the script's text, from 1. */
  line: z.int().positive().optional(),
  /** The words themselves: alone, or to be held to one of the others. */
  quote: z.string().min(1).max(2_000).optional(),
});
export type CommentAnchor = z.infer<typeof CommentAnchor>;
