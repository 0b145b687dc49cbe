import { MessageSquarePlus } from 'lucide-react';
import { IconButton } from '../ui/icon-button.tsx';
import { COMMENT_KEYS } from './comment-keys.ts';

/** In the corner of the script, for those who have no keys. */
export function CommentButton({ onComment }: { onComment: () => void }) {
  return (
    <div className="absolute right-4 bottom-4 z-10">
      <IconButton
        label="Comment on the selection"
        keys={COMMENT_KEYS}
        look="secondary"
        // What is selected stays so.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onComment}
      >
        <MessageSquarePlus aria-hidden size={18} />
      </IconButton>
    </div>
  );
}
