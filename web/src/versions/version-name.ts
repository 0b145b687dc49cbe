import { DEFAULT_STYLE } from '../../../src/contract/index.ts';
import type { VersionSearch } from '../app/version-search.ts';

interface Named {
  style: string;
  version: number;
}

/** A version as addresses and headings name it: `v3`, or `stage play/v3` in another style. */
export function versionName({ style, version }: Named): string {
  return style === DEFAULT_STYLE ? `v${version}` : `${style}/v${version}`;
}

/** What an address says after `?` to mean a version. */
export function searchOf({ style, version }: Named): VersionSearch {
  return style === DEFAULT_STYLE ? { version } : { style, version };
}

/** The version that `?version=3` means: of the usual style where none is named. */
export function searchedVersion<Version extends Named>(
  versions: readonly Version[],
  { style = DEFAULT_STYLE, version }: VersionSearch,
): Version | undefined {
  return versions.find((each) => each.style === style && each.version === version);
}

/** The version of a name; undefined where the chapter has none such. */
export function findVersion<Version extends Named>(
  versions: readonly Version[],
  name: string | undefined,
): Version | undefined {
  return versions.find((each) => versionName(each) === name);
}
