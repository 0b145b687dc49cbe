import { ImagePlus, Trash2 } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { type BookItem, COVER_TYPES } from '../../../src/contract/index.ts';
import { Button } from '../ui/button.tsx';
import { CoverFrame } from './cover-frame.tsx';
import { CoverPicture } from './cover-picture.tsx';

/** What is to become of a cover: nothing, none, or another picture. */
export type CoverChange = 'as it is' | 'none' | File;

interface CoverFieldProps {
  book: BookItem;
  change: CoverChange;
  /** What is wrong with the picture and what to do about it. */
  error: string | undefined;
  onChange: (change: CoverChange) => void;
}

/** Shows the cover of a book as it will be, and takes another picture or none. */
export function CoverField({ book, change, error, onChange }: CoverFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const label = useId();
  const chosen = useObjectUrl(change instanceof File ? change : undefined);
  const isThere = change === 'as it is' ? book.cover !== null : change !== 'none';
  return (
    <fieldset aria-labelledby={label} className="flex items-start gap-4">
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Picture for the cover"
        accept={COVER_TYPES.join(',')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file may be chosen again after an error.
          target.value = '';
          if (file !== undefined) onChange(file);
        }}
      />
      {change === 'as it is' && book.cover !== null ? (
        <CoverPicture book={book} className="w-20" />
      ) : (
        <CoverFrame source={chosen} alt="The cover that you chose" className="w-20" />
      )}
      <div className="flex min-w-0 flex-col gap-2">
        <span id={label} className="font-medium text-sm">
          Cover
        </span>
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            icon={<ImagePlus aria-hidden size={16} />}
            onClick={() => input.current?.click()}
          >
            {isThere ? 'Another picture' : 'Choose a picture'}
          </Button>
          {isThere && (
            <Button
              size="sm"
              icon={<Trash2 aria-hidden size={16} />}
              onClick={() => onChange(book.cover === null ? 'as it is' : 'none')}
            >
              Remove
            </Button>
          )}
        </div>
        <p
          role={error === undefined ? undefined : 'alert'}
          className={error === undefined ? 'text-faint text-sm' : 'text-bad text-sm'}
        >
          {error ?? 'JPEG, PNG, WebP or GIF, up to 8 MB.'}
        </p>
      </div>
    </fieldset>
  );
}

/** The address of a file in memory, as long as it is shown. */
function useObjectUrl(file: File | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (file === undefined) return setUrl(undefined);
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
