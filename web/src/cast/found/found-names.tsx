import { Link } from '@tanstack/react-router';
import type { FoundCharacter, FoundName } from '../../../../src/contract/index.ts';
import { plural } from '../../../../src/contract/plural.ts';
import { Button } from '../../ui/button.tsx';
import { namesInBook, partsOf } from './describe-found.ts';

/** Id of the button that splits the first name off. */
export const FIRST_SPLIT = 'found-split';

interface FoundNamesProps {
  book: string;
  one: FoundCharacter;
  /** Undefined where no name can be split off. */
  onSplit: ((alias: string) => void) | undefined;
}

/** What the book calls somebody, each name with how often and its first place. */
export function FoundNames({ book, one, onSplit }: FoundNamesProps) {
  const names = namesInBook(one);
  const first = names.find(({ isAlias }) => isAlias);
  return (
    <ul aria-label={`Names of ${one.name}`} className="flex flex-col gap-3">
      {names.map((each) => (
        <li key={each.name} className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <p className="break-words text-sm">
              <span className="font-medium" dir="auto">
                {each.name}
              </span>
              {each.example !== undefined && (
                <span className="text-soft"> {plural(each.example.count, 'time')}</span>
              )}
            </p>
            {each.example !== undefined && <Example book={book} example={each.example} />}
          </div>
          {onSplit !== undefined && each.isAlias && (
            <Button
              size="sm"
              id={each === first ? FIRST_SPLIT : undefined}
              aria-label={`Split off ${each.name}`}
              onClick={() => onSplit(each.name)}
            >
              Split off
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Example({ book, example }: { book: string; example: FoundName }) {
  const [before, name, after] = partsOf(example);
  return (
    <p className="break-words text-sm">
      <q className="font-serif" dir="auto">
        {before}
        <mark className="rounded-sm bg-accent-wash text-ink">{name}</mark>
        {after}
      </q>{' '}
      <Link
        to="/books/$book/chapters/$number"
        params={{ book, number: String(example.chapter) }}
        className="whitespace-nowrap text-soft underline underline-offset-4"
      >
        chapter {example.chapter}
      </Link>
    </p>
  );
}
