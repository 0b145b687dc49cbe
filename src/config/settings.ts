import { z } from 'zod';
import { EngineName } from '../contract/spending.ts';

/** One thing that can be set, by its three names: in the file, in the environment, as a flag. */
export interface Setting {
  /** In goldenrod.json; a dot leads into an object. */
  key: string;
  env: string;
  flag?: string;
  /** Reads a text as the environment and flags give it, or a value as the file does. */
  shape: z.ZodType;
  what: string;
  /** Shown as **** whoever asks. */
  secret?: true;
}

/** An empty variable is one that is not set. */
const Text = z.string().trim().min(1, 'is empty');
const Port = z.coerce.number('is no number').int('is no whole number').min(0).max(65_535);
const Rate = z.coerce.number('is no number').min(0.1).max(1_000_000);
const YesNo = z.union([
  z.boolean(),
  z
    .enum(['true', 'false', '1', '0'], 'is neither true nor false')
    .transform((text) => text === 'true' || text === '1'),
]);
const HttpUrl = z.url({ protocol: /^https?$/, error: 'is no http or https URL' });
/** Where a server is, and no more: what follows a question mark could be a secret. */
const ServerUrl = HttpUrl.refine(isBareAddress, {
  error: 'is more than an address; give the token apart (GOLDENROD_TOKEN)',
});

function isBareAddress(text: string): boolean {
  // What is no URL at all was told already.
  if (!URL.canParse(text)) return true;
  const { username, password, search, hash } = new URL(text);
  return [username, password, search, hash].every((part) => part === '');
}

/** A port that no well-known service uses. */
const USUAL_PORT = 4850;

export const SETTINGS = {
  databaseUrl: {
    key: 'database_url',
    env: 'DATABASE_URL',
    flag: '--database-url',
    shape: Text.optional(),
    what: 'PostgreSQL server to use',
    secret: true,
  },
  data: {
    key: 'data',
    env: 'GOLDENROD_DATA',
    flag: '--data',
    shape: Text.optional(),
    what: 'folder of the embedded database',
  },
  diskReserveMb: {
    key: 'disk_reserve_mb',
    env: 'GOLDENROD_DISK_RESERVE_MB',
    shape: z.coerce.number('is no number').min(0).optional(),
    what: 'MB of the disk of that folder that are kept free; 64 unless set',
  },
  speechEngine: {
    key: 'speech_engine',
    env: 'GOLDENROD_SPEECH_ENGINE',
    shape: EngineName.default('flite'),
    what: 'what speaks where a voice is chosen and no engine named',
  },
  imageEngine: {
    key: 'image_engine',
    env: 'GOLDENROD_IMAGE_ENGINE',
    shape: EngineName.default('drawn'),
    what: 'what draws where no engine is named; drawn: this machine',
  },
  server: {
    key: 'server',
    env: 'GOLDENROD_SERVER',
    flag: '--server',
    shape: ServerUrl.optional(),
    what: 'Goldenrod to work on over HTTP, in place of a database',
  },
  token: {
    key: 'token',
    env: 'GOLDENROD_TOKEN',
    flag: '--token',
    shape: z
      .string()
      .trim()
      .regex(/^[\x21-\x7e]+$/, 'is no token')
      .optional(),
    what: 'token that the server knows you by',
    secret: true,
  },
  user: {
    key: 'as',
    env: 'GOLDENROD_USER',
    flag: '--as',
    shape: Text.optional(),
    what: 'account to work as in local mode',
  },
  port: {
    key: 'port',
    env: 'GOLDENROD_PORT',
    flag: '--port',
    shape: Port.default(USUAL_PORT),
    what: 'port of the API',
  },
  host: {
    key: 'host',
    env: 'GOLDENROD_HOST',
    flag: '--host',
    shape: Text.default('127.0.0.1'),
    what: 'address that the API listens on',
  },
  issuer: {
    key: 'auth.issuer',
    env: 'GOLDENROD_AUTH_ISSUER',
    shape: Text.optional(),
    what: 'issuer of the tokens; with it, people sign in by token',
  },
  audience: {
    key: 'auth.audience',
    env: 'GOLDENROD_AUTH_AUDIENCE',
    shape: Text.default('authenticated'),
    what: 'audience of the tokens',
  },
  jwksUrl: {
    key: 'auth.jwks_url',
    env: 'GOLDENROD_AUTH_JWKS_URL',
    shape: HttpUrl.optional(),
    what: "address of the issuer's public keys",
  },
  jwtSecret: {
    key: 'auth.jwt_secret',
    env: 'GOLDENROD_AUTH_JWT_SECRET',
    shape: Text.min(32, 'has less than 32 characters').optional(),
    what: 'secret that the issuer shares with us',
    secret: true,
  },
  allowServiceRole: {
    key: 'auth.allow_service_role',
    env: 'GOLDENROD_AUTH_ALLOW_SERVICE_ROLE',
    shape: YesNo.default(false),
    what: 'whether tokens of the role service_role are let in',
  },
  supabaseUrl: {
    key: 'auth.supabase_url',
    env: 'GOLDENROD_SUPABASE_URL',
    shape: HttpUrl.optional(),
    what: 'Supabase project at which people sign in to the studio',
  },
  supabasePublishableKey: {
    key: 'auth.supabase_publishable_key',
    env: 'GOLDENROD_SUPABASE_PUBLISHABLE_KEY',
    shape: Text.optional(),
    what: "the project's publishable key, which every browser is told",
  },
  ratePerSecond: {
    key: 'rate.per_second',
    env: 'GOLDENROD_RATE_PER_SECOND',
    shape: Rate.default(50),
    what: 'requests a second of each caller, in the long run',
  },
  rateBurst: {
    key: 'rate.burst',
    env: 'GOLDENROD_RATE_BURST',
    shape: Rate.default(300),
    what: 'requests of each caller at once',
  },
  metricsPort: {
    key: 'metrics_port',
    env: 'GOLDENROD_METRICS_PORT',
    flag: '--metrics-port',
    shape: Port.optional(),
    what: 'port where a worker alone tells its health and metrics; it opens none without',
  },
  metricsHost: {
    key: 'metrics_host',
    env: 'GOLDENROD_METRICS_HOST',
    flag: '--metrics-host',
    shape: Text.default('127.0.0.1'),
    what: 'address that a worker listens on for them',
  },
  metricsToken: {
    key: 'metrics_token',
    env: 'GOLDENROD_METRICS_TOKEN',
    shape: Text.min(16, 'has less than 16 characters').optional(),
    what: 'token that lets a Prometheus of another machine in',
    secret: true,
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
export type Settings = {
  -readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['shape']>;
};
