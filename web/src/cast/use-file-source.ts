import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { session } from '../session/session.ts';

/**
 * Where an element of the page finds a file of the API: its own path where a cookie signs in. An
 * element sends no token, so with one the file is fetched and shown from memory.
 *
 * @param url path of the file
 * @param read fetches it
 */
export function useFileSource(url: string, read: () => Promise<Blob>): string | undefined {
  const file = useQuery({
    queryKey: ['files', url],
    queryFn: async () => ((await session.token()) === undefined ? url : read()),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [source, setSource] = useState<string>();
  useEffect(() => {
    if (!(file.data instanceof Blob)) {
      setSource(file.data);
      return;
    }
    const made = URL.createObjectURL(file.data);
    setSource(made);
    return () => URL.revokeObjectURL(made);
  }, [file.data]);
  return source;
}
