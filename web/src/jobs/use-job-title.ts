import { useQuery } from '@tanstack/react-query';
import type { Job } from '../../../src/contract/index.ts';
import { booksQuery } from '../data/books.ts';
import { jobTitle } from './job-title.ts';

/** Names jobs for people, by the titles of their books. */
export function useJobTitle(): (job: Job) => string {
  const books = useQuery(booksQuery()).data?.items ?? [];
  return (job) => jobTitle(job, books);
}
