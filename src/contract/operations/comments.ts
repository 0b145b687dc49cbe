import { z } from 'zod';
import { COMMENT_STATES, Comment, CommentAnchor, CommentBody, CommentList } from '../comment.ts';
import { ScriptParams } from './names.ts';
import { operationOf } from './operation-of.ts';

const comment = operationOf('Comments');

const Thread = Comment.meta({ id: 'Comment' });
const CommentParams = z.strictObject({ comment: z.uuid() });
const Said = z.strictObject({ body: CommentBody });

export const commentOperations = {
  listComments: comment('listComments', {
    cost: 'work',
    does: [
      'get',
      '/v1/scripts/{script}/comments',
      'List the comments on a script, with those on earlier versions whose element is still in it, in the order of its text',
    ],
    params: ScriptParams,
    query: z.strictObject({
      /** Only these; left out, all. */
      state: z.enum(COMMENT_STATES).optional(),
      /** `next` of the page before; nothing else. */
      cursor: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
    }),
    answer: CommentList,
  }),
  addComment: comment('addComment', {
    cost: 'work',
    does: [
      'post',
      '/v1/scripts/{script}/comments',
      'Comment on an element of a script, on a stretch of its text, on a line or on words',
    ],
    params: ScriptParams,
    body: CommentAnchor.extend({ body: CommentBody }),
    answer: Thread,
    creates: true,
  }),
  replyToComment: comment('replyToComment', {
    does: ['post', '/v1/comments/{comment}/replies', 'Answer a comment'],
    params: CommentParams,
    body: Said,
    answer: Thread,
    creates: true,
  }),
  changeComment: comment('changeComment', {
    does: ['patch', '/v1/comments/{comment}', 'Change what a comment of yours, or an answer, says'],
    params: CommentParams,
    body: Said,
    answer: Thread,
  }),
  deleteComment: comment('deleteComment', {
    does: [
      'delete',
      '/v1/comments/{comment}',
      'Delete a comment of yours, unless others answered it',
    ],
    params: CommentParams,
  }),
  resolveComment: comment('resolveComment', {
    does: ['post', '/v1/comments/{comment}/resolve', 'Resolve a thread'],
    params: CommentParams,
    answer: Thread,
  }),
  reopenComment: comment('reopenComment', {
    does: ['post', '/v1/comments/{comment}/reopen', 'Open a resolved thread again'],
    params: CommentParams,
    answer: Thread,
  }),
};
