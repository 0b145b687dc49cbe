import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import {
  type BookLook,
  LOOK_ATTRIBUTES,
  type LookAttribute,
  type ScriptElement,
} from '../../../../src/contract/index.ts';
import { desk } from '../../data/desk.ts';
import { elementsQuery } from '../../data/elements.ts';
import { scriptsOfBookQuery } from '../../data/looks.ts';
import { refreshDesk } from '../../data/refresh-desk.ts';
import { scriptQuery } from '../../data/scripts.ts';
import { capitalized } from '../../text/capitalized.ts';
import { unitFinder } from '../../text/unit-finder.ts';
import { TextField } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { editOfWords } from './words-of-look.ts';

interface ChangeDialogProps {
  book: string;
  person: BookLook;
  onClose: () => void;
}

/** Asks from which scene on what is otherwise. */
export function ChangeDialog({ book, person: { character, changes }, onClose }: ChangeDialogProps) {
  const scripts = useQuery(scriptsOfBookQuery(book));
  const [chosen, setScript] = useState<string>();
  const script = chosen ?? scripts.data?.items[0]?.id;
  const scenes = useScenes(script);
  const [scene = scenes.items[0]?.id, setScene] = useState<string>();
  const [attribute, setAttribute] = useState<LookAttribute>('clothes');
  const [words, setWords] = useState('');
  const add = useMutation({
    mutationFn: ({ script, scene }: { script: string; scene: string }) => {
      const before = changes.find((each) => each.scene === scene)?.look;
      const look = { ...before, ...editOfWords(attribute, words) };
      return desk.setLookChange({
        params: { book, who: character.id, scene },
        body: { script, look },
      });
    },
    onSuccess: onClose,
    onSettled: refreshDesk,
  });
  const error = add.error ?? scripts.error ?? scenes.error;
  return (
    <FormDialog
      title={`${character.name} from a scene on`}
      confirm="Add"
      busy={add.isPending}
      disabled={script === undefined || scene === undefined}
      onConfirm={() => script !== undefined && scene !== undefined && add.mutate({ script, scene })}
      onClose={onClose}
    >
      <SelectField
        label="Script"
        value={script ?? ''}
        onValue={(id) => {
          setScript(id);
          setScene(undefined);
        }}
      >
        {scripts.data?.items.map(({ id, handle }) => (
          <option key={id} value={id}>
            {handle}
          </option>
        ))}
      </SelectField>
      <SelectField label="Scene" value={scene ?? ''} onValue={setScene}>
        {scenes.items.map(({ id, heading }, at) => (
          <option key={id} value={id}>
            {at + 1}. {heading}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="What changes"
        value={attribute}
        onValue={(value) => setAttribute(LOOK_ATTRIBUTES.find((of) => of === value) ?? 'clothes')}
      >
        {LOOK_ATTRIBUTES.map((of) => (
          <option key={of} value={of}>
            {capitalized(of)}
          </option>
        ))}
      </SelectField>
      <TextField
        label="From then on"
        help="Nothing: it is not there any more."
        value={words}
        maxLength={400}
        onChange={({ target }) => setWords(target.value)}
        error={error?.message}
      />
      {scripts.data?.items.length === 0 && (
        <p className="text-sm text-soft">The book has no script yet, and so no scene.</p>
      )}
    </FormDialog>
  );
}

/** The scenes of a script, with their headings. */
function useScenes(script: string | undefined) {
  const version = useQuery({ ...scriptQuery(script ?? ''), enabled: script !== undefined });
  const elements = useQuery({
    ...elementsQuery(script ?? '', version.data?.updated_at ?? ''),
    enabled: version.data !== undefined,
  });
  const items = useMemo(
    () => scenesOf(version.data?.text ?? '', elements.data?.items ?? []),
    [version.data, elements.data],
  );
  return { items, error: version.error ?? elements.error };
}

function scenesOf(text: string, elements: readonly ScriptElement[]) {
  const unitAt = unitFinder(text);
  return elements
    .filter(({ kind }) => kind === 'scene')
    .map(({ id, start }) => {
      const [heading = ''] = text.slice(unitAt(start)).trimStart().split('\n', 1);
      return { id, heading };
    });
}
