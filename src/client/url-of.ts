interface Parts {
  params?: Record<string, unknown> | undefined;
  query?: Record<string, unknown> | undefined;
}

/** The address of an operation; what people wrote is escaped, so that it stays in its place. */
export function urlOf(base: string, path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = String(params[name] ?? '');
    // A browser would take these for steps up the path, escaped or not.
    if (value === '.' || value === '..' || value === '') return encodeURIComponent(` ${value}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  const question = search.size > 0 ? `?${search}` : '';
  return `${base.replace(/\/+$/, '')}${filled}${question}`;
}
