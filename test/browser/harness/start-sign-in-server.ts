import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';

const SECRET = 'a shared secret that is long enough for HS256, and then some';

/** What the studio asks of a Supabase project's sign-in, over HTTP as GoTrue answers it. */
export interface SignInServer extends AsyncDisposable {
  url: string;
  /** How Goldenrod is configured for it. */
  env: Record<string, string>;
  /** The links that were mailed, oldest first. */
  mailed: string[];
  /** Grants and sign-outs, in their order: `password`, `refresh_token`, `pkce`, `logout global`. */
  asked: string[];
  /** How long the next tokens are good, in seconds. */
  lifetime: number;
}

interface Account {
  id: string;
  email: string;
  password: string;
}

export async function startSignInServer(account: Account): Promise<SignInServer> {
  const codes = new Set<string>();
  const refreshTokens = new Set<string>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) =>
      send(response, 500, { msg: String(error) }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${url}/auth/v1`;
  const signIn: SignInServer = {
    url,
    env: {
      GOLDENROD_AUTH_ISSUER: issuer,
      GOLDENROD_AUTH_JWT_SECRET: SECRET,
      GOLDENROD_SUPABASE_URL: url,
      GOLDENROD_SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_of_a_test',
    },
    mailed: [],
    asked: [],
    lifetime: 3600,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };

  async function session() {
    const now = Math.floor(Date.now() / 1000);
    const refresh = randomUUID();
    refreshTokens.add(refresh);
    const user = {
      id: account.id,
      aud: 'authenticated',
      role: 'authenticated',
      email: account.email,
    };
    const token = await new SignJWT({ role: 'authenticated', email: account.email })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience('authenticated')
      .setSubject(account.id)
      .setIssuedAt(now)
      .setExpirationTime(now + signIn.lifetime)
      .sign(new TextEncoder().encode(SECRET));
    return {
      access_token: token,
      token_type: 'bearer',
      expires_in: signIn.lifetime,
      expires_at: now + signIn.lifetime,
      refresh_token: refresh,
      user,
    };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    response.setHeader(
      'access-control-allow-headers',
      '*, authorization, apikey, content-type, x-client-info, x-supabase-api-version',
    );
    response.setHeader('access-control-allow-methods', 'GET, POST');
    if (request.method === 'OPTIONS') return send(response, 204);
    const body = await readJson(request);
    switch (pathname) {
      case '/auth/v1/token':
        return grant(response, searchParams.get('grant_type') ?? '', body);
      case '/auth/v1/otp': {
        const code = randomUUID();
        codes.add(code);
        const back = new URL(searchParams.get('redirect_to') ?? '');
        back.searchParams.set('code', code);
        signIn.mailed.push(back.href);
        return send(response, 200, {});
      }
      case '/auth/v1/logout':
        signIn.asked.push(`logout ${searchParams.get('scope')}`);
        refreshTokens.clear();
        return send(response, 204);
      default:
        return send(response, 404, { msg: `nothing at ${pathname}` });
    }
  }

  async function grant(response: ServerResponse, type: string, body: Record<string, string>) {
    signIn.asked.push(type);
    const good =
      (type === 'password' && body.email === account.email && body.password === account.password) ||
      (type === 'refresh_token' && refreshTokens.delete(body.refresh_token ?? '')) ||
      (type === 'pkce' && codes.delete(body.auth_code ?? '') && Boolean(body.code_verifier));
    if (good) return send(response, 200, await session());
    send(response, 400, {
      code: 400,
      error_code: 'invalid_credentials',
      msg: 'Invalid login credentials',
    });
  }
  return signIn;
}

async function readJson(request: IncomingMessage): Promise<Record<string, string>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as Record<string, string>);
}

function send(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
