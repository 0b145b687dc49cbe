import { useMutation, useQuery } from '@tanstack/react-query';
import { Volume2, WandSparkles } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { BookVoice, CatalogueVoice, Voice } from '../../../../src/contract/index.ts';
import { plural } from '../../../../src/contract/plural.ts';
import { desk } from '../../data/desk.ts';
import { refreshDesk } from '../../data/refresh-desk.ts';
import { voicesQuery } from '../../data/takes.ts';
import { toastError } from '../../data/toast-error.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { catalogueId, NO_VOICE, voiceOf } from './catalogue-choice.ts';
import { playSample } from './play-sample.ts';

/** By whom a book is read aloud: the narrator, and everybody of the cast. */
export default function VoicesSection({ book }: { book: string }) {
  const voices = useQuery(voicesQuery(book));
  const propose = useMutation({
    mutationFn: () => desk.proposeVoices({ params: { book }, body: {} }),
    onError: (error) => toastError('No voices were proposed', error),
    onSettled: refreshDesk,
  });
  return (
    <section aria-labelledby="voices" className="mt-8 flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="voices" className="font-semibold font-serif text-xl">
          Voices of the table read
        </h2>
        <Button
          icon={<WandSparkles aria-hidden size={16} />}
          busy={propose.isPending}
          onClick={() => propose.mutate()}
        >
          Propose voices
        </Button>
      </div>
      {voices.isPending && <Skeleton className="h-40" />}
      {voices.error !== null && (
        <ErrorState
          error={voices.error}
          title="The voices could not be loaded"
          onRetry={() => void voices.refetch()}
        />
      )}
      {voices.data?.alike.map(({ names: [one, other] }) => (
        <p key={`${one} ${other}`} className="text-sm text-warn">
          {one} and {other} speak in one scene and are read by the same voice.
        </p>
      ))}
      <ul
        aria-label="Voices"
        className="overflow-hidden rounded-lg border border-line bg-raised shadow-low empty:hidden"
      >
        {voices.data?.items.map((each) => (
          <VoiceRow
            key={each.character?.id ?? 'narrator'}
            book={book}
            person={each}
            catalogue={voices.data.catalogue}
          />
        ))}
      </ul>
    </section>
  );
}

interface VoiceRowProps {
  book: string;
  person: BookVoice;
  catalogue: readonly CatalogueVoice[];
}

function VoiceRow({ book, person, catalogue }: VoiceRowProps) {
  const { character, voice, assigned_by, lines } = person;
  const name = character?.name ?? 'Narrator';
  const params = { book, who: character?.id ?? 'narrator' };
  const change = useMutation({
    mutationFn: async (to: Voice | null): Promise<void> => {
      if (to !== null) await desk.setVoice({ params, body: to });
      else if (voice !== null) await desk.removeVoice({ params });
    },
    onError: (error) => toastError(`The voice of ${name} was not changed`, error),
    onSettled: refreshDesk,
  });
  const hear = useMutation({
    mutationFn: playSample,
    onError: (error) => toastError(`The voice of ${name} cannot be heard`, error),
  });
  const chosen = catalogueId(voice, catalogue);
  return (
    <li className="flex flex-wrap items-end gap-3 border-line border-b px-4 py-3 last:border-b-0">
      <div className="min-w-40 grow basis-40">
        <p className="break-words font-medium" dir="auto">
          {name}
        </p>
        <p className="text-sm text-soft">
          {character === null ? 'Reads what is seen' : plural(lines, 'line')}
          {assigned_by !== null && (assigned_by === 'person' ? ' · chosen' : ' · proposed')}
        </p>
      </div>
      <Labelled label="Voice" of={name}>
        {(label) => (
          <select
            aria-label={label}
            value={chosen}
            disabled={change.isPending}
            className="h-9 w-52 max-w-full rounded-md border border-line-strong bg-raised px-2 text-sm"
            onChange={({ target }) => {
              const to = voiceOf(target.value, catalogue);
              if (to !== undefined) change.mutate(to);
            }}
          >
            <option value={NO_VOICE}>{character === null ? 'Nobody reads it' : 'None yet'}</option>
            {voice !== null && chosen === '' && (
              <option value="">
                {voice.engine} {voice.voice}, as set
              </option>
            )}
            {catalogue.map(({ id, gender, age, description }) => (
              <option key={id} value={id}>
                {id}: {gender}, {age}, {description}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Amount
        label="Pitch"
        of={name}
        value={voice?.pitch}
        range={{ min: -12, max: 12, step: 0.5 }}
        onValue={(pitch) => voice !== null && change.mutate({ ...voice, pitch })}
      />
      <Amount
        label="Rate"
        of={name}
        value={voice?.rate}
        range={{ min: 0.5, max: 2, step: 0.05 }}
        onValue={(rate) => voice !== null && change.mutate({ ...voice, rate })}
      />
      <IconButton
        look="secondary"
        label={`Hear ${name}`}
        busy={hear.isPending}
        disabled={voice === null}
        onClick={() => voice !== null && hear.mutate(voice)}
      >
        <Volume2 aria-hidden size={16} />
      </IconButton>
    </li>
  );
}

interface LabelledProps {
  label: string;
  of: string;
  /** Told the name that it is read aloud by. */
  children: (label: string) => ReactNode;
}

function Labelled({ label, of, children }: LabelledProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span aria-hidden className="text-soft text-xs">
        {label}
      </span>
      {children(`${label} of ${of}`)}
    </div>
  );
}

interface AmountProps {
  label: string;
  of: string;
  /** Undefined where there is none to be changed. */
  value: number | undefined;
  range: { min: number; max: number; step: number };
  onValue: (value: number) => void;
}

/** A number that is taken when the field is left, or Enter is pressed. */
function Amount({ label, of, value, range, onValue }: AmountProps) {
  const [typed, setTyped] = useState<string>();
  const take = () => {
    const number = Number(typed);
    const isGood = typed?.trim() && number >= range.min && number <= range.max;
    if (isGood && number !== value) onValue(number);
    setTyped(undefined);
  };
  return (
    <Labelled label={label} of={of}>
      {(name) => (
        <input
          {...range}
          type="number"
          aria-label={name}
          disabled={value === undefined}
          value={typed ?? (value === undefined ? '' : Math.round(value * 100) / 100)}
          className="h-9 w-20 rounded-md border border-line-strong bg-raised px-2 text-sm disabled:bg-sunk"
          onChange={({ target }) => setTyped(target.value)}
          onBlur={take}
          onKeyDown={({ key }) => key === 'Enter' && take()}
        />
      )}
    </Labelled>
  );
}
