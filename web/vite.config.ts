import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { dropSummaries } from './build/drop-summaries.ts';
import { holdInitialScripts } from './build/hold-initial-scripts.ts';
import { precompress } from './build/precompress.ts';

/** What a person waits for before the first page: more fails the build. */
const INITIAL_SCRIPTS_LIMIT = 200 * 1024;

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    react(),
    tailwindcss(),
    dropSummaries(),
    holdInitialScripts(INITIAL_SCRIPTS_LIMIT),
    precompress(),
  ],
  // The server puts a nonce of its own into each copy of the page.
  html: { cspNonce: '{{nonce}}' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // A data: address would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
  },
});
