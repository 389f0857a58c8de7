/** Which of the formats a text is, by what stands in it, and its questions. Tables and packages come with a kind of their own. */
import { readGift } from './gift.ts';
import { readMoodleXml } from './moodle-xml.ts';
import { readQti } from './qti-package.ts';
import { Findings, type QuestionFile } from './question.ts';

export function readQuestions(text: string, file: string | null = null): QuestionFile {
  if (!/^\s*</.test(text)) return readGift(text, file);
  // the first element, behind what declares it
  const root =
    /<([A-Za-z][\w:.-]*)[\s/>]/.exec(text.slice(0, 20_000).replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, ''))?.[1] ??
    '';
  const name = root.replace(/^.*:/, '').toLowerCase();
  if (name === 'quiz') return readMoodleXml(text, file);
  if (name.replaceAll('-', '').endsWith('assessmentitem')) return readQti(text, file);
  // a text that begins with a mark may still be GIFT
  if (/[{][^{}]*[}]/.test(text) && !/<\/[\w:.-]+>\s*$/.test(text.slice(-200))) return readGift(text, file);
  const findings = new Findings('qti');
  findings.leave({ file, line: 1 }, '', 'wrong-format', root === '' ? '' : `<${root}>`);
  return findings.done();
}
