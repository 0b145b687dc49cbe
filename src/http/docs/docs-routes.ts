import type { Hono } from 'hono';
import type { AppContext, AppEnv } from '../app-env.ts';
import { routes } from '../routes.ts';
import { DOCS_CSP, DOCS_STYLE, docsPage } from './docs-page.ts';

/** What says what the API can do; nobody needs to sign in for it. */
export function addDocsRoutes(app: Hono<AppEnv>, version: string): void {
  const operations = routes.map(({ operation }) => operation);
  let openApi: string | undefined;
  app.get('/openapi.json', async (c) => {
    // Loaded when somebody asks: it is not needed to serve.
    const { openApiDocument } = await import('./openapi.ts');
    openApi ??= JSON.stringify(openApiDocument(operations, version));
    return named(c, '/openapi.json').body(openApi, 200, { 'content-type': 'application/json' });
  });
  app.get('/docs', (c) => {
    c.header('content-security-policy', DOCS_CSP);
    return named(c, '/docs').html(docsPage(operations, version));
  });
  app.get('/docs/style.css', (c) =>
    named(c, '/docs/style.css').body(DOCS_STYLE, 200, {
      'content-type': 'text/css; charset=utf-8',
    }),
  );
}

function named(c: AppContext, pattern: string): AppContext {
  c.set('pattern', pattern);
  return c;
}
