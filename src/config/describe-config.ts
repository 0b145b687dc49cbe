import { maskUrl } from '../db/mask-url.ts';
import type { Config, Origin } from './load-config.ts';
import { SETTINGS, type Setting, type SettingName } from './settings.ts';

export interface DescribedSetting {
  setting: string;
  /** Null where nothing is set; secrets are masked. */
  value: string | null;
  from: Origin;
  env: string;
  what: string;
}

const MASK = '****';

/** What is in force and where each value comes from, fit for anybody's eyes. */
export function describeConfig({ settings, origins }: Config): DescribedSetting[] {
  return (Object.entries(SETTINGS) as [SettingName, Setting][]).map(([name, setting]) => ({
    setting: setting.key,
    value: shown(setting, settings[name]),
    from: origins[name],
    env: setting.env,
    what: setting.what,
  }));
}

function shown({ secret, key }: Setting, value: unknown): string | null {
  if (value === undefined) return null;
  // Of a connection string the host is worth seeing; a text that has no password to find is masked whole.
  const masked = key === 'database_url' ? maskUrl(String(value)) : MASK;
  if (secret !== true) return String(value);
  return masked === String(value) && !/^postgres(ql)?:\/\/[^:@/]*(@|\/)/.test(masked)
    ? MASK
    : masked;
}
