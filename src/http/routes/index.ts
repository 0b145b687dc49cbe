import type { Route } from '../route.ts';
import { activateScriptRoute } from './activate-script.ts';
import { addAliasRoute } from './add-alias.ts';
import { approveScriptRoute } from './approve-script.ts';
import { askJobRoute } from './ask-job.ts';
import { cancelJobRoute } from './cancel-job.ts';
import { compareScriptsRoute } from './compare-scripts.ts';
import { createAudioRoute } from './create-audio.ts';
import { createCharacterRoute } from './create-character.ts';
import { createImageRoute } from './create-image.ts';
import { createScriptRoute } from './create-script.ts';
import { createVideoRoute } from './create-video.ts';
import { deactivateScriptRoute } from './deactivate-script.ts';
import { deleteAudioRoute } from './delete-audio.ts';
import { deleteBookRoute } from './delete-book.ts';
import { deleteCharacterRoute } from './delete-character.ts';
import { deleteFileRoute } from './delete-file.ts';
import { deleteImageRoute } from './delete-image.ts';
import { deleteScriptRoute } from './delete-script.ts';
import { deleteVideoRoute } from './delete-video.ts';
import { draftScriptRoute } from './draft-script.ts';
import { evaluateScriptRoute } from './evaluate-script.ts';
import { exportScriptRoute } from './export-script.ts';
import { followJobRoute } from './follow-job.ts';
import { followJobsRoute } from './follow-jobs.ts';
import { getBookRoute } from './get-book.ts';
import { getCastMemberRoute } from './get-cast-member.ts';
import { getChapterRoute } from './get-chapter.ts';
import { getCharacterRoute } from './get-character.ts';
import { getJobRoute } from './get-job.ts';
import { getMeRoute } from './get-me.ts';
import { getScriptRoute } from './get-script.ts';
import { importBookRoute } from './import-book.ts';
import { linkCharacterRoute } from './link-character.ts';
import { listAudioRoute } from './list-audio.ts';
import { listBooksRoute } from './list-books.ts';
import { listCastRoute } from './list-cast.ts';
import { listChapterHistoryRoute } from './list-chapter-history.ts';
import { listChaptersRoute } from './list-chapters.ts';
import { listCharactersRoute } from './list-characters.ts';
import { listEvaluationsRoute } from './list-evaluations.ts';
import { listImagesRoute } from './list-images.ts';
import { listJobsRoute } from './list-jobs.ts';
import { listMovesRoute } from './list-moves.ts';
import { listScriptsRoute } from './list-scripts.ts';
import { listTimelineRoute } from './list-timeline.ts';
import { listVideosRoute } from './list-videos.ts';
import { mergeCharactersRoute } from './merge-characters.ts';
import { previewActivationRoute } from './preview-activation.ts';
import { readAudioFileRoute } from './read-audio-file.ts';
import { readFileRoute } from './read-file.ts';
import { readImageFileRoute } from './read-image-file.ts';
import { readScriptTextRoute } from './read-script-text.ts';
import { readVideoFileRoute } from './read-video-file.ts';
import { recordEvaluationRoute } from './record-evaluation.ts';
import { rejectScriptRoute } from './reject-script.ts';
import { removeAliasRoute } from './remove-alias.ts';
import { renameCharacterRoute } from './rename-character.ts';
import { reportCastingRoute } from './report-casting.ts';
import { restoreScriptRoute } from './restore-script.ts';
import { startImportRoute } from './start-import.ts';
import { undeleteScriptRoute } from './undelete-script.ts';
import { unlinkCharacterRoute } from './unlink-character.ts';
import { uploadFileRoute } from './upload-file.ts';
import { writeScriptTextRoute } from './write-script-text.ts';

/** Every route, one a file: limit, who asks, shapes, transaction, verb, answer. */
export const routes: Route[] = [
  getMeRoute,
  listBooksRoute,
  importBookRoute,
  getBookRoute,
  deleteBookRoute,
  listChaptersRoute,
  getChapterRoute,
  listScriptsRoute,
  listTimelineRoute,
  listChapterHistoryRoute,
  createScriptRoute,
  draftScriptRoute,
  getScriptRoute,
  readScriptTextRoute,
  writeScriptTextRoute,
  exportScriptRoute,
  compareScriptsRoute,
  listMovesRoute,
  approveScriptRoute,
  rejectScriptRoute,
  previewActivationRoute,
  activateScriptRoute,
  deactivateScriptRoute,
  restoreScriptRoute,
  deleteScriptRoute,
  undeleteScriptRoute,
  evaluateScriptRoute,
  listEvaluationsRoute,
  recordEvaluationRoute,
  listCharactersRoute,
  createCharacterRoute,
  getCharacterRoute,
  renameCharacterRoute,
  deleteCharacterRoute,
  addAliasRoute,
  removeAliasRoute,
  mergeCharactersRoute,
  listCastRoute,
  getCastMemberRoute,
  reportCastingRoute,
  linkCharacterRoute,
  unlinkCharacterRoute,
  listVideosRoute,
  listImagesRoute,
  listAudioRoute,
  createVideoRoute,
  createImageRoute,
  createAudioRoute,
  readVideoFileRoute,
  readImageFileRoute,
  readAudioFileRoute,
  deleteVideoRoute,
  deleteImageRoute,
  deleteAudioRoute,
  uploadFileRoute,
  readFileRoute,
  deleteFileRoute,
  startImportRoute,
  askJobRoute,
  listJobsRoute,
  getJobRoute,
  cancelJobRoute,
  followJobRoute,
  followJobsRoute,
];
