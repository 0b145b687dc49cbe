import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Operation } from '../../contract/operation.ts';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What a page of ours may load: its own style sheet, nothing else, and no script. */
export const DOCS_CSP =
  "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export const DOCS_STYLE = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid #8884; }
code { font: 0.9rem ui-monospace, monospace; }
td:first-child { width: 4rem; }
`;

/** The operations of the API by tag, as one page that needs no script and nothing from elsewhere. */
export function docsPage(operations: Operation[], version: string): Html {
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Goldenrod API</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<h1>Goldenrod API ${version}</h1>
<p>Every shape is in <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1). Errors are
RFC 9457 problem details with a code. A listing gives <code>items</code> and <code>next</code>, the
<code>cursor</code> of the page after it; <code>can</code> says what you may do with an item. Send
<code>Idempotency-Key</code> with what creates, <code>If-Match</code> with what edits a text.</p>
<nav><ul>${tags.map((tag) => html`<li><a href="#${tag}">${tag}</a></li>`)}</ul></nav>
${tags.map((tag) =>
  section(
    tag,
    operations.filter((each) => each.tag === tag),
  ),
)}
</body>
</html>
`;
}

function section(tag: string, operations: Operation[]): Html {
  return html`<section id="${tag}">
<h2>${tag}</h2>
<table>
<thead><tr><th>Method</th><th>Path</th><th>Does</th></tr></thead>
<tbody>${operations.map(row)}</tbody>
</table>
</section>
`;
}

function row({ id, method, path, summary }: Operation): Html {
  return html`<tr id="${id}"><td><code>${method.toUpperCase()}</code></td><td><code>${path}</code></td><td>${summary}</td></tr>
`;
}
