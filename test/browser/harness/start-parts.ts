import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { studioPage } from '../../../src/http/studio/studio-page.ts';

export interface Parts extends AsyncDisposable {
  url: string;
  /** What the parts show from the next page on. */
  show(what: { script?: string; comparison?: unknown }): void;
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** Builds the parts of the desk (web/parts) and serves them under the studio's own policy. */
export async function startParts(): Promise<Parts> {
  const folder = mkdtempSync(join(tmpdir(), 'goldenrod-parts-'));
  await buildParts(folder);
  const template = readFileSync(join(folder, 'index.html'), 'utf8');
  let shown: { script?: string; comparison?: unknown } = {};
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/') {
      const { html, headers } = studioPage(template, {
        version: '0',
        sign_in: { kind: 'token' },
      });
      response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(html);
      return;
    }
    if (pathname === '/script' || pathname === '/comparison') {
      const body = pathname === '/script' ? (shown.script ?? '') : JSON.stringify(shown.comparison);
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(body);
      return;
    }
    try {
      const bytes = readFileSync(join(folder, normalize(pathname)));
      response.writeHead(200, { 'content-type': TYPES[extname(pathname)] ?? 'text/plain' });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    show: (what) => {
      shown = what;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function buildParts(outDir: string): Promise<void> {
  await build({
    root: fileURLToPath(new URL('../../../web/parts/', import.meta.url)),
    publicDir: fileURLToPath(new URL('../../../web/public/', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    plugins: [react(), tailwindcss()],
    html: { cspNonce: '{{nonce}}' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      modulePreload: { polyfill: false },
    },
  });
}
