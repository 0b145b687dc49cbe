import { FormDialog } from '../ui/form-dialog.tsx';

interface ConfirmPastedProps {
  text: string;
  /** The newest version of the chapter, which would not be that any more. */
  newest: string;
  onConfirm: () => void;
  onClose: () => void;
}

const SHOWN = 400;

/** Asks before a text that was pasted follows the newest version: it may have been meant for a field. */
export default function ConfirmPasted({ text, newest, onConfirm, onClose }: ConfirmPastedProps) {
  return (
    <FormDialog
      title="Add what was pasted as the next version?"
      description={`It would follow ${newest}, which stays as it is.`}
      confirm="Add"
      busy={false}
      onConfirm={() => {
        onConfirm();
        onClose();
      }}
      onClose={onClose}
    >
      <p
        className="line-clamp-6 whitespace-pre-line border-accent border-l-2 pl-3 text-soft text-sm [overflow-wrap:anywhere]"
        dir="auto"
      >
        {text.trim().slice(0, SHOWN)}
      </p>
    </FormDialog>
  );
}
