/** Certifications: the rules an owner sets, who is certified until when, renewing by new proof, many at once. */
import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { wordsShape } from '../way-of-selling/contract.ts';
import { certificationStates } from './certification.ts';
import { peopleBody } from './contract.ts';

const day = z.iso.date();
const named = z.object({ id: z.uuid(), name: z.string() });
const ruleParams = z.object({ ruleId: z.uuid() });
const proofShape = z.object({
  proficiency: z.number().int().min(1).max(9),
  demonstrations: z.number().int().min(1).max(12),
  raters: z.number().int().min(1).max(12),
  months: z.number().int().min(1).max(60),
});
const termsShape = z.object({
  /** how long a certification is valid */
  months: z.number().int(),
  /** days before the end from which it may be renewed */
  windowDays: z.number().int(),
  /** days before the end on which the person is reminded by mail */
  remindDays: z.array(z.number().int()).max(10),
});
const ruleShape = termsShape.extend({
  ruleId: z.uuid(),
  roleId: z.uuid().nullable(),
  levelId: z.uuid().nullable(),
  capabilityId: z.uuid().nullable(),
  /** of a capability: the proof it takes; a level takes the criteria of its path */
  proof: proofShape.nullable(),
  /** of the role and the level, or of the capability */
  name: z.array(wordsShape),
});

export const listCertificationRules = endpoint({
  method: 'GET',
  path: '/api/certification-rules',
  summary: 'Which levels and capabilities are certified, for how long, and when people are reminded',
  who: 'member',
  answer: z.object({ rules: z.array(ruleShape), may: z.object({ set: z.boolean() }) }),
});

export const setCertificationRule = endpoint({
  method: 'PUT',
  path: '/api/certification-rules/:ruleId',
  summary: 'Have a level or a capability certified for a period; what was certified already keeps its end',
  who: ['owner'],
  params: ruleParams,
  body: termsShape.extend({
    of: z.union([
      z.object({ roleId: z.uuid(), levelId: z.uuid() }),
      z.object({ capabilityId: z.uuid(), proof: proofShape }),
    ]),
  }),
  answer: z.object({ set: z.literal(true) }),
});

export const removeCertificationRule = endpoint({
  method: 'DELETE',
  path: '/api/certification-rules/:ruleId',
  summary: 'Certify it no longer; what was certified stays on record',
  who: ['owner'],
  params: ruleParams,
  answer: z.object({ removed: z.literal(true) }),
});

const holderShape = z.object({
  person: named,
  market: z.string().nullable(),
  state: z.enum(certificationStates),
  certifiedOn: day.nullable(),
  validUntil: day.nullable(),
  mayRenew: z.boolean(),
});

export const listCertified = endpoint({
  method: 'GET',
  path: '/api/certifications',
  summary: 'Whom a rule speaks of, and until when they are certified: of the people one leads; an owner, of everybody',
  who: 'leader',
  query: z.object({
    rule: z.uuid(),
    state: z.enum(certificationStates).optional(),
    market: z.uuid().optional(),
    q: z.string().trim().max(100).default(''),
  }),
  answer: z.object({
    items: z.array(holderShape),
    counts: z.record(z.enum(certificationStates), z.number().int()),
  }),
  bulk: true,
});

export const listPersonCertifications = endpoint({
  method: 'GET',
  path: '/api/people/:personId/certifications',
  summary:
    'A person’s certifications: what holds, what ends when, what is missing to renew it, and all that were before',
  who: 'member',
  params: z.object({ personId: z.uuid() }),
  answer: z.object({
    now: z.array(
      z.object({
        ruleId: z.uuid(),
        name: z.array(wordsShape),
        state: z.enum(certificationStates),
        certifiedOn: day.nullable(),
        validUntil: day.nullable(),
        /** the first day on which new proof renews it */
        renewableFrom: day.nullable(),
        criteria: z.number().int(),
        criteriaMet: z.number().int(),
        mayRenew: z.boolean(),
      }),
    ),
    history: z.array(
      z.object({
        certificationId: z.uuid(),
        name: z.array(wordsShape),
        how: z.enum(['level-reached', 'certified', 'renewed']),
        certifiedOn: day,
        validUntil: day,
        by: z.string(),
        undone: z.boolean(),
      }),
    ),
  }),
});

const refusedShape = z.array(named.extend({ reason: z.string() }));

export const previewRenewal = endpoint({
  method: 'POST',
  path: '/api/certifications/:ruleId/preview',
  summary: 'What certifying these people by a rule would do: for whom and until when, and for whom not and why',
  who: 'leader',
  reads: true,
  params: ruleParams,
  body: peopleBody,
  answer: z.object({ certified: z.array(named.extend({ validUntil: day })), refused: refusedShape }),
  bulk: true,
});

export const renewCertifications = endpoint({
  method: 'POST',
  path: '/api/certifications/:ruleId/renew',
  summary:
    'Certify people by a rule, anew or for the first time: those whose criteria are met by proof since the last one',
  who: 'leader',
  params: ruleParams,
  body: peopleBody,
  answer: z.object({ certified: z.number().int(), refused: z.number().int(), undo: z.uuid().nullable() }),
});

export const undoCertifications = endpoint({
  method: 'POST',
  path: '/api/certifications/batches/:batchId/undo',
  summary: 'Take certifications back that one gave, within a day; they stay on record as undone',
  who: 'leader',
  params: z.object({ batchId: z.uuid() }),
  answer: z.object({ undone: z.number().int() }),
});
