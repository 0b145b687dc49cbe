import { ArrowLeft, ArrowRight, Ellipsis } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { StoryboardShot } from '../../../src/contract/index.ts';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { shotActOf } from './shot-keys.ts';
import { NO_PICTURE, ShotPicture } from './shot-picture.tsx';

export interface ShotActions {
  open: (shot: StoryboardShot) => void;
  edit: (shot: StoryboardShot) => void;
  /** Among the shots of its scene, from 1. */
  move: (shot: StoryboardShot, place: number) => void;
  add: (after: StoryboardShot) => void;
  remove: (shot: StoryboardShot) => void;
  picture: (shot: StoryboardShot, file: File) => void;
  jump: ((shot: StoryboardShot) => void) | undefined;
}

interface ShotCardProps {
  shot: StoryboardShot;
  /** Among the shots of its scene, from 1, and how many there are. */
  place: number;
  of: number;
  canChange: boolean;
  actions: ShotActions;
}

/** One panel: its picture, what it shows, how long, and what can be done with it. */
export function ShotCard({ shot, place, of, canChange, actions }: ShotCardProps) {
  const [isOver, setIsOver] = useState(false);
  const isFirst = place === 1;
  const isLast = place === of;
  const keys = (event: KeyboardEvent) => {
    const act = canChange ? shotActOf(event.nativeEvent) : null;
    if (act === null) return;
    // Else the browser goes back a page.
    event.preventDefault();
    if (act === 'earlier' && !isFirst) actions.move(shot, place - 1);
    if (act === 'later' && !isLast) actions.move(shot, place + 1);
  };
  const drop = (event: DragEvent) => {
    setIsOver(false);
    const [file] = event.dataTransfer.files;
    if (file === undefined || !canChange) return;
    // Else the page's own drop takes it for a script.
    event.preventDefault();
    event.stopPropagation();
    actions.picture(shot, file);
  };
  return (
    <article
      aria-label={`Shot ${shot.number}`}
      onKeyDown={keys}
      onDragOver={(event) => {
        if (!canChange || !event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.stopPropagation();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
      className={classes(
        'flex min-w-0 flex-col gap-1.5 rounded-lg border border-line bg-raised p-2 [contain-intrinsic-size:auto_15rem] [content-visibility:auto]',
        isOver && 'outline-2 outline-accent outline-offset-2',
      )}
    >
      <button
        type="button"
        aria-label={`${shot.url === null ? `${NO_PICTURE[shot.state]}: look` : 'Look'} at shot ${shot.number}`}
        aria-keyshortcuts={canChange ? 'Alt+ArrowLeft Alt+ArrowRight' : undefined}
        className="rounded-md"
        onClick={() => actions.open(shot)}
      >
        <ShotPicture shot={shot} />
      </button>
      <div className="flex items-center gap-1">
        <p className="min-w-0 grow truncate text-sm">
          <strong className="font-medium tabular-nums">{shot.number}</strong>{' '}
          <span className="text-soft tabular-nums">{(shot.seen_for / 1000).toFixed(1)} s</span>
          {shot.edited.length > 0 && <span className="text-info"> · set by hand</span>}
        </p>
        {canChange && (
          <>
            <IconButton
              size="sm"
              label={`Move shot ${shot.number} earlier`}
              disabled={isFirst}
              onClick={() => actions.move(shot, place - 1)}
            >
              <ArrowLeft aria-hidden size={16} />
            </IconButton>
            <IconButton
              size="sm"
              label={`Move shot ${shot.number} later`}
              disabled={isLast}
              onClick={() => actions.move(shot, place + 1)}
            >
              <ArrowRight aria-hidden size={16} />
            </IconButton>
            <ShotMenu shot={shot} of={of} actions={actions} />
          </>
        )}
      </div>
      <p className="line-clamp-2 text-soft text-sm" dir="auto">
        {shot.caption}
      </p>
      <PictureState shot={shot} />
    </article>
  );
}

function ShotMenu({ shot, of, actions }: Pick<ShotCardProps, 'shot' | 'of' | 'actions'>) {
  return (
    <Menu
      trigger={
        <IconButton size="sm" label={`More for shot ${shot.number}`}>
          <Ellipsis aria-hidden size={16} />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => actions.edit(shot)}>Change it…</MenuItem>
      <MenuItem onSelect={() => actions.add(shot)}>Add a shot behind it</MenuItem>
      {actions.jump !== undefined && shot.elements.length > 0 && (
        <MenuItem onSelect={() => actions.jump?.(shot)}>Show it in the script</MenuItem>
      )}
      <MenuItem disabled={of === 1} onSelect={() => actions.remove(shot)}>
        Take it out
      </MenuItem>
    </Menu>
  );
}

function PictureState({ shot: { state, causes, origin } }: { shot: StoryboardShot }) {
  if (state === 'current' && origin !== 'own') return null;
  return (
    <p className="text-xs">
      {state !== 'current' && state !== 'missing' && (
        <span className="text-warn">{[state, ...causes].join(' · ')} </span>
      )}
      {origin === 'own' && <span className="text-info">own picture</span>}
    </p>
  );
}
