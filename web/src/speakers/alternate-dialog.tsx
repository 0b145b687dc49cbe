import { type FormEvent, useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { shortWords } from './describe-speaker.ts';
import type { Review } from './use-review.ts';

/** Asks which two take turns from a speech on. */
export function AlternateDialog({ review }: { review: Review }) {
  const { current, exchange, people } = review;
  const form = useId();
  const [speaker, setSpeaker] = useState(exchange.speaker);
  const [other, setOther] = useState(exchange.other);
  const ready = speaker !== '' && other !== '' && speaker !== other;
  const close = () => review.setAsksTurns(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) review.alternate({ speaker, other });
  };
  const options = [
    <option key="" value="">
      Choose a character
    </option>,
    ...people.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    )),
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title="The rest of this conversation alternates"
      description="To the end of the conversation, or to the next turn that is confirmed already."
      actions={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" form={form} disabled={!ready}>
            Confirm the turns
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <SelectField label={`Who says ${shortWords(current)}`} value={speaker} onValue={setSpeaker}>
          {options}
        </SelectField>
        <SelectField label="Who speaks next" value={other} onValue={setOther}>
          {options}
        </SelectField>
      </form>
    </Dialog>
  );
}
