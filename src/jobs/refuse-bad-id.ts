import { AppError } from '../contract/error.ts';
import { isUuid } from '../contract/uuid.ts';

export function noSuchJob(id: string): AppError {
  return new AppError('not_found', `there is no job ${id}`, {
    hint: 'List your jobs and take an id from there: goldenrod job list',
    details: { job: id },
  });
}

/** What is no id at all names no job. */
export function refuseBadId(id: string): void {
  if (!isUuid(id)) throw noSuchJob(id);
}
