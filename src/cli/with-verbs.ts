import type { ServerTarget } from '../config/load-config.ts';
import { AppError } from '../contract/error.ts';
import type { CliContext } from './context.ts';
import type { BoundVerbs } from './verbs/bound-verbs.ts';
import { withDatabase } from './with-database.ts';

/**
 * The verbs that a command works with: a server's where one was named, else those on the database,
 * which is closed afterwards. Use: `withVerbs(context, (verbs) => verbs.listBooks({}))`.
 */
export async function withVerbs<T>(
  context: CliContext,
  work: (verbs: BoundVerbs) => Promise<T>,
): Promise<T> {
  const { server } = context;
  if (server === undefined) {
    const { localVerbs } = await import('./verbs/local-verbs.ts');
    return withDatabase(context, (db, actor) => work(localVerbs(db, actor, context.providers)));
  }
  warnOfPlainHttp(context, server);
  const { remoteVerbs } = await import('./verbs/remote-verbs.ts');
  return work(remoteVerbs(server)).catch((error: unknown) => {
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
