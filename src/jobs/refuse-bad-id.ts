import { AppError } from '../contract/error.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function noSuchJob(id: string): AppError {
  return new AppError('not_found', `there is no job ${id}`, {
    hint: 'List your jobs and take an id from there: goldenrod job list',
    details: { job: id },
  });
}

/** What is no id at all names no job. */
export function refuseBadId(id: string): void {
  if (!UUID.test(id)) throw noSuchJob(id);
}
