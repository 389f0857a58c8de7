/**
 * GIFT, the plain text format of Moodle (docs.moodle.org/GIFT_format): a question a paragraph, its answers in braces. What is meant as
 * text and not as a mark stands behind a backslash.
 */
import { answersOf } from './gift-answers.ts';
import { formats, GiftTexts, guarded } from './gift-texts.ts';
import { Findings, mostCharacters, type QuestionFile, said } from './question.ts';

interface Block {
  readonly line: number;
  readonly text: string;
}

export function readGift(text: string, file: string | null = null): QuestionFile {
  const findings = new Findings('gift');
  if (text.length > mostCharacters) findings.leave({ file, line: 0 }, '', 'unreadable', 'The file is too large');
  else for (const block of blocksOf(text)) readBlock(block, file, findings);
  return findings.done();
}

/** Empty lines part the questions; comments and categories are for whoever keeps the file. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { line: number; lines: string[] } | null = null;
  for (const [at, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const bare = line.trim();
    if (bare === '') open = null;
    else if (!bare.startsWith('//') && !bare.startsWith('$CATEGORY:')) {
      if (!open) {
        const begun = { line: at + 1, lines: [] as string[] };
        open = begun;
        blocks.push({
          line: at + 1,
          get text() {
            return begun.lines.join('\n');
          },
        });
      }
      open.lines.push(line);
    }
  }
  return blocks;
}

function readBlock({ line, text }: Block, file: string | null, findings: Findings): void {
  const place = { file, line };
  const whole = guarded(text);
  const titled = /^\s*::([\s\S]*?)::/.exec(whole);
  const rest = whole.slice(titled?.[0].length ?? 0);
  const format = (formats.exec(rest)?.[1] ?? 'moodle').toLowerCase();
  const body = rest.replace(formats, '');
  const texts = new GiftTexts(format);
  const name = titled ? new GiftTexts('plain').text(titled[1] ?? '') : '';
  const open = body.indexOf('{');
  const close = body.indexOf('}');
  const leave = (reason: Parameters<Findings['leave']>[2], detail = ''): void =>
    findings.leave(place, name || texts.text(body.slice(0, open < 0 ? undefined : open)), reason, detail);
  if (open < 0 && close < 0) return leave('no-question');
  if (open < 0 || close < open) return leave('unreadable', '{ }');
  const behind = body.slice(close + 1);
  if (/[{}]/.test(behind)) return leave('several-in-one', '{ } { }');
  const [inside = '', ...general] = body.slice(open + 1, close).split('####');
  // what goes on behind the braces goes on behind a gap
  const gap = behind.trim() === '' ? '' : ' _____ ';
  const asks = texts.text(`${body.slice(0, open)}${gap}${behind}`);
  if (asks === '') return leave('no-text');
  const answers = answersOf(inside.trim(), texts);
  if (typeof answers === 'string') return leave(answers, texts.word(inside));
  const explains = texts.text(general.join(' '));
  findings.take({ place, name: said(name), asks: said(asks), explains: said(explains), answers, losses: texts.losses });
}
