/** The files that read or write whole tables, which `--online` does ahead. */
export const PREPARED_VERSIONS: readonly string[] = [
  '20251004000001',
  '20251004000002',
  '20251004000003',
];
