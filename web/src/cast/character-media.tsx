import { useQuery } from '@tanstack/react-query';
import { AudioLines, ImageIcon, Play } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Audio, CastMemberItem, Image } from '../../../src/contract/index.ts';
import { audioOfQuery, imagesOfQuery } from '../data/cast.ts';
import { describeError } from '../data/describe-error.ts';
import { desk } from '../data/desk.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { deletePicture, deleteVoice } from './change-character.ts';
import { DeleteMedia } from './delete-media.tsx';
import { UploadButton } from './upload-button.tsx';
import { useFileSource } from './use-file-source.ts';

/** A character's pictures and voices: its sheet and samples, and what was made for videos. */
export function CharacterMedia({ person }: { person: CastMemberItem }) {
  const images = useQuery(imagesOfQuery(person.id));
  const audio = useQuery(audioOfQuery(person.id));
  return (
    <div className="grid gap-8 md:grid-cols-2">
      <Slot
        title="Pictures"
        icon={<ImageIcon aria-hidden size={20} />}
        empty="No picture yet: the character sheet shows what it looks like from shot to shot."
        query={images}
        action={
          person.can.change && (
            <UploadButton person={person} kind="image" label="Upload a picture" />
          )
        }
      >
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] gap-3">
          {images.data?.items.map((image, at) => (
            <li key={image.id}>
              <Picture image={image} number={at + 1} of={person.name} />
            </li>
          ))}
        </ul>
      </Slot>
      <Slot
        title="Voice"
        icon={<AudioLines aria-hidden size={20} />}
        empty="No voice yet: a sample, or the name of a voice in a piece of its audio."
        query={audio}
        action={
          person.can.change && <UploadButton person={person} kind="audio" label="Upload a sample" />
        }
      >
        <ul className="flex flex-col gap-3">
          {audio.data?.items.map((piece, at) => (
            <li key={piece.id}>
              <Piece piece={piece} number={at + 1} />
            </li>
          ))}
        </ul>
      </Slot>
    </div>
  );
}

interface SlotProps {
  title: string;
  icon: ReactNode;
  empty: string;
  query: {
    isPending: boolean;
    error: unknown;
    data: { items: unknown[] } | undefined;
    refetch: () => unknown;
  };
  /** How to fill it. */
  action: ReactNode;
  children: ReactNode;
}

function Slot({ title, icon, empty, query, action, children }: SlotProps) {
  const id = `slot-${title.toLowerCase()}`;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="font-semibold font-serif text-xl">
        {title}
      </h2>
      {query.isPending && <Skeleton className="h-24" />}
      {query.error !== null && query.error !== undefined && (
        <ErrorState
          error={query.error}
          title={`${title} could not be loaded`}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.data?.items.length === 0 && (
        <p className="flex items-center gap-3 rounded-lg border border-line-strong border-dashed p-4 text-soft text-sm">
          <span className="shrink-0">{icon}</span>
          {empty}
        </p>
      )}
      {children}
      {action}
    </section>
  );
}

interface PictureProps {
  image: Image;
  /** Its place in the list, from 1. */
  number: number;
  of: string;
}

function Picture({ image, number, of }: PictureProps) {
  const { image_url, file, scene_description, status } = image;
  return (
    <figure className="flex flex-col gap-1">
      {file === null ? (
        <Elsewhere url={image_url} status={status} />
      ) : (
        <OwnPicture id={image.id} url={file.url} alt={scene_description ?? of} />
      )}
      <figcaption className="flex min-h-8 items-center justify-between gap-1">
        <span className="truncate text-faint text-xs" dir="auto">
          {image.video_id === null ? 'Character sheet' : (scene_description ?? 'For a video')}
        </span>
        {image.can.delete && (
          <DeleteMedia what={`picture ${number}`} onDelete={() => deletePicture(image.id)} />
        )}
      </figcaption>
    </figure>
  );
}

function OwnPicture({ id, url, alt }: { id: string; url: string; alt: string }) {
  const read = () => desk.readImageFile({ params: { image: id } });
  const { source, error } = useFileSource({ url, read });
  if (error !== null) return <Missing error={error} />;
  if (source === undefined) return <Skeleton className="aspect-square w-full" />;
  return (
    <img
      src={source}
      alt={alt}
      loading="lazy"
      className="aspect-square w-full rounded-md border border-line object-cover"
    />
  );
}

interface PieceProps {
  piece: Audio;
  /** Its place in the list, from 1. */
  number: number;
}

function Piece({ piece, number }: PieceProps) {
  const { audio_url, file, voice_id, text_content, status } = piece;
  return (
    <figure className="flex flex-col gap-1 rounded-md border border-line bg-raised p-3">
      <figcaption className="flex items-start justify-between gap-1 text-sm">
        <span className="min-w-0 break-words">
          {piece.video_id === null ? 'Sample' : 'For a video'}
          {voice_id !== null && <span className="text-soft"> · {voice_id}</span>}
          {text_content !== null && (
            <span className="block text-soft" dir="auto">
              “{text_content}”
            </span>
          )}
        </span>
        {piece.can.delete && (
          <DeleteMedia what={`voice ${number}`} onDelete={() => deleteVoice(piece.id)} />
        )}
      </figcaption>
      {file === null ? (
        <Elsewhere url={audio_url} status={status} />
      ) : (
        <OwnSound id={piece.id} url={file.url} />
      )}
    </figure>
  );
}

export function OwnSound({ id, url }: { id: string; url: string }) {
  const [wanted, setWanted] = useState(false);
  const read = () => desk.readAudioFile({ params: { audio: id } });
  const { source, error } = useFileSource({ url, read, wanted });
  if (error !== null) return <Missing error={error} />;
  if (source === undefined) {
    return (
      <Button
        size="sm"
        className="self-start"
        busy={wanted}
        icon={<Play aria-hidden size={16} />}
        onClick={() => setWanted(true)}
      >
        Play it
      </Button>
    );
  }
  return (
    // biome-ignore lint/a11y/useMediaCaption: the words it says, where they are known, stand above it
    <audio
      controls
      preload="none"
      autoPlay={wanted}
      src={source}
      aria-label="Play it"
      className="w-full"
    />
  );
}

function Missing({ error }: { error: unknown }) {
  return <p className="break-words text-bad text-sm">{describeError(error).message}</p>;
}

/** What is not kept here is led to: the page loads nothing from elsewhere. */
function Elsewhere({ url, status }: { url: string | null; status: string | null }) {
  if (url === null) return <p className="text-faint text-sm">{status ?? 'pending'}</p>;
  return (
    <a
      href={url}
      rel="noreferrer"
      target="_blank"
      className="break-all text-accent-ink text-sm underline underline-offset-4"
    >
      Open it where it is
    </a>
  );
}
