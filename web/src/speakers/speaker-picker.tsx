import { ChevronLeft, ChevronRight, Undo2, UserPlus } from 'lucide-react';
import { plural } from '../../../src/contract/plural.ts';
import { ChooseCharacter } from '../cast/choose-character.tsx';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Keys } from '../ui/keys.tsx';
import { describeSpeaker, shortWords, speakerName } from './describe-speaker.ts';
import { turnsFrom } from './guess-exchange.ts';
import { isConfirmed, isInDoubt } from './review-order.ts';
import { colourAt, colourOf } from './speaker-colours.ts';
import type { Review } from './use-review.ts';
import { WITH_KEYS } from './use-review-commands.ts';

/** The speech that is asked for, and who can be picked for it, each with its key. */
export function SpeakerPicker({ review, canChange }: { review: Review; canChange: boolean }) {
  const { quotes, current, places } = review;
  const confirmed = quotes.filter(isConfirmed).length;
  const doubtful = quotes.filter(isInDoubt).length;
  return (
    <div className="flex flex-col gap-3 p-4">
      <div className="flex items-center justify-between gap-2">
        <p className="text-soft text-sm tabular-nums">
          {`${confirmed} of ${quotes.length} confirmed`}
          {doubtful > 0 && ` · ${doubtful} in doubt`}
        </p>
        <div className="flex gap-1">
          <IconButton label="Previous speech" keys="p" size="sm" onClick={() => review.go(-1)}>
            <ChevronLeft aria-hidden size={18} />
          </IconButton>
          <IconButton label="Next speech" keys="n" size="sm" onClick={() => review.go(1)}>
            <ChevronRight aria-hidden size={18} />
          </IconButton>
        </div>
      </div>
      <div>
        <p className="line-clamp-2 font-serif" dir="auto">
          {shortWords(current)}
        </p>
        <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
          <span className="speech-name" data-speaker={colourOf(places, current)} dir="auto">
            {speakerName(current)}
          </span>
          <span className="text-soft">{describeSpeaker(current)}</span>
        </p>
      </div>
      {canChange ? (
        <>
          <Choices review={review} />
          <Acts review={review} />
        </>
      ) : (
        <p className="text-soft text-sm">Only the owner of the book confirms who speaks in it.</p>
      )}
    </div>
  );
}

function Choices({ review }: { review: Review }) {
  const { current, people, pick } = review;
  const more = people.slice(WITH_KEYS);
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">Who says it?</legend>
      <div className="flex flex-wrap gap-1.5">
        {people.slice(0, WITH_KEYS).map((person, at) => (
          <Choice
            key={person.id}
            name={person.name}
            keys={String(at + 1)}
            colour={colourAt(at)}
            isChosen={current.speaker?.id === person.id}
            onChoose={() => pick(person, 'button')}
          />
        ))}
        <Choice
          name="Nobody of the book"
          keys="0"
          colour={0}
          isChosen={isConfirmed(current) && current.speaker === null}
          onChoose={() => pick(null, 'button')}
        />
        {current.called !== null && (
          <Button
            size="sm"
            icon={<UserPlus aria-hidden size={16} />}
            className="max-w-full"
            onClick={() => review.addCalled('button')}
          >
            <span className="truncate" dir="auto">
              Add {current.called}
            </span>
          </Button>
        )}
        {more.length > 0 && (
          <ChooseCharacter
            label="Somebody else says it"
            says="Somebody else"
            people={more}
            likely={[]}
            disabled={false}
            onChoose={(person) => pick(person, 'button')}
          />
        )}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  name: string;
  keys: string;
  colour: number;
  isChosen: boolean;
  onChoose: () => void;
}

function Choice({ name, keys, colour, isChosen, onChoose }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-keyshortcuts={keys}
      data-speaker={colour}
      onClick={onChoose}
      className="speaker-choice"
    >
      <Keys of={keys} silent />
      <span className="truncate" dir="auto">
        {name}
      </span>
    </button>
  );
}

function Acts({ review }: { review: Review }) {
  const { quotes, current, exchange, people, canUndo } = review;
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name;
  const [one, other] = [nameOf(exchange.speaker), nameOf(exchange.other)];
  const turns = plural(turnsFrom(quotes, current), 'turn');
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          look="primary"
          disabled={current.speaker === null || isConfirmed(current)}
          aria-keyshortcuts="c"
          onClick={() => review.confirm('button')}
        >
          Confirm
          <Keys of="c" silent />
        </Button>
        <Button
          size="sm"
          icon={<Undo2 aria-hidden size={16} />}
          disabled={!canUndo}
          aria-keyshortcuts="u"
          onClick={review.undo}
        >
          Undo
          <Keys of="u" silent />
        </Button>
      </div>
      <Button
        size="sm"
        className="h-auto min-h-8 self-start whitespace-normal py-1 text-left"
        aria-keyshortcuts="a"
        onClick={review.alternateOrAsk}
      >
        The rest of this conversation alternates
        <Keys of="a" silent />
      </Button>
      <p className="text-soft text-sm">
        {one !== undefined && other !== undefined ? (
          <>
            <span dir="auto">{one}</span>, then <span dir="auto">{other}</span>: {turns}.{' '}
          </>
        ) : (
          'Which two, you will be asked. '
        )}
        <button
          type="button"
          className="rounded-sm underline underline-offset-4"
          aria-keyshortcuts="Shift+A"
          onClick={() => review.setAsksTurns(true)}
        >
          Choose who
        </button>
      </p>
    </div>
  );
}
