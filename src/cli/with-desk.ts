import type { ServerTarget } from '../config/load-config.ts';
import { AppError } from '../contract/error.ts';
import type { CliContext } from './context.ts';
import type { Desk } from './desk/desk.ts';
import { withDatabase } from './with-database.ts';

/**
 * The desk that a command works on: a server's where one was named, else that of the database,
 * which is closed afterwards. Use: `withDesk(context, (desk) => desk.listBooks())`.
 */
export async function withDesk<T>(
  context: CliContext,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  const { server } = context;
  if (server === undefined) {
    const { databaseDesk } = await import('./desk/database-desk.ts');
    return withDatabase(context, (db, actor) => work(databaseDesk(db, actor)));
  }
  warnOfPlainHttp(context, server);
  const { remoteDesk } = await import('./desk/remote-desk.ts');
  return work(remoteDesk(server)).catch((error: unknown) => {
    throw error instanceof AppError ? inTermsOfHere(error, server.token) : error;
  });
}

function warnOfPlainHttp(context: CliContext, { url, token }: ServerTarget): void {
  const { protocol, hostname } = new URL(url);
  const stays = protocol === 'https:' || /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  if (token === undefined || stays) return;
  context.progress(`warning: everybody on the way to ${hostname} can read the token: use https`);
}

/** The API says what a request needs; this says it of a command. */
function inTermsOfHere(error: AppError, token: string | undefined): AppError {
  if (error.code !== 'http.unauthenticated') return error;
  const given = token !== undefined;
  return new AppError(error.code, given ? error.message : 'the server asks for a token', {
    hint: given
      ? 'Give a token that is valid now: GOLDENROD_TOKEN or --token.'
      : 'Give yours: GOLDENROD_TOKEN or --token. In local mode it is in the link that `goldenrod up` prints.',
    cause: error,
  });
}
