import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { session } from '../session/session.ts';

export interface FileSource {
  /** For an element's `src`; undefined until it is there. */
  source: string | undefined;
  /** Null where nothing went wrong. */
  error: unknown;
}

interface FileToShow {
  /** Path of the file. */
  url: string;
  read: () => Promise<Blob>;
  /** False where it is not wanted yet: what has to be fetched may be large. */
  wanted?: boolean;
}

/**
 * Where an element of the page finds a file of the API: its own path where a cookie signs in. An
 * element sends no token, so with one the file is fetched and shown from memory, as long as the
 * element is there.
 */
export function useFileSource({ url, read, wanted = true }: FileToShow): FileSource {
  const { byCookie } = session;
  const file = useQuery({
    queryKey: ['files', url],
    queryFn: read,
    enabled: !byCookie && wanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const [made, setMade] = useState<string>();
  useEffect(() => {
    if (file.data === undefined) return;
    const fromMemory = URL.createObjectURL(file.data);
    setMade(fromMemory);
    return () => URL.revokeObjectURL(fromMemory);
  }, [file.data]);
  return { source: byCookie ? url : made, error: file.error };
}
