import type { Provider } from '../provider.ts';

export function bearer({ key }: Provider): Record<string, string> {
  return key === null ? {} : { authorization: `Bearer ${key}` };
}
