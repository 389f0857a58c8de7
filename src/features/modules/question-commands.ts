/** Questions of other systems, read at the door and shown as the cards they would be. Nothing is kept of the file. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { readSpreadsheet } from '../../server/files/spreadsheet.ts';
import { decodeText } from '../../server/files/spreadsheet-text.ts';
import { unpack, zipEntries } from '../../server/files/spreadsheet-zip.ts';
import type { Carried, PersonAct } from '../../server/http/route.ts';
import { readQtiPackage } from '../../standards/questions/qti-package.ts';
import { Findings, type LeftOut, type QuestionFile, type QuestionFormat } from '../../standards/questions/question.ts';
import { readQuestions } from '../../standards/questions/read-questions.ts';
import { readTable } from '../../standards/questions/table.ts';
import { decodeXml } from '../../standards/scorm/manifest/xml.ts';
import { mayWriteActivity } from './access.ts';
import type { ActivityId } from './activity.ts';
import { mostCards } from './draft.ts';
import { findDraftNumber } from './draft-store.ts';
import type * as contract from './question-contract.ts';
import { cardOf, strangeLanguages } from './question-import.ts';
import { refused } from './refusal-commands.ts';
import { loadActivity, loadVersion } from './store.ts';

const largest = 20 * 1024 * 1024;
/** of all files of a package together, unpacked */
const mostUnpacked = 60 * 1024 * 1024;
const mostFiles = 2_000;

export async function previewQuestions(
  act: PersonAct,
  { params, query, request }: Asked<typeof contract.previewQuestions> & Carried,
): Promise<Answer<typeof contract.previewQuestions>> {
  const version = await draftWithCards(act, params.activityId);
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length === 0) throw new Problem('bad-request', 'The file is empty.', { reason: 'file-empty' });
  if (bytes.length > largest)
    throw new Problem('too-large', `A file of questions may have ${largest / 1024 / 1024} MB.`, {
      reason: 'questions-too-large',
    });
  const { languages } = version;
  const language = languages.includes(query.language) ? query.language : (languages[0] ?? query.language);
  const read = await readFile(bytes, query.name);
  const leftOut: Answer<typeof contract.previewQuestions>['leftOut'] = [...read.leftOut];
  const cards: Answer<typeof contract.previewQuestions>['cards'] = [];
  for (const question of read.questions) {
    const { place } = question;
    const card = cardOf(question, { languages, language, key: `question-${newId().slice(-12)}` });
    if (typeof card === 'string')
      leftOut.push({
        place,
        name: question.name[''] ?? Object.values(question.asks)[0] ?? '',
        reason: card,
        detail: '',
      });
    else {
      const strange = strangeLanguages(question, languages).map((detail) => ({
        reason: 'other-language' as const,
        detail,
      }));
      cards.push({ card: card as (typeof cards)[number]['card'], place, losses: [...question.losses, ...strange] });
    }
  }
  // in the order of the file, whoever refused them
  const inOrder = leftOut.toSorted(
    (one, other) => (one.place.file ?? '').localeCompare(other.place.file ?? '') || one.place.line - other.place.line,
  );
  return {
    format: read.format,
    cards,
    leftOut: inOrder,
    room: Math.max(0, mostCards - (version.content?.cards.length ?? 0)),
  };
}

async function draftWithCards(act: PersonAct, activityId: ActivityId) {
  const activity = await loadActivity(act.db, act.academyId, activityId);
  if (!activity) throw refused('no-activity');
  if (!mayWriteActivity(act.actor, activity)) throw refused('not-yours-to-write');
  const number = await findDraftNumber(act.db, act.academyId, activity.activityId);
  const version = number === null ? null : await loadVersion(act.db, act.academyId, activity.activityId, number);
  if (!version) throw refused('no-draft');
  if (!version.content) throw refused('no-cards-here');
  return version;
}

async function readFile(bytes: Uint8Array, name: string): Promise<QuestionFile> {
  const ending = /\.[^.]*$/.exec(name)?.[0].toLowerCase() ?? '';
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readZip(bytes);
  const begins = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replaceAll('\0', '');
  const isXml = /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*</.test(begins);
  if (isXml) return readQuestions(decodeXml(bytes));
  if (['.csv', '.tsv', '.xlsx', '.xls'].includes(ending)) return readSheet(bytes);
  const text = decodeText(bytes);
  return text.ok ? readQuestions(text.text) : failed('gift', 'unreadable', text.fault.detail, text.fault.line ?? 0);
}

async function readSheet(bytes: Uint8Array): Promise<QuestionFile> {
  const reading = await readSpreadsheet(bytes);
  if (reading.ok) return readTable(reading.spreadsheet.rows);
  const { reason, detail, line } = reading.fault;
  if (reason === 'header-only') return failed('table', 'no-question', '', line ?? 1);
  return failed('table', 'unreadable', detail, line ?? 0);
}

async function readZip(bytes: Uint8Array): Promise<QuestionFile> {
  const entries = zipEntries(bytes);
  if (!entries) return failed('qti', 'unreadable', 'zip');
  if (entries.has('xl/workbook.xml')) return readSheet(bytes);
  const files = new Map<string, string>();
  let room = mostUnpacked;
  for (const [path, entry] of entries) {
    if (!path.endsWith('.xml') || path.endsWith('/')) continue;
    if (files.size >= mostFiles) return failed('qti', 'unreadable', `> ${mostFiles} XML`);
    const text = await unpack(entry, room);
    if (text === 'too-large') return failed('qti', 'unreadable', `> ${mostUnpacked / 1024 / 1024} MB`);
    if (text === 'broken') return failed('qti', 'unreadable', entry.name);
    room -= text.length;
    files.set(entry.name.replaceAll('\\', '/'), text);
  }
  return readQtiPackage(files);
}

function failed(format: QuestionFormat, reason: LeftOut['reason'], detail: string, line = 0): QuestionFile {
  const findings = new Findings(format);
  findings.leave({ file: null, line }, '', reason, detail);
  return findings.done();
}
