import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../src/cli/program.ts';
import { type OperationName, operations } from '../../src/contract/index.ts';
import * as library from '../../src/index.ts';

/** The command that does an operation; where there is none, why. */
const COMMANDS: Record<OperationName, string | { none: string }> = {
  getMe: { none: 'a command works as whom --as or the token names' },
  listBooks: 'book list',
  importBook: 'book import',
  getBook: 'book show',
  renameBook: 'book rename',
  deleteBook: 'book delete',
  readBookCover: 'book cover',
  setBookCover: 'book cover',
  removeBookCover: 'book cover',
  listChapters: 'chapter list',
  getChapter: 'chapter show',
  replaceChapter: 'chapter replace',
  listScripts: 'script list',
  listTimeline: { none: 'a page of the studio; script list and script show tell the same' },
  listChapterHistory: { none: 'a page of the studio; script show tells each version’s history' },
  listStyles: 'style list',
  getStyle: 'style show',
  addStyle: 'style add',
  createScript: { none: 'script add sends the file, and importScript reads it' },
  importScript: 'script add',
  draftScript: 'script draft',
  getScript: 'script show',
  readScriptText: 'script show',
  writeScriptText: 'script edit',
  exportScript: 'script export',
  exportBook: 'book export',
  compareScripts: 'script compare',
  listElements: 'script show',
  readDraftReport: 'script report',
  listMoves: 'script show',
  approveScript: 'script approve',
  rejectScript: 'script reject',
  previewActivation: { none: 'a page of the studio' },
  activateScript: 'script activate',
  deactivateScript: 'script deactivate',
  restoreScript: 'script restore',
  deleteScript: 'script delete',
  undeleteScript: 'script undelete',
  evaluateScript: 'script evaluate',
  listEvaluations: 'script show',
  recordEvaluation: 'script evaluate',
  listFindings: 'script findings list',
  decideFinding: 'script findings done',
  listComments: 'script comments list',
  addComment: 'script comments add',
  replyToComment: 'script comments reply',
  changeComment: 'script comments change',
  deleteComment: 'script comments delete',
  resolveComment: 'script comments resolve',
  reopenComment: 'script comments reopen',
  listCharacters: 'cast list',
  createCharacter: 'cast add',
  getCharacter: 'cast list',
  renameCharacter: 'cast rename',
  deleteCharacter: 'cast remove',
  addAlias: 'cast alias',
  removeAlias: 'cast alias',
  mergeCharacters: 'cast merge',
  previewCueChanges: 'cast rename',
  listCharacterChanges: 'cast changes',
  undoCharacterChange: 'cast undo',
  listUnneeded: 'cast tidy',
  tidyCast: 'cast tidy',
  listCast: { none: 'a page of the studio; cast list tells who there is' },
  getCastMember: { none: 'a page of the studio; cast list tells who there is' },
  reportCasting: 'cast list',
  linkCharacter: 'cast link',
  unlinkCharacter: 'cast unlink',
  listFoundCharacters: 'cast found list',
  confirmFoundCharacter: 'cast found confirm',
  mergeFoundCharacter: 'cast found merge',
  splitFoundCharacter: 'cast found split',
  dismissFoundCharacter: 'cast found dismiss',
  reopenFoundCharacter: 'cast found reopen',
  listProviders: 'provider list',
  estimateProduction: 'table-read',
  listBudgets: 'budget show',
  setBudget: 'budget set',
  listSpend: 'spend list',
  listQuotes: 'dialogue list',
  confirmSpeakers: 'dialogue confirm',
  alternateSpeakers: 'dialogue confirm',
  undoQuoteChange: 'dialogue undo',
  listVideos: 'media videos',
  listImages: 'media images',
  listAudio: 'media audio',
  createVideo: { none: 'a program that makes videos notes them' },
  createImage: { none: 'a program that makes images notes them' },
  createAudio: { none: 'a program that makes audio notes it' },
  readVideoFile: { none: 'bytes for a player, in ranges' },
  readImageFile: { none: 'bytes for a page' },
  readAudioFile: { none: 'bytes for a player, in ranges' },
  deleteVideo: 'media delete',
  deleteImage: 'media delete',
  deleteAudio: 'media delete',
  uploadFile: { none: 'a file comes with what it is for' },
  readFile: { none: 'bytes for a page' },
  deleteFile: { none: 'a file goes with what shows it: media delete' },
  getStoryboard: 'shot list',
  resetStoryboard: 'shot reset',
  addShot: 'shot add',
  changeShot: 'shot change',
  moveShot: 'shot move',
  deleteShot: 'shot delete',
  readEdit: 'shot read-edit',
  listTakeStates: 'take list',
  listTakes: 'take list',
  addTake: 'take add',
  chooseTake: 'take choose',
  deleteTake: 'take delete',
  listVoices: 'cast voices',
  setVoice: 'cast voice',
  removeVoice: 'cast voice',
  proposeVoices: 'cast voices',
  listLooks: 'cast looks',
  proposeLooks: 'cast looks',
  setLook: 'cast look',
  removeLook: 'cast look',
  setLookChange: 'cast look',
  removeLookChange: 'cast look',
  drawPortrait: 'cast portrait',
  sampleVoice: { none: 'sound for a page; table-read reads a whole script' },
  askJob: { none: 'a command does its work at once' },
  listJobs: 'job list',
  getJob: 'job show',
  cancelJob: 'job cancel',
  followJob: { none: 'a stream for pages; job show tells how far it is' },
  followJobs: { none: 'a stream for pages; job list tells how far they are' },
};

/** Operations that only a server can do: a stream of bytes or of events, or who asks it. */
const NOT_IN_THE_LIBRARY: OperationName[] = [
  'getMe',
  'uploadFile',
  'readFile',
  'readVideoFile',
  'readImageFile',
  'readAudioFile',
  'followJob',
  'followJobs',
];

function commandAt(path: string): Command | undefined {
  return path
    .split(' ')
    .reduce<Command | undefined>(
      (command, name) => command?.commands.find((each) => each.name() === name),
      buildProgram(),
    );
}

describe('every operation', () => {
  const names = Object.keys(operations) as OperationName[];

  it.each(names.filter((name) => typeof COMMANDS[name] === 'string'))(
    '%s has a command',
    (name) => {
      expect(commandAt(COMMANDS[name] as string)?.description()).toBeTruthy();
    },
  );

  it.each(names.filter((name) => !NOT_IN_THE_LIBRARY.includes(name)))(
    '%s is a named export of the library',
    (name) => {
      expect(library).toHaveProperty(name, expect.any(Function));
    },
  );

  it('that the library has not is one that only a server can do', () => {
    const missing = names.filter((name) => !(name in library));
    expect(missing.sort()).toEqual([...NOT_IN_THE_LIBRARY].sort());
  });

  it('is on the list, and nothing else is', () => {
    expect(Object.keys(COMMANDS).sort()).toEqual([...names].sort());
  });
});
