import type { Command } from 'commander';
import { type Config, loadConfig } from '../config/load-config.ts';
import type { GlobalOptions } from './context.ts';

interface ConfigOptions extends GlobalOptions {
  config?: string;
  port?: string;
  host?: string;
}

/** What is in force for a command: its flags over the environment over the file. */
export function loadCommandConfig(command: Command): Config {
  const {
    databaseUrl,
    data,
    as: user,
    port,
    host,
    config,
  } = command.optsWithGlobals<ConfigOptions>();
  return loadConfig({
    flags: { databaseUrl, data, user, port, host },
    env: process.env,
    file: config,
  });
}
