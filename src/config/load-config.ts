import { AppError } from '../contract/error.ts';
import type { DatabaseTarget } from '../db/database.ts';
import { defaultDataDir } from '../db/default-data-dir.ts';
import { withDefaults } from '../provider/default-engines.ts';
import type { Providers } from '../provider/provider.ts';
import { readProviders } from '../provider/read-providers.ts';
import { CONFIG_FILE, type ConfigFile, readConfigFile } from './read-config-file.ts';
import { SETTINGS, type Setting, type SettingName, type Settings } from './settings.ts';

/** Where a value comes from, the strongest first. */
export type Origin = 'flag' | 'environment' | 'file' | 'default';
const STRENGTH: Origin[] = ['flag', 'environment', 'file', 'default'];

export interface Config {
  settings: Settings;
  origins: Record<SettingName, Origin>;
  /** The file that was read; null where there is none. */
  file: string | null;
  target: DatabaseTarget;
  /** The Goldenrod to work on over HTTP, where one was named at least as strongly as a database. */
  server: ServerTarget | undefined;
  /** Who speaks and draws over the network, by name. */
  providers: Providers;
}

export interface ServerTarget {
  url: string;
  token: string | undefined;
}

export interface ConfigSources {
  flags: Partial<Record<SettingName, string | undefined>>;
  env: NodeJS.ProcessEnv;
  /** A file that was named; else goldenrod.json where that is. */
  file?: string | undefined;
}

/**
 * What is in force: flags over environment over file over defaults.
 *
 * @throws AppError `config.invalid`, with everything that is wrong at once
 */
export function loadConfig({ flags, env, file: named }: ConfigSources): Config {
  const path = named ?? (env.GOLDENROD_CONFIG || undefined);
  const file = readConfigFile(path ?? CONFIG_FILE, { named: path !== undefined });
  const problems = [...file.problems, ...unknownKeys(file)];
  const settings: Record<string, unknown> = {};
  const origins: Record<string, Origin> = {};
  for (const [name, setting] of entries()) {
    const [origin, value] = pick(setting, flags[name], env, file);
    const parsed = setting.shape.safeParse(value);
    origins[name] = origin;
    settings[name] = parsed.data;
    if (!parsed.success) {
      const reasons = parsed.error.issues.map(({ message }) => message).join(', ');
      problems.push(`${nameOf(setting, origin, file)}: ${reasons}`);
    }
  }
  const { providers, problems: wrong } = readProviders({
    env,
    told: file.providers,
    file: file.path,
  });
  problems.push(...wrong);
  const config = {
    settings: settings as Settings,
    origins: origins as Record<SettingName, Origin>,
    file: file.values.size > 0 || file.providers !== undefined ? file.path : null,
  };
  problems.push(...contradictions(config));
  if (problems.length > 0) throw invalid(problems);
  return {
    ...config,
    providers: marked(providers, config.settings),
    target: chooseTarget(config),
    server: chooseServer(config),
  };
}

/** With those marked that are asked where nobody names an engine. */
function marked(providers: Providers, { speechEngine, imageEngine }: Settings): Providers {
  try {
    return withDefaults(providers, { speech: speechEngine, images: imageEngine });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw invalid([`speech_engine, image_engine: ${error.message}`]);
  }
}

function entries(): [SettingName, Setting][] {
  return Object.entries(SETTINGS) as [SettingName, Setting][];
}

/** An empty variable counts as not set, as shells and compose files leave them. */
function pick(
  { key, env: variable }: Setting,
  flag: string | undefined,
  env: NodeJS.ProcessEnv,
  file: ConfigFile,
): [Origin, unknown] {
  if (flag !== undefined) return ['flag', flag];
  if (env[variable]) return ['environment', env[variable]];
  if (file.values.has(key)) return ['file', file.values.get(key)];
  return ['default', undefined];
}

function nameOf({ key, env, flag }: Setting, origin: Origin, file: ConfigFile): string {
  if (origin === 'flag') return flag ?? key;
  return origin === 'environment' ? env : `${key} in ${file.path}`;
}

function unknownKeys({ values, path }: ConfigFile): string[] {
  const known = new Set(entries().map(([, { key }]) => key));
  return [...values.keys()]
    .filter((key) => !known.has(key))
    .map((key) => `${key} in ${path}: there is no such setting`);
}

type Chosen = Pick<Config, 'settings' | 'origins'>;

function contradictions({ settings, origins }: Chosen): string[] {
  const { issuer, jwksUrl, jwtSecret } = settings;
  const problems: string[] = [];
  if (issuer !== undefined && jwksUrl === undefined && jwtSecret === undefined) {
    problems.push('auth.issuer: its tokens need auth.jwks_url or auth.jwt_secret to be checked');
  }
  if (issuer === undefined && (jwksUrl !== undefined || jwtSecret !== undefined)) {
    problems.push('auth.issuer: is missing, and keys are given for its tokens');
  }
  if ((settings.supabaseUrl === undefined) !== (settings.supabasePublishableKey === undefined)) {
    problems.push(
      'auth.supabase_url and auth.supabase_publishable_key: one is of no use without the other',
    );
  }
  if (settings.supabaseUrl !== undefined && issuer === undefined) {
    problems.push(
      `auth.issuer: is missing, and people sign in at a Supabase project: its tokens are of ${settings.supabaseUrl.replace(/\/+$/, '')}/auth/v1`,
    );
  }
  const places = (['server', 'databaseUrl', 'data'] as const)
    .filter((name) => origins[name] === 'flag')
    .map((name) => SETTINGS[name].flag);
  if (places.length > 1) {
    problems.push(`${places.join(' and ')} were both given: the work is done in one place`);
  }
  if (origins.user === 'flag' && chooseServer({ settings, origins }) !== undefined) {
    problems.push('--as: on a server the token says who works');
  }
  return problems;
}

type Place = 'server' | 'databaseUrl' | 'data';

function isStronger({ origins }: Chosen, one: Place, other: Place): boolean {
  return STRENGTH.indexOf(origins[one]) < STRENGTH.indexOf(origins[other]);
}

/** What was said more strongly; a database server over a folder where both were said alike. */
function chooseTarget(chosen: Chosen): DatabaseTarget {
  const { data, databaseUrl, diskReserveMb } = chosen.settings;
  const folderIsStronger = isStronger(chosen, 'data', 'databaseUrl');
  if (databaseUrl !== undefined && !(data !== undefined && folderIsStronger))
    return { url: databaseUrl };
  const reserve = diskReserveMb === undefined ? undefined : diskReserveMb * 1e6;
  return { dataDir: data ?? defaultDataDir(), reserve };
}

/** A Goldenrod over HTTP, unless a database was said more strongly. */
function chooseServer(chosen: Chosen): ServerTarget | undefined {
  const { server: url, token } = chosen.settings;
  const databaseIsStronger =
    isStronger(chosen, 'databaseUrl', 'server') || isStronger(chosen, 'data', 'server');
  return url === undefined || databaseIsStronger ? undefined : { url, token };
}

function invalid(problems: string[]): AppError {
  return new AppError('config.invalid', `the configuration is not valid: ${problems.join('; ')}`, {
    hint: 'See what is in force, and where from: goldenrod config',
    details: { problems },
  });
}
