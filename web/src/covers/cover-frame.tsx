import { useState } from 'react';
import { classes } from '../ui/classes.ts';

interface CoverFrameProps {
  /** Undefined until it is there. */
  source: string | undefined;
  alt: string;
  /** How wide it is. */
  className: string;
}

/** A frame of a cover's shape, as large before the picture is there as with it. */
export function CoverFrame({ source, alt, className }: CoverFrameProps) {
  const [failed, setFailed] = useState<string>();
  return (
    <span
      className={classes(
        'flex aspect-[2/3] shrink-0 items-center justify-center overflow-hidden rounded-sm border border-line bg-sunk',
        className,
      )}
    >
      {source !== undefined &&
        (failed === source ? (
          <span className="p-1 text-center text-faint text-xs">The cover could not be shown</span>
        ) : (
          <img
            src={source}
            alt={alt}
            loading="lazy"
            decoding="async"
            className="size-full object-contain"
            onError={() => setFailed(source)}
          />
        ))}
    </span>
  );
}
