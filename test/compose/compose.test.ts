import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../src/contract/job.ts';
import { packageRoot } from '../../src/db/package-root.ts';
import { freePort } from '../harness/free-port.ts';
import { commandEnv, goldenrod, sampleFile } from '../harness/goldenrod.ts';
import { type PostgresServer, startPostgres } from '../harness/postgres-server.ts';
import { until } from '../harness/until.ts';
import { askAs } from '../http/api-server.ts';
import { type ComposeService, composeServices } from './compose-services.ts';
import { type OidcIssuer, startOidcIssuer } from './oidc-issuer.ts';

const MAIN = join(packageRoot(), 'dist/command/main.js');
const POSTGRES_PASSWORD = "the owner's own";
const GOLDENROD_SERVICE_PASSWORD = 'that of the service';

/** Every service of compose.yaml as a process here: its command and environment, with this machine's addresses. */
describe('compose.yaml, process by process', () => {
  let postgres: PostgresServer;
  let issuer: OidcIssuer;
  let services: Record<string, ComposeService>;
  let media: string;
  const running: ChildProcess[] = [];
  /** What stands in for an address of the network that the containers would have. */
  const addresses = new Map<string, string>();

  beforeAll(async () => {
    [postgres, issuer] = [await startPostgres({ major: 18 }), await startOidcIssuer()];
    media = mkdtempSync(join(tmpdir(), 'goldenrod-compose-'));
    await makeOwner();
    services = composeServices({
      POSTGRES_PASSWORD,
      GOLDENROD_SERVICE_PASSWORD,
      GOLDENROD_AUTH_ISSUER: issuer.issuer,
      GOLDENROD_AUTH_JWKS_URL: issuer.jwksUrl,
    });
    addresses.set('db:5432', `127.0.0.1:${postgres.port}`);
    addresses.set('0.0.0.0', '127.0.0.1');
  });
  afterAll(async () => {
    for (const child of running) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    }
    await Promise.all(
      running.map((child) =>
        child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined,
      ),
    );
    issuer.stop();
    await postgres.stop();
    await rm(media, { recursive: true, force: true });
  });

  /** As the image of PostgreSQL does: a superuser with a password, and a database of theirs. */
  async function makeOwner(): Promise<void> {
    const rules = join(postgres.dataDir, 'pg_hba.conf');
    writeFileSync(
      rules,
      `host all goldenrod,goldenrod_service 127.0.0.1/32 scram-sha-256\n${readFileSync(rules, 'utf8')}`,
    );
    await postgres.restart();
    const admin = new pg.Client({ connectionString: postgres.url('postgres') });
    await admin.connect();
    await admin.query(
      `create role goldenrod superuser login password ${pg.escapeLiteral(POSTGRES_PASSWORD)}`,
    );
    await admin.query('create database goldenrod owner goldenrod');
    await admin.end();
  }

  const service = (name: string): ComposeService => {
    const found = services[name];
    if (found === undefined) throw new Error(`compose.yaml has no service ${name}`);
    return found;
  };
  const here = (text: string) =>
    [...addresses].reduce((told, [there, address]) => told.replaceAll(there, address), text);
  const envOf = ({ environment }: ComposeService) => {
    const told = Object.entries(environment).map(([name, value]) => [name, here(value)]);
    return Object.fromEntries([...told, ['GOLDENROD_MEDIA', media]]) as Record<string, string>;
  };

  /** A service that runs on, on a port of its own; resolves once its own health check says so. */
  async function start(name: string, port: string): Promise<number> {
    const told = service(name);
    const taken = await freePort();
    const env = envOf(told);
    for (const [key, value] of Object.entries(env)) if (value === port) env[key] = String(taken);
    const child = spawn(process.execPath, [MAIN, ...told.command], {
      env: commandEnv(env),
      stdio: 'ignore',
    });
    running.push(child);
    const [how, program = '', ...args] = told.healthcheck?.test ?? [];
    expect([how, program]).toEqual(['CMD', 'node']);
    const check = args.map((text) => text.replace(`:${port}/`, `:${taken}/`));
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
      const [code] = await once(spawn(process.execPath, check, { stdio: 'ignore' }), 'exit');
      return code === 0;
    });
    return taken;
  }

  it('migrates, makes the login, serves, and does jobs for people who sign in for the first time', async () => {
    expect(service('login').depends_on).toHaveProperty('migrate');
    for (const name of ['migrate', 'login']) {
      const told = service(name);
      const answer = await goldenrod(told.command, { env: envOf(told) });
      expect([answer.code, answer.stderr], name).toEqual([0, expect.not.stringContaining('error')]);
    }
    const port = await start('api', '4850');
    const replicas = service('worker').deploy?.replicas ?? 1;
    expect(replicas).toBe(2);
    for (let n = 0; n < replicas; n += 1) await start('worker', '4851');

    const api = { url: `http://127.0.0.1:${port}` };
    const ann = askAs(api, await issuer.signIn('oauth|ann'));
    const imported = await ann<{ book: { id: string; handle: string } }>(
      'POST',
      '/v1/books?file_name=lamp.md',
      { body: readFileSync(sampleFile, 'utf8') },
    );
    expect(imported.status).toBe(201);
    const { handle } = imported.body.book;
    const asked = await ann<Job>('POST', '/v1/jobs', {
      body: { kind: 'draft', input: { book: handle, chapter: 1 } },
    });
    expect(asked.status).toBe(202);
    const done = await until(async () => {
      const { body } = await ann<Job>('GET', `/v1/jobs/${asked.body.id}`);
      return ['queued', 'running'].includes(body.state) ? undefined : body;
    });
    expect(done).toMatchObject({ state: 'done', error: null });

    const ben = askAs(api, await issuer.signIn('oauth|ben'));
    expect((await ben<{ items: object[] }>('GET', '/v1/books')).body.items).toEqual([]);
    expect((await ben('GET', `/v1/jobs/${asked.body.id}`)).status).toBe(404);

    const again = { url: `http://127.0.0.1:${await start('api', '4850')}` };
    const annAgain = askAs(again, await issuer.signIn('oauth|ann'));
    expect((await annAgain<{ items: object[] }>('GET', '/v1/books')).body.items).toHaveLength(1);
  });

  it('is not started without what must be set', () => {
    expect(() => composeServices({ POSTGRES_PASSWORD })).toThrow('set GOLDENROD_SERVICE_PASSWORD');
  });
});
