import { useMutation } from '@tanstack/react-query';
import { refreshComments } from '../data/comments.ts';
import { desk } from '../data/desk.ts';
import { toastError } from '../data/toast-error.ts';

export type CommentChange =
  | { what: 'reply' | 'change'; comment: string; body: string }
  | { what: 'resolve' | 'reopen' | 'delete'; comment: string };

/** Changes a thread; what is shown is asked anew when the desk has it. */
export function useChangeComment() {
  return useMutation({
    mutationFn: (change: CommentChange) => send(change),
    onError: (error) => toastError('The comment stays as it was', error),
    onSettled: refreshComments,
  });
}

async function send(change: CommentChange): Promise<void> {
  const params = { comment: change.comment };
  switch (change.what) {
    case 'reply':
      await desk.replyToComment({ params, body: { body: change.body } });
      break;
    case 'change':
      await desk.changeComment({ params, body: { body: change.body } });
      break;
    case 'resolve':
      await desk.resolveComment({ params });
      break;
    case 'reopen':
      await desk.reopenComment({ params });
      break;
    case 'delete':
      await desk.deleteComment({ params });
  }
}
