import { removeBookCover, setBookCover } from './book/book-cover.ts';
import { deleteBook, getBook, listBooks, renameBook } from './book/books.ts';
import { getChapter, listChapters, replaceChapter } from './book/chapters.ts';
import {
  addAlias,
  createCharacter,
  deleteCharacter,
  getCharacter,
  listCharacterChanges,
  listCharacters,
  mergeCharacters,
  previewCueChanges,
  removeAlias,
  renameCharacter,
  undoCharacterChange,
} from './cast/characters.ts';
import {
  confirmFoundCharacter,
  dismissFoundCharacter,
  mergeFoundCharacter,
  reopenFoundCharacter,
  splitFoundCharacter,
} from './cast/found/decide-found.ts';
import { listFoundCharacters } from './cast/found/list-found.ts';
import { getCastMember, listCast } from './cast/list-cast.ts';
import { listUnneeded, tidyCast } from './cast/tidy-cast.ts';
import type { AnswerOf, InputOf, OperationName, operations } from './contract/index.ts';
import {
  alternateSpeakers,
  confirmSpeakers,
  undoQuoteChange,
} from './dialogue/confirm-speakers.ts';
import { listQuotes } from './dialogue/list-quotes.ts';
import { draftScript } from './draft/draft-script.ts';
import { evaluateScript as evaluate, listEvaluations } from './evaluation/evaluate-script.ts';
import { decideFinding } from './evaluation/findings/decide-finding.ts';
import { listFindings } from './evaluation/findings/list-findings.ts';
import { recordEvaluation as record } from './evaluation/record-evaluation.ts';
import { askJob } from './jobs/ask-job.ts';
import { cancelJob } from './jobs/cancel-job.ts';
import { getJob } from './jobs/get-job.ts';
import { importBookToRead as importBook } from './jobs/import-book-to-read.ts';
import { listJobs } from './jobs/list-jobs.ts';
import { deleteAudio, deleteImage, deleteVideo } from './media/delete-generation.ts';
import { readEdit } from './media/handoff/read-edit.ts';
import {
  listLooks,
  proposeLooks,
  removeLook,
  removeLookChange,
  setLook,
  setLookChange,
} from './media/looks/looks.ts';
import type { AskingRoad } from './media/media-road.ts';
import { createAudio, createImage, listAudio, listImages } from './media/parts.ts';
import { estimateProduction } from './media/produce/make-production.ts';
import { deleteFile } from './media/release-file.ts';
import {
  addShot,
  changeShot,
  deleteShot,
  moveShot,
  resetStoryboard,
} from './media/storyboard/change-storyboard.ts';
import { getStoryboard } from './media/storyboard/get-storyboard.ts';
import { listTakeStates } from './media/takes/list-take-states.ts';
import { addTake, chooseTake, deleteTake, listTakes } from './media/takes/takes.ts';
import { createVideo, listVideos } from './media/videos.ts';
import { listVoices, proposeVoices, removeVoice, setVoice } from './media/voices/voices.ts';
import { listProviders } from './provider/describe-provider.ts';
import { listBudgets, listSpend, setBudget } from './provider/spend/spend-verbs.ts';
import { deleteScript, restoreScript, undeleteScript } from './script/change-script.ts';
import { addComment } from './script/comments/add-comment.ts';
import {
  changeComment,
  deleteComment,
  reopenComment,
  replyToComment,
  resolveComment,
} from './script/comments/change-comments.ts';
import { listComments } from './script/comments/list-comments.ts';
import { compareScripts } from './script/compare-scripts.ts';
import { createScript } from './script/create-script.ts';
import { keepingElements } from './script/elements/keep-elements.ts';
import { listElements } from './script/elements/list-elements.ts';
import { getScript, readScriptText } from './script/get-script.ts';
import { importScript } from './script/import-script.ts';
import { linkCharacter, unlinkCharacter } from './script/link-character.ts';
import { listChapterHistory } from './script/list-chapter-history.ts';
import { listScripts } from './script/list-scripts.ts';
import { listTimeline } from './script/list-timeline.ts';
import {
  activateScript,
  approveScript,
  deactivateScript,
  listMoves,
  rejectScript,
} from './script/move-script.ts';
import { previewActivation } from './script/preview-activation.ts';
import { readDraftReport } from './script/read-draft-report.ts';
import { reportCasting } from './script/report-casting.ts';
import { addStyle, getStyle, listStyles } from './script/styles.ts';
import { writeScriptText } from './script/write-script-text.ts';

type Operations = typeof operations;

const evaluateScript = keepingElements(evaluate);
const recordEvaluation = keepingElements(record);

/** Operations that belong to a server: a stream of bytes, a stream of events, or who is asking. */
export type ServerOperation =
  | 'getMe'
  | 'exportScript'
  | 'exportBook'
  | 'readBookCover'
  | 'sampleVoice'
  | 'drawPortrait'
  | 'uploadFile'
  | 'readFile'
  | 'readVideoFile'
  | 'readImageFile'
  | 'readAudioFile'
  | 'followJob'
  | 'followJobs';
export type VerbName = Exclude<OperationName, ServerOperation>;
export type Verb<Name extends VerbName> = (
  road: AskingRoad,
  input: InputOf<Operations[Name]>,
) => Promise<AnswerOf<Operations[Name]>>;

/**
 * Every verb by the name of its operation: what the API, the command line and the library do. Each is
 * told all in one object and runs in transactions of its actor alone.
 */
export const verbs: { readonly [Name in VerbName]: Verb<Name> } = {
  listBooks,
  importBook,
  getBook,
  renameBook,
  deleteBook,
  setBookCover,
  removeBookCover,
  listChapters,
  getChapter,
  replaceChapter,
  listScripts,
  listTimeline,
  listChapterHistory,
  listStyles,
  getStyle,
  addStyle,
  createScript,
  importScript,
  draftScript,
  getScript,
  readScriptText,
  writeScriptText,
  compareScripts,
  listElements,
  readDraftReport,
  listMoves,
  approveScript,
  rejectScript,
  previewActivation,
  activateScript,
  deactivateScript,
  restoreScript,
  deleteScript,
  undeleteScript,
  evaluateScript,
  listEvaluations,
  recordEvaluation,
  listFindings,
  decideFinding,
  listComments,
  addComment,
  replyToComment,
  changeComment,
  deleteComment,
  resolveComment,
  reopenComment,
  listCharacters,
  createCharacter,
  getCharacter,
  renameCharacter,
  deleteCharacter,
  addAlias,
  removeAlias,
  mergeCharacters,
  previewCueChanges,
  listCharacterChanges,
  undoCharacterChange,
  listUnneeded,
  tidyCast,
  listCast,
  getCastMember,
  reportCasting,
  linkCharacter,
  unlinkCharacter,
  listFoundCharacters,
  confirmFoundCharacter,
  mergeFoundCharacter,
  splitFoundCharacter,
  dismissFoundCharacter,
  reopenFoundCharacter,
  listQuotes,
  confirmSpeakers,
  alternateSpeakers,
  undoQuoteChange,
  listVideos,
  listImages,
  listAudio,
  createVideo,
  createImage,
  createAudio,
  deleteVideo,
  deleteImage,
  deleteAudio,
  deleteFile,
  getStoryboard,
  resetStoryboard,
  addShot,
  changeShot,
  moveShot,
  deleteShot,
  readEdit,
  listTakeStates,
  listTakes,
  addTake,
  chooseTake,
  deleteTake,
  listVoices,
  setVoice,
  removeVoice,
  proposeVoices,
  listLooks,
  proposeLooks,
  setLook,
  removeLook,
  setLookChange,
  removeLookChange,
  listProviders,
  estimateProduction,
  listBudgets,
  setBudget,
  listSpend,
  askJob,
  listJobs,
  getJob,
  cancelJob,
};

export {
  activateScript,
  addAlias,
  addComment,
  addShot,
  addStyle,
  addTake,
  alternateSpeakers,
  approveScript,
  askJob,
  cancelJob,
  changeComment,
  changeShot,
  chooseTake,
  compareScripts,
  confirmFoundCharacter,
  confirmSpeakers,
  createAudio,
  createCharacter,
  createImage,
  createScript,
  createVideo,
  deactivateScript,
  decideFinding,
  deleteAudio,
  deleteBook,
  deleteCharacter,
  deleteComment,
  deleteFile,
  deleteImage,
  deleteScript,
  deleteShot,
  deleteTake,
  deleteVideo,
  dismissFoundCharacter,
  draftScript,
  estimateProduction,
  evaluateScript,
  getBook,
  getCastMember,
  getChapter,
  getCharacter,
  getJob,
  getScript,
  getStoryboard,
  getStyle,
  importBook,
  importScript,
  linkCharacter,
  listAudio,
  listBooks,
  listBudgets,
  listCast,
  listChapterHistory,
  listChapters,
  listCharacterChanges,
  listCharacters,
  listComments,
  listElements,
  listEvaluations,
  listFindings,
  listFoundCharacters,
  listImages,
  listJobs,
  listLooks,
  listMoves,
  listProviders,
  listQuotes,
  listScripts,
  listSpend,
  listStyles,
  listTakeStates,
  listTakes,
  listTimeline,
  listUnneeded,
  listVideos,
  listVoices,
  mergeCharacters,
  mergeFoundCharacter,
  moveShot,
  previewActivation,
  previewCueChanges,
  proposeLooks,
  proposeVoices,
  readDraftReport,
  readEdit,
  readScriptText,
  recordEvaluation,
  rejectScript,
  removeAlias,
  removeBookCover,
  removeLook,
  removeLookChange,
  removeVoice,
  renameBook,
  renameCharacter,
  reopenComment,
  reopenFoundCharacter,
  replaceChapter,
  replyToComment,
  reportCasting,
  resetStoryboard,
  resolveComment,
  restoreScript,
  setBookCover,
  setBudget,
  setLook,
  setLookChange,
  setVoice,
  splitFoundCharacter,
  tidyCast,
  undeleteScript,
  undoCharacterChange,
  undoQuoteChange,
  unlinkCharacter,
  writeScriptText,
};
