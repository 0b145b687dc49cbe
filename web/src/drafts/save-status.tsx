import { CloudCheck, CloudOff, CloudUpload, TriangleAlert } from 'lucide-react';
import { describeError } from '../data/describe-error.ts';
import type { SaveState } from './draft-keeper.ts';

/** Where what is typed is right now. */
export function SaveStatus({ state }: { state: SaveState }) {
  const { Icon, says, more, bad } = describe(state);
  return (
    <span
      role="status"
      title={more}
      className={`inline-flex items-center gap-1.5 whitespace-nowrap text-sm ${bad ? 'text-bad' : 'text-soft'}`}
    >
      <Icon aria-hidden size={16} />
      {says}
    </span>
  );
}

function describe(state: SaveState) {
  switch (state.kind) {
    case 'saved':
      return { Icon: CloudCheck, says: 'Saved', more: 'The desk has all of it.', bad: false };
    case 'unsaved':
    case 'saving':
      return {
        Icon: CloudUpload,
        says: 'Saving',
        more: 'It is kept in this browser already.',
        bad: false,
      };
    case 'waiting':
      return {
        Icon: CloudOff,
        says: 'Kept in this browser',
        more: `${describeError(state.error).message} It is sent as soon as the desk answers.`,
        bad: true,
      };
    case 'conflict':
      return {
        Icon: TriangleAlert,
        says: 'Changed elsewhere',
        more: 'Choose which text this draft goes on with.',
        bad: true,
      };
    case 'refused':
      return {
        Icon: TriangleAlert,
        says: 'Not saved',
        more: `${describeError(state.error).message} It is kept in this browser.`,
        bad: true,
      };
  }
}
