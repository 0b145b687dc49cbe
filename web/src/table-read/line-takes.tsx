import { useMutation, useQuery } from '@tanstack/react-query';
import { Mic, Square, Upload } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { type ScriptItemDetail, type Take, UPLOADS } from '../../../src/contract/index.ts';
import { OwnSound } from '../cast/character-media.tsx';
import { DeleteMedia } from '../cast/delete-media.tsx';
import { desk } from '../data/desk.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { takesQuery } from '../data/takes.ts';
import { toastError } from '../data/toast-error.ts';
import { describeBadFile } from '../imports/describe-bad-file.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { ReadLine } from './read-lines.ts';
import { describeRefusal, type Recording, secondsOf, startRecording } from './recorder.ts';

interface LineTakesProps {
  script: ScriptItemDetail;
  line: ReadLine;
  onClose: () => void;
}

interface OwnSoundFile {
  sound: Blob;
  name: string;
  /** Where it is known. */
  seconds: number | undefined;
}

/** The takes of one line: hear them, choose one, delete one, bring one of one's own. */
export function LineTakes({ script, line, onClose }: LineTakesProps) {
  const takes = useQuery(takesQuery(script.id, line.element));
  const keep = useMutation({
    mutationFn: async ({ sound, name, seconds }: OwnSoundFile) => {
      const query = { kind: 'audio', file_name: name.slice(-255) } as const;
      const { sha256 } = await desk.uploadFile({ query, body: sound });
      const length = seconds === undefined ? {} : { duration_seconds: seconds };
      await desk.addTake({
        params: { script: script.id, element: line.element },
        body: { medium: 'audio', file: sha256, ...length },
      });
      await refreshDesk();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Takes of ${line.speaker ?? 'the narrator'}`}
      description={<span dir="auto">{line.words}</span>}
    >
      <div className="flex flex-col gap-4">
        {takes.isPending && <Skeleton className="h-16" />}
        {takes.error !== null && (
          <ErrorState error={takes.error} title="The takes could not be loaded" />
        )}
        {takes.data?.items.length === 0 && <p className="text-soft">Nobody has read it yet.</p>}
        <ul aria-label="Takes" className="flex flex-col gap-3">
          {takes.data?.items.map((take, at, all) => (
            <TakeRow
              key={take.id}
              take={take}
              number={all.length - at}
              inUse={take.id === line.take}
            />
          ))}
        </ul>
        <OwnRecording busy={keep.isPending} onKeep={keep.mutateAsync} />
        {keep.error !== null && (
          <ErrorState
            error={keep.error}
            title="The recording was not kept"
            describe={describeBadFile}
          />
        )}
      </div>
    </Dialog>
  );
}

function TakeRow({ take, number, inUse }: { take: Take; number: number; inUse: boolean }) {
  const choose = useMutation({
    mutationFn: () => desk.chooseTake({ params: { take: take.id } }),
    onError: (error) => toastError(`Take ${number} was not chosen`, error),
    onSettled: refreshDesk,
  });
  const remove = async () => {
    await desk.deleteTake({ params: { take: take.id } });
    await refreshDesk();
  };
  const audio = take.file?.url.split('/').at(-2);
  return (
    <li className="flex flex-col gap-2 rounded-md border border-line p-3">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <span className="font-medium">Take {number}</span>
        {take.origin === 'own' && <Badge tone="info">Own recording</Badge>}
        {inUse && <Badge tone="good">In use</Badge>}
        <span className="text-soft">
          {take.duration_seconds !== null && `${take.duration_seconds.toFixed(1)} s · `}
          <Moment at={take.created_at} />
        </span>
        <span className="ml-auto flex gap-1">
          {!inUse && (
            <Button size="sm" busy={choose.isPending} onClick={() => choose.mutate()}>
              Use it
            </Button>
          )}
          {take.can.delete && <DeleteMedia what={`take ${number}`} onDelete={remove} />}
        </span>
      </div>
      {take.file !== null && audio !== undefined && <OwnSound id={audio} url={take.file.url} />}
    </li>
  );
}

interface OwnRecordingProps {
  busy: boolean;
  onKeep: (file: OwnSoundFile) => Promise<unknown>;
}

/** A recording by the microphone, or a file: heard first, and kept when it is good. */
function OwnRecording({ busy, onKeep }: OwnRecordingProps) {
  const [recording, setRecording] = useState<Recording>();
  const [made, setMade] = useState<OwnSoundFile>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => recording?.cancel(), [recording]);
  const record = useMutation({ mutationFn: startRecording, onSuccess: setRecording });
  const stop = async () => {
    const taken = await recording?.stop();
    setRecording(undefined);
    if (taken !== undefined) setMade({ ...taken, name: 'recording' });
  };
  const choose = async (file: File | undefined) => {
    if (file !== undefined) {
      setMade({ sound: file, name: file.name, seconds: await secondsOf(file) });
    }
  };
  const keep = (file: OwnSoundFile) =>
    onKeep(file).then(
      () => setMade(undefined),
      // It is told above, and what was made can be kept once more.
      () => undefined,
    );
  return (
    <section aria-label="A recording of your own" className="flex flex-col gap-3">
      <input
        ref={input}
        type="file"
        hidden
        accept={[...UPLOADS.audio.types, 'audio/*'].join(',')}
        onChange={({ target }) => {
          void choose(target.files?.[0]);
          target.value = '';
        }}
      />
      <div className="flex flex-wrap gap-2">
        {recording === undefined ? (
          <Button
            icon={<Mic aria-hidden size={16} />}
            busy={record.isPending}
            onClick={() => record.mutate()}
          >
            Record it yourself
          </Button>
        ) : (
          <Button look="danger" icon={<Square aria-hidden size={16} />} onClick={() => void stop()}>
            Stop recording
          </Button>
        )}
        <Button
          icon={<Upload aria-hidden size={16} />}
          disabled={recording !== undefined}
          onClick={() => input.current?.click()}
        >
          Upload a sound file
        </Button>
      </div>
      {record.error !== null && (
        <p role="alert" className="text-bad text-sm">
          {describeRefusal(record.error)}
        </p>
      )}
      {made !== undefined && recording === undefined && (
        <div className="flex flex-col gap-2 rounded-md bg-sunk p-3">
          <Heard sound={made.sound} />
          <div className="flex flex-wrap gap-2">
            <Button look="primary" busy={busy} onClick={() => void keep(made)}>
              Use this recording
            </Button>
            <Button disabled={busy} onClick={() => setMade(undefined)}>
              Throw it away
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

function Heard({ sound }: { sound: Blob }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(sound);
    setSource(made);
    return () => URL.revokeObjectURL(made);
  }, [sound]);
  return (
    // biome-ignore lint/a11y/useMediaCaption: the words that it says stand above it
    <audio controls src={source} aria-label="Listen to it" className="w-full" />
  );
}
