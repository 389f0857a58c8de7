import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allowedStatement,
  type AuSpeaking,
  completedStatement,
  initializedStatement,
  judgedStatement,
  terminatedStatement,
} from './au-statements.ts';
import { judgeStatement } from './judge-statement.ts';
import { contextTemplateOf } from './launch.ts';
import { freshSession, type SessionState, type SessionTerms } from './session.ts';

const registration = '0191c3a0-0000-7000-8000-000000000001';
const actor = { objectType: 'Agent', account: { homePage: 'https://a.example', name: 'p-1' } };
const contextTemplate = contextTemplateOf(registration, 'session-1', 'https://maker.example/au/1');

test('are accepted by the gateway in their order, whatever the mastery score and the score', () => {
  fc.assert(
    fc.property(
      fc.option(fc.integer({ min: 0, max: 100 }).map((score) => score / 100)),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 100_000, noNaN: true }),
      (masteryScore, scaled, seconds) => {
        const terms: SessionTerms = {
          sessionId: 'session-1',
          registration,
          actor,
          activityId: 'https://lms.example/activity/1',
          launchMode: 'Normal',
          moveOn: 'CompletedOrPassed',
          masteryScore,
          contextTemplate,
        };
        let time = Date.parse('2026-03-02T09:00:00Z');
        const speaking = (): AuSpeaking => ({
          id: '0191c3a0-0000-7000-8000-000000000002',
          at: new Date((time += 1000)),
          actor,
          activityId: terms.activityId,
          registration,
          contextTemplate,
          masteryScore,
        });
        const answered = {
          verb: { id: 'http://adlnet.gov/expapi/verbs/answered' },
          object: { id: 'https://maker.example/au/1/question' },
          result: { success: true },
        };
        const said = [
          initializedStatement(speaking()),
          allowedStatement(speaking(), answered),
          completedStatement(speaking(), seconds),
          judgedStatement(speaking(), seconds, scaled),
          terminatedStatement(speaking(), seconds),
        ];
        let state: SessionState = { ...freshSession, launchDataRead: true, preferencesRead: true };
        for (const statement of said) {
          const judged = judgeStatement(terms, state, statement);
          expect(judged).toMatchObject({ ok: true });
          if (judged.ok) state = judged.state;
        }
        expect(said[2]?.['result']).not.toHaveProperty('extensions');
        const passes = masteryScore === null || scaled >= masteryScore;
        expect(state).toMatchObject({ completed: true, passed: passes, failed: !passes, terminated: true });
      },
    ),
    { seed: 9, numRuns: 100 },
  );
});
