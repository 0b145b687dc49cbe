/** Which version an address means: as `?version=3`, with `&style=` in another style than the usual. */
export interface VersionSearch {
  style?: string | undefined;
  version?: number | undefined;
}

/** Reads what an address says after `?`: what names no version is as if it were not there. */
export function versionSearch({ style, version }: Record<string, unknown>): VersionSearch {
  return {
    style: typeof style === 'string' ? style : undefined,
    version: typeof version === 'number' ? version : undefined,
  };
}

/** The version on the desk, without one the newest of the chapter; a line to begin at, or characters of the prose. */
export interface DeskSearch extends VersionSearch {
  line?: number | undefined;
  prose?: string | undefined;
}

export function deskSearch(search: Record<string, unknown>): DeskSearch {
  const { line, prose } = search;
  return {
    ...versionSearch(search),
    line: typeof line === 'number' ? line : undefined,
    prose: typeof prose === 'string' && /^\d+-\d+$/.test(prose) ? prose : undefined,
  };
}

/** Two versions by their names, `v3` or `stage play/v3`. */
export interface CompareSearch {
  from?: string | undefined;
  to?: string | undefined;
}

export function compareSearch({ from, to }: Record<string, unknown>): CompareSearch {
  return {
    from: typeof from === 'string' ? from : undefined,
    to: typeof to === 'string' ? to : undefined,
  };
}
