import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Tells how many bytes of script the first page loads, gzipped, and fails the build over the limit. */
export function holdInitialScripts(limit: number): Plugin {
  return {
    name: 'hold-initial-scripts',
    generateBundle(_options, bundle) {
      const initial = new Set<string>();
      const add = (name: string) => {
        const chunk = bundle[name];
        if (chunk?.type !== 'chunk' || initial.has(name)) return;
        initial.add(name);
        for (const imported of chunk.imports) add(imported);
      };
      for (const each of Object.values(bundle)) {
        if (each.type === 'chunk' && each.isEntry) add(each.fileName);
      }
      const bytes = [...initial].reduce((sum, name) => {
        const chunk = bundle[name];
        return sum + (chunk?.type === 'chunk' ? gzipSync(chunk.code).length : 0);
      }, 0);
      const said = `initial scripts: ${(bytes / 1024).toFixed(1)} kB gzipped of ${limit / 1024} kB`;
      if (bytes > limit)
        this.error(`${said}. Load what the first page does not need when it is needed.`);
      console.log(`dist/web: ${said}`);
    },
  };
}
