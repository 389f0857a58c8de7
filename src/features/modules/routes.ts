/** Which command answers which endpoint of the menu. */
import { type Route, route, steppedRoute } from '../../server/http/route.ts';
import * as captions from './caption-commands.ts';
import * as captionContract from './caption-contract.ts';
import * as menu from './commands.ts';
import * as contract from './contract.ts';
import * as documents from './document-commands.ts';
import * as documentContract from './document-contract.ts';
import * as draft from './draft-commands.ts';
import * as draftContract from './draft-contract.ts';
import * as films from './film-commands.ts';
import * as filmContract from './film-contract.ts';
import * as pictures from './picture-commands.ts';
import * as publish from './publish-commands.ts';
import { previewQuestions } from './question-commands.ts';
import * as questionContract from './question-contract.ts';
import { recommend } from './recommend-commands.ts';
import { takeOverStarter } from './starter-commands.ts';
import * as versions from './version-commands.ts';
import * as versionContract from './version-contract.ts';

export const modulesRoutes: readonly Route[] = [
  route(contract.listMenu, menu.listMenu),
  // before the one with a parameter, which would take their last word for an activity
  route(contract.menuFile, menu.menuFile),
  route(contract.recommend, recommend),
  route(draftContract.addPicture, pictures.addPicture),
  route(draftContract.readPicture, pictures.readPicture),
  route(filmContract.addFilm, films.addFilm),
  steppedRoute(filmContract.addUploadedFilm, films.addUploadedFilm),
  route(filmContract.readFilm, films.readFilm),
  route(captionContract.addCaptions, captions.addCaptions),
  route(captionContract.readCaptions, captions.readCaptions),
  route(documentContract.addDocument, documents.addDocument),
  steppedRoute(documentContract.addUploadedDocument, documents.addUploadedDocument),
  route(documentContract.readDocument, documents.readDocument),
  route(draftContract.takeOverStarter, takeOverStarter),
  route(draftContract.beginActivity, draft.beginActivity),
  route(contract.getActivity, menu.getActivity),
  route(draftContract.getDraft, draft.getDraft),
  route(draftContract.startDraft, draft.startDraft),
  route(draftContract.editDraft, draft.editDraft),
  route(questionContract.previewQuestions, previewQuestions),
  route(draftContract.discardDraft, draft.discardDraft),
  route(draftContract.splitDraft, draft.splitDraft),
  route(versionContract.listVersions, versions.listVersions),
  route(versionContract.startFromVersion, versions.startFromVersion),
  route(draftContract.askForPublication, publish.askForPublication),
  route(draftContract.publishActivity, publish.publishActivity),
  route(draftContract.retireActivity, publish.retireActivity),
];
