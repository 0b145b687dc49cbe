import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { refreshComments } from '../data/comments.ts';
import { describeError } from '../data/describe-error.ts';
import { desk } from '../data/desk.ts';
import { TextArea } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';

/** What is selected of a text, in UTF-16 units. */
export interface Selected {
  text: string;
  from: number;
  to: number;
}

interface CommentFormProps {
  script: string;
  selected: Selected;
  /** Done first: what was typed has to be on the server. */
  before: (() => Promise<void>) | undefined;
  onAdded: () => void;
  onClose: () => void;
}

/** Longer words are cut by the desk as well. */
const LONGEST_QUOTE = 2_000;

/** Asks what to say of the words that are selected; of no words, of the element at the caret. */
export default function CommentForm(props: CommentFormProps) {
  const { script, selected, before, onAdded, onClose } = props;
  const [body, setBody] = useState('');
  const words = selected.text.slice(selected.from, selected.to);
  const add = useMutation({
    mutationFn: async () => {
      await before?.();
      return desk.addComment({ params: { script }, body: { body, ...anchorOf(selected) } });
    },
    onSuccess: async () => {
      await refreshComments();
      onAdded();
      onClose();
    },
  });
  return (
    <FormDialog
      title="Comment"
      confirm="Comment"
      busy={add.isPending}
      disabled={body.trim() === ''}
      onConfirm={() => add.mutate()}
      onClose={onClose}
    >
      <blockquote className="max-h-32 overflow-y-auto whitespace-pre-line border-accent border-l-2 pl-3 text-soft text-sm [overflow-wrap:anywhere]">
        {words.trim() === '' ? 'What stands at the caret' : words}
      </blockquote>
      <TextArea
        label="What you want to say"
        error={add.error === null ? undefined : describeError(add.error).message}
        value={body}
        maxLength={10_000}
        dir="auto"
        onChange={({ target }) => setBody(target.value)}
      />
    </FormDialog>
  );
}

/** Counted in characters, with the words, so that they are found where somebody else typed meanwhile. */
function anchorOf({ text, from, to }: Selected) {
  const start = charactersIn(text.slice(0, from));
  const words = text.slice(from, to);
  const end = start + charactersIn(words);
  return words === '' || words.length > LONGEST_QUOTE
    ? { start, end }
    : { start, end, quote: words };
}

function charactersIn(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
