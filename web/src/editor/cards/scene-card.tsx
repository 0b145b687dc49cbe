import { Ellipsis, GripVertical } from 'lucide-react';
import type { CSSProperties, KeyboardEvent, PointerEvent } from 'react';
import { describeEighths, describeTime } from '../../../../src/screenplay/describe-eighths.ts';
import { SCENE_COLOURS, type SceneColour } from '../../../../src/screenplay/scene-colours.ts';
import type { SceneCard as Card } from '../../../../src/screenplay/scene-edits/scene-cards.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { cardActOf } from './card-keys.ts';

interface CardDoes {
  up: () => void;
  down: () => void;
  split: () => void;
  merge: () => void;
  omit: () => void;
  restore: () => void;
  colour: (colour: SceneColour | null) => void;
  synopsis: (text: string) => void;
}

interface SceneCardProps {
  card: Card;
  isFirst: boolean;
  isLast: boolean;
  holdsCaret: boolean;
  dragged: boolean;
  /** Null where nothing may be changed. */
  does: CardDoes | null;
  onGrab: (event: PointerEvent<HTMLElement>) => void;
  onJump: () => void;
}

export function SceneCard(props: SceneCardProps) {
  const { card, holdsCaret, dragged, does, onGrab, onJump } = props;
  const { number, heading, omitted, eighths, speakers } = card;
  const onKeyDown = (event: KeyboardEvent) => {
    const act = does === null ? null : cardActOf(event.nativeEvent);
    if (does === null || (act !== 'up' && act !== 'down')) return;
    event.preventDefault();
    does[act]();
  };
  return (
    <article
      aria-label={`Scene ${number}`}
      className="scene-card"
      data-colour={card.colour ?? undefined}
      style={lightOf(card.colour)}
      data-dragged={dragged || undefined}
      data-current={holdsCaret || undefined}
      onKeyDown={onKeyDown}
    >
      <div className="flex items-start gap-1">
        {does !== null && (
          <button
            type="button"
            className="scene-card-grip"
            aria-label={`Move scene ${number}`}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            onPointerDown={onGrab}
          >
            <GripVertical aria-hidden size={16} />
          </button>
        )}
        <button
          type="button"
          data-jump
          className="scene-card-heading"
          aria-keyshortcuts={does === null ? undefined : 'Alt+ArrowUp Alt+ArrowDown'}
          onClick={onJump}
        >
          <span className="text-faint tabular-nums">{number}</span>{' '}
          <span dir="auto">{heading}</span>
          {omitted !== null && <span className="font-normal text-soft">: {omitted}</span>}
        </button>
        {does !== null && <CardMenu {...props} does={does} />}
      </div>
      <Synopsis key={card.synopsis} card={card} onChange={does?.synopsis} />
      <p className="text-soft text-xs tabular-nums">
        {[
          describeEighths(eighths),
          describeTime(eighths),
          ...speakers.map(({ cue, lines }) => `${cue} ${lines}`),
        ].join(' · ')}
      </p>
    </article>
  );
}

/** A colour that has no name is shown as the light that it is. */
function lightOf(colour: string | null): CSSProperties | undefined {
  return colour?.startsWith('#') ? ({ '--scene-colour': colour } as CSSProperties) : undefined;
}

function CardMenu({
  card,
  isFirst,
  isLast,
  holdsCaret,
  does,
}: SceneCardProps & { does: CardDoes }) {
  const { number, colour, omitted } = card;
  return (
    <Menu
      align="end"
      trigger={
        <Button look="quiet" size="square-sm" aria-label={`Change scene ${number}`}>
          <Ellipsis aria-hidden size={16} />
        </Button>
      }
    >
      <MenuItem disabled={isFirst} keys="alt+arrowup" onSelect={does.up}>
        Move up
      </MenuItem>
      <MenuItem disabled={isLast} keys="alt+arrowdown" onSelect={does.down}>
        Move down
      </MenuItem>
      <MenuItem disabled={!holdsCaret || omitted !== null} onSelect={does.split}>
        Split at the caret
      </MenuItem>
      <MenuItem disabled={card.scene === 1 || omitted !== null} onSelect={does.merge}>
        Merge into the scene before
      </MenuItem>
      {omitted === null ? (
        <MenuItem onSelect={does.omit}>Omit</MenuItem>
      ) : (
        <MenuItem onSelect={does.restore}>Take back</MenuItem>
      )}
      {omitted === null && (
        <>
          <MenuSeparator />
          <MenuItem disabled={colour === null} onSelect={() => does.colour(null)}>
            No colour
          </MenuItem>
          {SCENE_COLOURS.map((each) => (
            <MenuItem
              key={each}
              icon={<span aria-hidden className="scene-colour" data-colour={each} />}
              onSelect={() => does.colour(each)}
            >
              {each.charAt(0).toUpperCase() + each.slice(1)}
            </MenuItem>
          ))}
        </>
      )}
    </Menu>
  );
}

interface SynopsisProps {
  card: Card;
  onChange: ((text: string) => void) | undefined;
}

/** Enter or leaving it takes what was typed, Escape does not. */
function Synopsis({ card: { number, synopsis, omitted }, onChange }: SynopsisProps) {
  if (onChange === undefined || omitted !== null) {
    return synopsis === '' ? null : <p className="whitespace-pre-line text-sm">{synopsis}</p>;
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') event.currentTarget.value = synopsis;
    else if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.blur();
  };
  return (
    <textarea
      aria-label={`Synopsis of scene ${number}`}
      placeholder="Synopsis"
      rows={1}
      defaultValue={synopsis}
      className="scene-card-synopsis"
      onKeyDown={onKeyDown}
      onBlur={({ target }) => {
        if (target.value.trim() !== synopsis) onChange(target.value);
      }}
    />
  );
}
