import { describe, expect, test } from 'vitest';
import { placeholders } from './check-languages.ts';
import { transformMessages } from './languages.ts';
import { pseudo } from './pseudo-language.ts';

describe('placeholders', () => {
  test('finds values and tags in every plural form', () => {
    const text = '{count, plural, one {<0>One</0> person of {team}} other {<0>#</0> people of {team}}}';
    expect(placeholders(text).sort()).toEqual(['</0>', '<0>', '{count}', '{team}']);
  });
  test('finds none in plain words', () => {
    expect(placeholders('Nothing here')).toEqual([]);
  });
});

describe('the pseudo-language', () => {
  test('turns words around and lengthens them, and leaves tags alone', () => {
    const text = pseudo('Read <0>this page</0>');
    expect(text).toContain('<0>');
    expect(text).toContain('</0>');
    expect(text).not.toContain('Read');
    expect(text.length).toBeGreaterThan('Read <0>this page</0>'.length);
  });
});

test('leaves types and JSX to the bundler, and no English in the code', () => {
  const source =
    "import { useLingui } from '@lingui/react/macro';\nexport function A(): JSX.Element { const { t } = useLingui(); return <p>{t`Quite long words`}</p>; }";
  const { code } = transformMessages(source, '/x/A.tsx');
  expect(code).toContain('<p>');
  expect(code).toContain(': JSX.Element');
  expect(code).not.toContain('Quite long words');
});
