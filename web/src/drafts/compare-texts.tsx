import { Dialog } from '../ui/dialog.tsx';

interface CompareTextsProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  theirs: string;
  mine: string;
}

/** Both texts of a draft that was changed in two places, whole, to read or to copy from. */
export function CompareTexts({ open, onOpenChange, theirs, mine }: CompareTextsProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Both texts of this draft" wide>
      <div className="grid gap-4 md:grid-cols-2">
        <Side title="Mine: in this tab" text={mine} />
        <Side title="Theirs: on the desk" text={theirs} />
      </div>
    </Dialog>
  );
}

function Side({ title, text }: { title: string; text: string }) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium">{title}</h3>
      <textarea
        readOnly
        aria-label={title}
        value={text}
        className="h-[50vh] w-full resize-none rounded-md border border-line bg-paper p-3 font-mono text-sm"
      />
    </section>
  );
}
