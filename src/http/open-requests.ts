import { AppError } from '../contract/error.ts';
import { Places } from './places.ts';

/** A browser has six open to a server; a program that works in parallel stays below as well. */
const MOST_REQUESTS = 100;
/** Files that are on their way in: each holds a place on the disk for as long as it takes to come. */
const MOST_UPLOADS = 8;

/** The requests that each caller has open in this process. */
export class OpenRequests {
  readonly #all = new Places(MOST_REQUESTS);
  readonly #uploads = new Places(MOST_UPLOADS);

  /**
   * @returns to be called when the request is over
   * @throws AppError `http.too_many_requests`
   */
  enter(key: string, { isUpload }: { isUpload: boolean }): () => void {
    const leave = this.#all.enter(key) ?? refuse(`${MOST_REQUESTS} requests`);
    if (!isUpload) return leave;
    const leaveUploads = this.#uploads.enter(key);
    if (leaveUploads === undefined) {
      leave();
      refuse(`${MOST_UPLOADS} files`);
    }
    return () => {
      leaveUploads();
      leave();
    };
  }
}

function refuse(what: string): never {
  throw new AppError('http.too_many_requests', `${what} of yours are on their way already`, {
    hint: 'Wait for one of them to end.',
  });
}
