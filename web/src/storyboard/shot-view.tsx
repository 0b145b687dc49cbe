import { ChevronLeft, ChevronRight, Upload } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { type StoryboardShot, UPLOADS } from '../../../src/contract/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ShotPicture } from './shot-picture.tsx';

interface ShotViewProps {
  shots: readonly StoryboardShot[];
  /** The identity of the one that is looked at. */
  shot: string;
  onShot: (shot: string | undefined) => void;
  onPicture: ((shot: StoryboardShot, file: File) => void) | undefined;
}

/** One shot as large as the page allows, and by key the one before and behind it. */
export function ShotView({ shots, shot: id, onShot, onPicture }: ShotViewProps) {
  const input = useRef<HTMLInputElement>(null);
  const at = shots.findIndex((each) => each.id === id);
  const shot = shots[at];
  const step = (by: number) => {
    const next = shots[at + by];
    if (next !== undefined) onShot(next.id);
  };
  useEffect(() => {
    const keys = ({ key }: KeyboardEvent) => {
      const next = shots[at + (key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : Number.NaN)];
      if (next !== undefined) onShot(next.id);
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, [shots, at, onShot]);
  if (shot === undefined) return null;
  const people = shot.characters.map(({ name, position }) => `${name} ${position}`).join(', ');
  return (
    <Dialog
      open
      wide
      onlyRead
      onOpenChange={(open) => !open && onShot(undefined)}
      title={`Shot ${shot.number}`}
      description={
        <span dir="auto">
          {[shot.framing, shot.angle, shot.movement, people].filter(Boolean).join(' · ')}
        </span>
      }
      actions={
        <>
          {onPicture !== undefined && (
            <Button
              className="mr-auto"
              icon={<Upload aria-hidden size={16} />}
              onClick={() => input.current?.click()}
            >
              Picture of your own
            </Button>
          )}
          <Button
            icon={<ChevronLeft aria-hidden size={16} />}
            disabled={at === 0}
            onClick={() => step(-1)}
          >
            Before
          </Button>
          <Button
            icon={<ChevronRight aria-hidden size={16} />}
            disabled={at === shots.length - 1}
            onClick={() => step(1)}
          >
            Next
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2">
        <ShotPicture shot={shot} className="max-h-[55dvh]" />
        <p dir="auto">{shot.caption}</p>
        <input
          ref={input}
          type="file"
          hidden
          accept={UPLOADS.image.types.join(',')}
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file !== undefined) onPicture?.(shot, file);
            target.value = '';
          }}
        />
      </div>
    </Dialog>
  );
}
