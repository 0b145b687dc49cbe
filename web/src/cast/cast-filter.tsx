import { useState } from 'react';
import type { CastMemberItem } from '../../../src/contract/index.ts';
import { type CastSearch, SHOWN } from '../app/cast-search.ts';
import { TextField } from '../ui/field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { CAST_KINDS, castChapters } from './filter-cast.ts';

interface CastFilterProps {
  people: readonly CastMemberItem[];
  search: CastSearch;
  onChange: (part: CastSearch) => void;
}

/** Who of a cast is shown: by name, by what is missing, by chapter. */
export function CastFilter({ people, search, onChange }: CastFilterProps) {
  const { find = '', show = '', chapter = '' } = search;
  // The address follows a moment behind the keys.
  const [typed, setTyped] = useState(find);
  const type = (text: string) => {
    setTyped(text);
    onChange({ find: text === '' ? undefined : text });
  };
  return (
    <search aria-label="Filter the cast" className="flex min-w-0 flex-wrap items-end gap-3">
      <TextField
        label="Find by name"
        type="search"
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
      <SelectField
        label="Show"
        value={show}
        onValue={(value) => onChange({ show: SHOWN.find((each) => each === value) })}
      >
        <option value="">Everybody</option>
        {SHOWN.map((each) => (
          <option key={each} value={each}>
            {CAST_KINDS[each].label}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Speaks in"
        value={chapter}
        onValue={(value) => onChange({ chapter: value === '' ? undefined : Number(value) })}
      >
        <option value="">Any chapter</option>
        {castChapters(people).map((number) => (
          <option key={number} value={number}>
            Chapter {number}
          </option>
        ))}
      </SelectField>
    </search>
  );
}
