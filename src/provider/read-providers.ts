import { statSync } from 'node:fs';
import { z } from 'zod';
import { PROVIDER_KINDS } from '../contract/spend.ts';
import { isLoopback, wrongWithUrl } from './check-base-url.ts';
import { Price } from './price-table.ts';
import { OWN_ENGINES, type Provider, type Providers } from './provider.ts';

/** An engine's name; those that are always there are taken. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const TIMEOUT_S = 120;

const text = z.string('is no text').trim().min(1, 'is empty');
const flag = z.union([
  z.boolean(),
  z
    .enum(['true', 'false', '1', '0'], 'is neither true nor false')
    .transform((word) => word === 'true' || word === '1'),
]);
/** One provider in the file: `providers.NAME`. */
const Told = z.strictObject({
  url: text,
  kind: z.enum(PROVIDER_KINDS, `is none of ${PROVIDER_KINDS.join(', ')}`),
  // A key is one word: what has a line break in it would be two headers.
  key: text.regex(/^[\x21-\x7e]+$/, 'is no key').optional(),
  speech_model: text.optional(),
  image_model: text.optional(),
  workflow: text.optional(),
  reference_workflow: text.optional(),
  paid: flag.optional(),
  timeout_seconds: z.coerce.number('is no number').min(1).max(3_600).optional(),
  prices: z.record(z.string(), Price).optional(),
});

const VARIABLE =
  /^GOLDENROD_PROVIDER_([A-Z0-9_]+?)_(URL|KEY|KIND|SPEECH_MODEL|IMAGE_MODEL|REFERENCE_WORKFLOW|WORKFLOW|PAID|TIMEOUT_SECONDS)$/;

export interface ProviderSources {
  env: NodeJS.ProcessEnv;
  /** What stands at `providers` in the file; undefined where nothing does. */
  told: unknown;
  file: string;
}

/** Reads who speaks and draws over the network; everything that is wrong is told at once, and no key. */
export function readProviders({ env, told, file }: ProviderSources): {
  providers: Providers;
  problems: string[];
} {
  const problems: string[] = [];
  const raw = new Map<string, Record<string, unknown>>();
  if (told !== undefined) {
    const listed = z.record(z.string(), z.record(z.string(), z.unknown())).safeParse(told);
    if (!listed.success) problems.push(`providers in ${file}: is no object of objects`);
    for (const [name, values] of Object.entries(listed.data ?? {})) raw.set(name, { ...values });
    if ([...raw.values()].some(({ key }) => key !== undefined) && isReadByOthers(file)) {
      problems.push(`${file}: has a key and others may read it: chmod 600 ${file}`);
    }
  }
  const origins = takeVariables(env, raw);
  const providers = new Map<string, Provider>();
  for (const [name, values] of raw) {
    const nameOf = (key: string) =>
      origins.get(`${name} ${key}`) ?? `providers.${name}.${key} in ${file}`;
    const { provider, wrong } = readProvider(name, values, nameOf);
    problems.push(...wrong);
    if (provider !== null) providers.set(name, provider);
  }
  return { providers, problems };
}

/** Lays variables over what the file says; the names of the variables that were taken, by what they set. */
function takeVariables(
  env: NodeJS.ProcessEnv,
  raw: Map<string, Record<string, unknown>>,
): Map<string, string> {
  const spelled = new Map([...raw.keys()].map((name) => [asVariable(name), name]));
  const origins = new Map<string, string>();
  for (const [variable, value] of Object.entries(env)) {
    const [, spelling = '', key = ''] = VARIABLE.exec(variable) ?? [];
    if (spelling === '' || !value) continue;
    const name = spelled.get(spelling) ?? spelling.toLowerCase();
    raw.set(name, { ...raw.get(name), [key.toLowerCase()]: value });
    origins.set(`${name} ${key.toLowerCase()}`, variable);
  }
  return origins;
}

const asVariable = (name: string): string => name.toUpperCase().replace(/[^A-Z0-9]/g, '_');

function readProvider(
  name: string,
  values: Record<string, unknown>,
  nameOf: (key: string) => string,
): { provider: Provider | null; wrong: string[] } {
  if (!NAME.test(name) || OWN_ENGINES.includes(name)) {
    return {
      provider: null,
      wrong: [`${nameOf('url')}: ${name} cannot be the name of a provider`],
    };
  }
  const read = Told.safeParse(values);
  if (!read.success) {
    // Of what was given, nothing is repeated: it may be a key.
    const wrong = read.error.issues.map((issue) => {
      const key = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.path.join('.');
      return `${nameOf(key)}: ${issue.code === 'unrecognized_keys' ? 'there is no such setting' : issue.message}`;
    });
    return { provider: null, wrong };
  }
  const { url, kind, key, timeout_seconds = TIMEOUT_S, prices = {}, paid, ...more } = read.data;
  const problem = wrongWithUrl(url, key !== undefined);
  if (problem !== null) return { provider: null, wrong: [`${nameOf('url')}: ${problem}`] };
  const provider: Provider = {
    name,
    kind,
    url: url.replace(/\/+$/, ''),
    key: key ?? null,
    speechModel: more.speech_model ?? null,
    imageModel: more.image_model ?? null,
    workflow: more.workflow ?? null,
    referenceWorkflow: more.reference_workflow ?? null,
    paid: paid ?? !isLoopback(url),
    prices,
    timeoutMs: timeout_seconds * 1_000,
    defaultFor: [],
  };
  return { provider, wrong: [] };
}

/** Where a system knows of owners, group and others have no right to a file with keys. */
function isReadByOthers(file: string): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
}
