/**
 * One item of QTI 2.0 to 2.2 (`assessmentItem`) or 3.0 (`qti-assessment-item`): the names of the editions differ by prefix and dashes
 * only, which xml-nodes.ts takes off. An item with one interaction whose right answer is declared becomes a question.
 */
import { type Declared, declarationsIn } from './qti-declaration.ts';
import { interactionKinds, unfit } from './qti-interactions.ts';
import { type Findings, type Loss, type Place, said } from './question.ts';
import { childOf, type Node, plainOf, within } from './xml-nodes.ts';

/** Neither text of the question nor of its answers. */
const beside = new Set([
  'rubricblock',
  'feedbackblock',
  'feedbackinline',
  'templateblock',
  'templateinline',
  'stylesheet',
]);

export function isItem(root: Node): boolean {
  return root.name === 'assessmentitem';
}

export function readItem(item: Node, place: Place, findings: Findings): void {
  const title = item.attributes.get('title') ?? item.attributes.get('identifier') ?? '';
  const leave = (reason: Parameters<Findings['leave']>[2], detail = ''): void =>
    findings.leave(place, title, reason, detail);
  const body = childOf(item, 'itembody');
  if (!body) return leave('no-question', 'itemBody');
  const interactions = [...within(body)].filter(
    ({ name }) => name.endsWith('interaction') && name !== 'endattemptinteraction',
  );
  const [interaction, ...others] = interactions;
  if (!interaction) return leave('no-question', 'itemBody');
  if (others.length > 0)
    return leave('several-in-one', [...new Set(interactions.map(({ written }) => written))].join(', '));
  const kind = interactionKinds.get(interaction.name);
  if (!kind || unfit(interaction)) return leave('kind-unknown', interaction.written);
  const losses: Loss[] = [];
  const asks = questionOf(body, interaction, losses);
  if (asks === '') return leave('no-text', interaction.written);
  const declared = declarationsIn(item).get(interaction.attributes.get('responseidentifier') ?? '') ?? nothingDeclared;
  const answers = kind(interaction, declared, losses);
  if (typeof answers === 'string') return leave(answers, interaction.written);
  const explains = explanationIn(item, losses);
  findings.take({ place, name: said(title), asks: said(asks), explains: said(explains), answers, losses });
}

const nothingDeclared: Declared = { correct: [], mapped: [], baseType: '', interpretation: '', partly: false };

/** The text around the interaction with the gap in it, and what the interaction itself asks. */
function questionOf(body: Node, interaction: Node, losses: Loss[]): string {
  const inline = interaction.name === 'textentryinteraction' || interaction.name === 'inlinechoiceinteraction';
  const around = plainOf(body, beside, (node) => (node === interaction ? (inline ? ' _____ ' : '') : null));
  const prompt = childOf(interaction, 'prompt');
  const asked = prompt ? plainOf(prompt, beside) : { text: '', media: [] };
  for (const detail of [...around.media, ...asked.media]) losses.push({ reason: 'media', detail });
  if ([...within(body)].some(({ name }) => name === 'assessmentstimulusref'))
    losses.push({ reason: 'shared-text', detail: '' });
  return [around.text === '_____' ? '' : around.text, asked.text].filter(Boolean).join('\n\n');
}

/** What is told afterwards; what is only for those who were wrong is let go, since everybody reads it here. */
function explanationIn(item: Node, losses: Loss[]): string {
  const told = [...within(item)].filter(({ name }) => name === 'modalfeedback' || name === 'feedbackblock');
  const texts = told.flatMap((node) => {
    const { text } = plainOf(node);
    if (text === '') return [];
    const to = `${node.attributes.get('identifier') ?? ''} ${node.attributes.get('outcomeidentifier') ?? ''}`;
    if (!/incorrect|wrong|partial|hint/i.test(to)) return [text];
    losses.push({ reason: 'feedback', detail: text.slice(0, 80) });
    return [];
  });
  return [...new Set(texts)].join('\n\n');
}
