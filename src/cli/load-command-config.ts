import type { Command } from 'commander';
import { type Config, loadConfig } from '../config/load-config.ts';
import type { GlobalOptions } from './global-options.ts';

interface ConfigOptions extends GlobalOptions {
  port?: string;
  host?: string;
  metricsPort?: string;
  metricsHost?: string;
}

/** What is in force for a command: its flags over the environment over the file. */
export function loadCommandConfig(command: Command): Config {
  const {
    databaseUrl,
    data,
    server,
    token,
    as: user,
    port,
    host,
    metricsPort,
    metricsHost,
    config,
  } = command.optsWithGlobals<ConfigOptions>();
  return loadConfig({
    flags: { databaseUrl, data, server, token, user, port, host, metricsPort, metricsHost },
    env: process.env,
    file: config,
  });
}
