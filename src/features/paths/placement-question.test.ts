import { describe, expect, test } from 'vitest';
import { sampleModule } from '../../testing/sample-module.ts';
import { askable, withoutAnswer } from './placement-question.ts';

describe('the cards a placement check asks', () => {
  test('are questions that can be asked without their answer', () => {
    const kinds = askable(sampleModule).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['single', 'multiple', 'short']));
  });

  test('travel without what is right and why', () => {
    for (const card of askable(sampleModule)) {
      const sent = withoutAnswer(card);
      expect(sent).toMatchObject({ key: card.key, asks: card.asks, explains: {} });
      if (sent.kind === 'short') expect(sent.accepts).toEqual({});
      else expect(sent.right).toHaveLength(0);
    }
  });
});
