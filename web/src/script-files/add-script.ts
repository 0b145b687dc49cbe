import type { Script } from '../../../src/contract/index.ts';
import { plural } from '../../../src/contract/plural.ts';
import { describeError } from '../data/describe-error.ts';
import { desk } from '../data/desk.ts';
import { refreshDesk } from '../data/refresh-desk.ts';
import { toast } from '../ui/toast-store.ts';
import { openingName } from './pasted-file.ts';

export interface ScriptPlace {
  /** Id or handle. */
  book: string;
  number: number;
  /** Undefined for the usual one. */
  style: string | undefined;
}

/** A file that was not taken, and why. */
export interface BadScript {
  name: string;
  reason: string;
}

/** Makes a file the next version of a chapter, and says so; what it returns is why not. */
export async function addScript(
  file: File,
  { book, number, style }: ScriptPlace,
  open: (made: Script) => void,
): Promise<BadScript | null> {
  try {
    const { script, findings } = await desk.importScript({
      params: { book, number: String(number) },
      query: { file_name: file.name, style },
      body: new Uint8Array(await file.arrayBuffer()),
    });
    await refreshDesk();
    toast({
      tone: 'good',
      title: `${openingName(file.name)} is version ${script.version} of chapter ${number}`,
      description: findings.length === 0 ? undefined : describeFindings(findings),
      action: { label: 'Open', run: () => open(script) },
    });
    return null;
  } catch (error) {
    const { message, hint } = describeError(error);
    return { name: file.name, reason: hint === undefined ? message : `${message} ${hint}` };
  }
}

/** The first of them in full: a toast is no list. */
function describeFindings(findings: readonly { what: string }[]): string {
  const [first, ...others] = findings;
  const more = others.length === 0 ? '' : ` And ${plural(others.length, 'more thing')} like it.`;
  return `Not sure, or not kept: ${first?.what}.${more}`;
}
