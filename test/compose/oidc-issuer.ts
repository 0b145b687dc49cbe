import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface OidcIssuer {
  issuer: string;
  jwksUrl: string;
  /** Signs a person in, as a program of theirs would: by the issuer's discovery document and token endpoint. */
  signIn(person: string): Promise<string>;
  stop(): void;
}

/** An OpenID Connect issuer on 127.0.0.1 that takes everybody's word for who they are. */
export async function startOidcIssuer(): Promise<OidcIssuer> {
  const keys = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const tokenOf = (person: string) =>
    new SignJWT({ role: 'authenticated' })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience('authenticated')
      .setSubject(person)
      .setExpirationTime('1h')
      .sign(keys.privateKey);
  const server = createServer(async (request, response) => {
    const answers: Record<string, () => unknown> = {
      'GET /.well-known/openid-configuration': () => ({
        issuer,
        jwks_uri: `${issuer}/keys`,
        token_endpoint: `${issuer}/token`,
      }),
      'GET /keys': () => ({ keys: [jwk] }),
      'POST /token': async () => {
        const form = new URLSearchParams(await text(request));
        return { token_type: 'Bearer', access_token: await tokenOf(form.get('username') ?? '') };
      },
    };
    const answer = answers[`${request.method} ${request.url}`];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify((await answer?.()) ?? null));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const discover = async () =>
    (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as {
      jwks_uri: string;
      token_endpoint: string;
    };
  return {
    issuer,
    jwksUrl: (await discover()).jwks_uri,
    signIn: async (person) => {
      const body = new URLSearchParams({ grant_type: 'password', username: person });
      const answer = await fetch((await discover()).token_endpoint, { method: 'POST', body });
      return ((await answer.json()) as { access_token: string }).access_token;
    },
    stop: () => server.close(),
  };
}
