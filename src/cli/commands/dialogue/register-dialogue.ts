import type { Command } from 'commander';
import { registerConfirming } from './confirm.ts';
import { registerExport } from './export.ts';
import { registerImport } from './import.ts';
import { registerList } from './list.ts';
import { registerReading } from './read-text.ts';

export function registerDialogue(program: Command): void {
  const dialogue = program.command('dialogue');
  registerReading(dialogue);
  registerList(dialogue);
  registerConfirming(dialogue);
  registerExport(dialogue);
  registerImport(dialogue);
}
