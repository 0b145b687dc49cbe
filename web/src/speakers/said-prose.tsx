import { memo, useMemo } from 'react';
import type { Quote } from '../../../src/contract/index.ts';
import { isSceneBreak } from '../text/is-scene-break.ts';
import { cutProse, type Piece } from './cut-prose.ts';
import { speakerName } from './describe-speaker.ts';
import { isConfirmed, isInDoubt } from './review-order.ts';
import { speechId } from './show-speech.ts';
import { colourOf } from './speaker-colours.ts';

interface SaidProseProps {
  text: string;
  quotes: readonly Quote[];
  places: readonly string[];
  /** Where the speech begins that is asked for. */
  current: number;
  onChoose: (quote: Quote) => void;
}

/** A chapter's prose, each speech in its speaker's colour and under the name. */
export function SaidProse({ text, quotes, places, current, onChoose }: SaidProseProps) {
  const paragraphs = useMemo(() => cutProse(text, quotes), [text, quotes]);
  return (
    <div
      dir="auto"
      className="mx-auto flex max-w-[40rem] flex-col gap-4 font-serif text-[1.0625rem] leading-[1.8] [overflow-wrap:anywhere]"
    >
      {paragraphs.map((pieces, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text never change places
        <Paragraph key={index} {...{ pieces, places, current, onChoose }} />
      ))}
    </div>
  );
}

type ParagraphProps = Omit<SaidProseProps, 'text' | 'quotes'> & { pieces: readonly Piece[] };

function Paragraph({ pieces, places, current, onChoose }: ParagraphProps) {
  const [only] = pieces;
  if (only?.quote === undefined && pieces.length === 1 && isSceneBreak(only?.text ?? '')) {
    return <p className="text-center text-faint">{only?.text}</p>;
  }
  return (
    <p dir="auto" className="whitespace-pre-line">
      {pieces.map(({ text, quote, first }, index) =>
        quote === undefined ? (
          text
        ) : (
          <Speech
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one paragraph never change places
            key={index}
            text={text}
            quote={quote}
            first={first}
            colour={colourOf(places, quote)}
            isCurrent={quote.start === current}
            onChoose={onChoose}
          />
        ),
      )}
    </p>
  );
}

interface SpeechProps {
  text: string;
  quote: Quote;
  first: boolean;
  colour: number;
  isCurrent: boolean;
  onChoose: (quote: Quote) => void;
}

/** A link to itself, so that it goes on over the lines and can be pressed by key. */
const Speech = memo(
  function Speech({ text, quote, first, colour, isCurrent, onChoose }: SpeechProps) {
    const id = speechId(quote);
    return (
      <a
        id={first ? id : undefined}
        href={`#${id}`}
        className="speech"
        data-speaker={colour}
        data-doubt={isInDoubt(quote) || undefined}
        aria-current={isCurrent || undefined}
        tabIndex={isCurrent && first ? 0 : -1}
        onClick={(event) => {
          event.preventDefault();
          onChoose(quote);
        }}
      >
        <SpeakerName quote={quote} hidden={!first} />
        {text}
      </a>
    );
  },
  (one, other) =>
    one.text === other.text &&
    one.quote === other.quote &&
    one.colour === other.colour &&
    one.isCurrent === other.isCurrent,
);

function SpeakerName({ quote, hidden }: { quote: Quote; hidden: boolean }) {
  const mark = isConfirmed(quote) ? '✓' : isInDoubt(quote) ? '?' : '';
  const said = isConfirmed(quote) ? ', confirmed: ' : isInDoubt(quote) ? ', in doubt: ' : ': ';
  return (
    <span className={hidden ? 'sr-only' : 'speech-name'}>
      <span dir="auto">{speakerName(quote)}</span>
      {mark !== '' && <span aria-hidden> {mark}</span>}
      <span className="sr-only">{said}</span>
    </span>
  );
}
