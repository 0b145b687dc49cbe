import { useMutation } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { type CharacterItem, UPLOADS } from '../../../src/contract/index.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { describeBadFile } from '../imports/describe-bad-file.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Progress } from '../ui/progress.tsx';
import { toast } from '../ui/toast-store.ts';
import { type MediaKind, uploadMedia } from './upload-media.ts';

interface UploadButtonProps {
  person: Pick<CharacterItem, 'id' | 'name'>;
  kind: MediaKind;
  label: string;
}

/** Chooses a file and uploads it, with its progress; a bad file says why in its place. */
export function UploadButton({ person, kind, label }: UploadButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState(0);
  const upload = useMutation({
    mutationFn: (file: File) => uploadMedia(person, kind, file, setShare),
    onSuccess: (_made, file) => toast({ tone: 'good', title: `${file.name} is uploaded` }),
    onSettled: refreshDesk,
  });
  return (
    <div className="flex flex-col gap-2">
      <input
        ref={input}
        type="file"
        hidden
        accept={UPLOADS[kind].types.join(',')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file may be chosen again after an error.
          target.value = '';
          setShare(0);
          if (file !== undefined) upload.mutate(file);
        }}
      />
      <Button
        size="sm"
        className="self-start"
        busy={upload.isPending}
        icon={<Upload aria-hidden size={16} />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      {upload.isPending && (
        <Progress
          label={`Uploading ${upload.variables.name}`}
          value={share < 1 ? share : undefined}
        />
      )}
      {upload.error !== null && (
        <ErrorState
          error={upload.error}
          title={`${upload.variables.name} was not uploaded`}
          describe={describeBadFile}
        />
      )}
    </div>
  );
}
