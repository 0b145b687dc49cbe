import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/** For a machine without a screen, as whatever account, with nothing fetched that no test asked for. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // A microphone that beeps once a second; whether a page may use it, each test says.
  '--use-fake-device-for-media-stream',
];

export interface BrowserOptions {
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  /** Pictures of a screen with twice as many points, as docs/ shows them. */
  deviceScaleFactor?: number;
  timezoneId?: string;
}

export interface Browser extends AsyncDisposable {
  context: BrowserContext;
  close(): Promise<void>;
}

/** A Chromium of its own with an empty profile; it ends with this process at the latest. */
export async function startBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const { path, env } = findChromium();
  const profile = mkdtempSync(join(tmpdir(), 'goldenrod-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: path,
    args: FLAGS,
    env: { ...process.env, ...env, HOME: profile } as Record<string, string>,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    ...options,
  });
  // A limit for what hangs, and no measure of what is slow beside other tests.
  context.setDefaultTimeout(30_000);
  const close = async () => {
    await context.close().catch(() => undefined);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  return { context, close, [Symbol.asyncDispose]: close };
}
