import type { StoryboardShot } from '../../../src/contract/index.ts';
import { useFileSource } from '../cast/use-file-source.ts';
import { describeError } from '../data/describe-error.ts';
import { desk } from '../data/desk.ts';
import { classes } from '../ui/classes.ts';

const ELSEWHERE = 'Its picture is elsewhere';
/** Said in the place of a picture. */
export const NO_PICTURE: Record<StoryboardShot['state'], string> = {
  missing: 'Not drawn yet',
  current: ELSEWHERE,
  stale: ELSEWHERE,
  unknown: ELSEWHERE,
};

interface ShotPictureProps {
  shot: Pick<StoryboardShot, 'url' | 'caption' | 'state'>;
  className?: string;
}

/** What a shot looks like, or a place for it. */
export function ShotPicture({ shot: { url, caption, state }, className }: ShotPictureProps) {
  const shape = classes('aspect-video w-full rounded-md border border-line', className);
  if (url === null) {
    return (
      <div
        className={classes(shape, 'flex items-center justify-center bg-sunk text-faint text-sm')}
      >
        {NO_PICTURE[state]}
      </div>
    );
  }
  return <Drawn url={url} caption={caption} className={shape} />;
}

function Drawn({ url, caption, className }: { url: string; caption: string; className: string }) {
  const read = () => desk.readImageFile({ params: { image: url.split('/').at(-2) ?? '' } });
  const { source, error } = useFileSource({ url, read });
  if (error !== null) return <p className="text-bad text-sm">{describeError(error).message}</p>;
  return (
    <img
      src={source}
      alt={caption}
      loading="lazy"
      className={classes(className, 'bg-sunk object-contain')}
    />
  );
}
