import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { REVISION_COLOURS, type ScriptItem } from '../../../src/contract/index.ts';
import { timelineQuery } from '../data/versions.ts';
import { STATE_NAMES } from '../state/state-names.ts';
import { TextField } from '../ui/field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { revisionOf } from '../versions/revision.ts';
import { versionName } from '../versions/version-name.ts';
import type { RevisionQuery } from './export-dialog.tsx';

export type RevisedScript = Pick<
  ScriptItem,
  'id' | 'handle' | 'book' | 'chapter' | 'style' | 'version'
>;

/** Asks which version a script is to be a revision of, and what that is called; null where it is the only one. */
export function useRevisionFields(
  script: RevisedScript,
): { query: RevisionQuery | null; fields: ReactNode } | null {
  const { id, book, chapter, version } = script;
  const timeline = useQuery({
    ...timelineQuery(book ?? '', chapter ?? 0),
    enabled: book !== null && chapter !== null,
  });
  const [since, setSince] = useState('');
  const [colour, setColour] = useState(() => firstColour(version));
  const [name, setName] = useState('');
  const [date, setDate] = useState('');
  const others = (timeline.data?.items ?? []).filter(
    (each) => each.id !== id && each.deleted_at === null,
  );
  if (others.length === 0) return null;
  const said = { revision_name: name.trim(), revision_date: date.trim() };
  return {
    query:
      since === ''
        ? null
        : {
            since,
            revision_colour: colour,
            ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '')),
          },
    fields: (
      <>
        <SelectField label="As a revision of" value={since} onValue={setSince} dir="auto">
          <option value="">No version: nothing is marked</option>
          {others.map((each) => (
            <option key={each.id} value={each.id}>
              {`${versionName(each)}, ${STATE_NAMES[each.status].name.toLowerCase()}`}
            </option>
          ))}
        </SelectField>
        {since !== '' && (
          <>
            <SelectField label="Revision colour" value={colour} onValue={setColour}>
              {REVISION_COLOURS.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </SelectField>
            <TextField
              label="Revision name"
              help={`Stands above the pages; ${colour} Revision where it is empty.`}
              value={name}
              maxLength={60}
              dir="auto"
              onChange={({ target }) => setName(target.value)}
            />
            <TextField
              label="Revision date"
              help="As it is to be printed; the day of the last change where it is empty."
              value={date}
              maxLength={40}
              onChange={({ target }) => setDate(target.value)}
            />
          </>
        )}
      </>
    ),
  };
}

/** As the studio colours the version; what is told from white paper is not white. */
function firstColour(version: number): string {
  const { name } = revisionOf(version);
  return name !== 'White' && REVISION_COLOURS.includes(name) ? name : 'Blue';
}
