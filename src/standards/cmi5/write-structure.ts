/** Writes a course structure (13.1), so that reading it gives the same course again. Defaults are left out. */
import { xmlText } from '../xml-text.ts';
import type { AssignableUnit, Block, CourseStructure, Described, LangStrings } from './course-structure.ts';
import { namespace } from './vocabulary.ts';

export function writeStructure(course: CourseStructure): string {
  const { id, objectives, children } = course;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<courseStructure xmlns="${namespace}">`,
    `  <course id="${xmlText(id, 'attribute')}">`,
    ...texts(course, '    '),
    '  </course>',
    ...(objectives.length > 0 ? ['  <objectives>', ...objectives.flatMap(objective), '  </objectives>'] : []),
    ...children.flatMap((child) => part(child, '  ')),
    '</courseStructure>',
    '',
  ].join('\n');
}

function objective(one: Described): readonly string[] {
  return [`    <objective id="${xmlText(one.id, 'attribute')}">`, ...texts(one, '      '), '    </objective>'];
}

function part(child: AssignableUnit | Block, indent: string): readonly string[] {
  const inner = `${indent}  `;
  const common = [...texts(child, inner), ...references(child.objectives, inner)];
  if (child.kind === 'block') {
    const parts = child.children.flatMap((one) => part(one, inner));
    return [`${indent}<block id="${xmlText(child.id, 'attribute')}">`, ...common, ...parts, `${indent}</block>`];
  }
  const { launchParameters, entitlementKey } = child;
  const optional = (name: string, text: string | null): readonly string[] =>
    text === null ? [] : [`${inner}<${name}>${xmlText(text)}</${name}>`];
  return [
    `${indent}<au ${attributesOf(child)}>`,
    ...common,
    `${inner}<url>${xmlText(child.url)}</url>`,
    ...optional('launchParameters', launchParameters),
    ...optional('entitlementKey', entitlementKey),
    `${indent}</au>`,
  ];
}

function attributesOf({ id, moveOn, masteryScore, launchMethod, activityType }: AssignableUnit): string {
  const said = {
    id,
    moveOn: moveOn === 'NotApplicable' ? null : moveOn,
    // four places at most (13.1.4)
    masteryScore: masteryScore === null ? null : String(Number(masteryScore.toFixed(4))),
    launchMethod: launchMethod === 'AnyWindow' ? null : launchMethod,
    activityType,
  };
  return Object.entries(said)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}="${xmlText(value, 'attribute')}"`]))
    .join(' ');
}

function references(objectives: readonly string[], indent: string): readonly string[] {
  if (objectives.length === 0) return [];
  const lines = objectives.map((id) => `${indent}  <objective idref="${xmlText(id, 'attribute')}"/>`);
  return [`${indent}<objectives>`, ...lines, `${indent}</objectives>`];
}

function texts({ title, description }: Pick<Described, 'title' | 'description'>, indent: string): readonly string[] {
  return [...langStrings('title', title, indent), ...langStrings('description', description, indent)];
}

function langStrings(name: string, all: LangStrings, indent: string): readonly string[] {
  const lines = Object.entries(all).map(([tag, text]) => {
    const language = tag === 'und' ? '' : ` lang="${xmlText(tag, 'attribute')}"`;
    return `${indent}  <langstring${language}>${xmlText(text)}</langstring>`;
  });
  return [`${indent}<${name}>`, ...lines, `${indent}</${name}>`];
}
