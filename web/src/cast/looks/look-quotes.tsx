import { Link } from '@tanstack/react-router';
import { type LookQuote, SURE_LOOK } from '../../../../src/contract/index.ts';
import { capitalized } from '../../text/capitalized.ts';

/** The words of the book that tell of a look, each with the way to its place. */
export function LookQuotes({ book, found }: { book: string; found: readonly LookQuote[] }) {
  if (found.length === 0) return null;
  return (
    <div>
      <h3 className="font-medium text-sm">In the book</h3>
      <ul aria-label="Quotations" className="mt-1 flex flex-col gap-1 text-sm">
        {found.map(({ attribute, quote, chapter, start, end, used, confidence }) => (
          <li key={`${chapter} ${start} ${attribute}`} className="break-words">
            <span className="text-soft">{capitalized(attribute)}:</span>{' '}
            <q dir="auto" className={used ? 'font-medium' : ''}>
              {quote}
            </q>{' '}
            <Link
              to="/books/$book/chapters/$number"
              params={{ book, number: String(chapter) }}
              search={{ prose: `${start}-${end}` }}
              className="whitespace-nowrap text-soft underline underline-offset-4"
              aria-label={`${quote}, in chapter ${chapter}`}
            >
              chapter {chapter}
            </Link>
            {confidence < SURE_LOOK && <span className="text-warn"> not sure whose</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
