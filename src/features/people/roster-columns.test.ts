import { describe, expect, test } from 'vitest';
import type { ColumnMeaning, RosterSheet } from './roster.ts';
import { columnName, guessMapping, headingSignature, mustAskDateOrder, sheetOf } from './roster-columns.ts';

function sheet(...rows: readonly string[][]): RosterSheet {
  return sheetOf(rows.map((cells, at) => ({ line: at + 1, cells })));
}

const guessed = (...rows: readonly string[][]): readonly (ColumnMeaning | null)[] =>
  guessMapping(sheet(...rows)).columns;

describe('guesses what columns mean', () => {
  test('in an export of a CRM', () => {
    expect(
      guessed(
        ['sales_agent', 'manager', 'regional_office'],
        ['Ben Fell', 'Clara Loft', 'Central'],
        ['Dora Brand', 'Clara Loft', 'Central'],
        ['Rita Cole', 'Cal Lind', 'East'],
      ),
    ).toEqual(['name', 'manager', 'market']);
  });

  test('in a German export of personnel', () => {
    expect(
      guessed(
        [
          'Personal-Nr.',
          'Name',
          'Vorname',
          'E-Mail-Adresse',
          'Stellenbezeichnung',
          'Vorgesetzter',
          'Niederlassung',
          'Eintrittsdatum',
          'Austrittsdatum',
          'Geburtsdatum',
          'Sprache',
        ],
        [
          '00123',
          'Müller',
          'Jörg',
          'jm@example.com',
          'Verkäufer',
          'Anna Weiß',
          'Köln',
          '01.02.2020',
          '',
          '03.04.1980',
          'de',
        ],
        ['00124', 'Weiß', 'Anna', 'aw@example.com', 'Leiterin', '', 'Köln', '15.02.2012', '', '03.04.1970', 'de'],
      ),
    ).toEqual([
      'person-id',
      'last-name',
      'first-name',
      'email',
      'title',
      'manager',
      'market',
      'joined-on',
      'left-on',
      null,
      'language',
    ]);
  });

  test('in an English export with the manager by e-mail address', () => {
    expect(
      guessed(
        [
          'Employee ID',
          'First Name',
          'Last Name',
          'Work Email',
          'Job Title',
          'Manager',
          'Region',
          'Country',
          'Hire Date',
          'Employment Status',
          'Time Zone',
        ],
        [
          'E1',
          'Anna',
          'Meier',
          'anna@example.com',
          'Seller',
          'boris@example.com',
          'EMEA',
          'Austria',
          '2020-01-01',
          'Active',
          'Europe/Vienna',
        ],
        [
          'E2',
          'Boris',
          'Faz',
          'boris@example.com',
          'Head',
          '',
          'EMEA',
          'Germany',
          '2019-01-01',
          'Active',
          'Europe/Berlin',
        ],
      ),
    ).toEqual([
      'person-id',
      'first-name',
      'last-name',
      'email',
      'title',
      'manager-email',
      'market',
      'market-2',
      'joined-on',
      'status',
      'time-zone',
    ]);
  });

  test('in French and Spanish', () => {
    expect(
      guessed(
        ['Nom', 'Prénom', 'Courriel', 'Responsable', 'Pays', 'Équipe'],
        ['Petit', 'Zoé', 'z@example.com', 'Luc Roy', 'France', 'Nord'],
      ),
    ).toEqual(['last-name', 'first-name', 'email', 'manager', 'market', 'team']);
    expect(
      guessed(
        ['Nombre', 'Apellidos', 'Correo electrónico', 'Jefe', 'Fecha de alta'],
        ['Ana', 'Ruiz', 'a@example.com', 'Luis Gil', '2020-01-31'],
      ),
    ).toEqual(['first-name', 'last-name', 'email', 'manager', 'joined-on']);
  });

  test('by the values where headings say nothing', () => {
    expect(
      guessed(
        ['A', 'B', 'C'],
        ['Anna Meier', 'a@example.com', 'Cal Lind'],
        ['Vera Lang', 'b@example.com', 'Cal Lind'],
        ['Ann Snow', 'c@example.com', 'Cal Lind'],
      ),
    ).toEqual(['name', 'email', 'manager']);
  });

  test('and believes values over headings', () => {
    expect(
      guessed(['Name', 'Email', 'Start'], ['Anna Meier', 'yes', 'quickly'], ['Vera Lang', 'no', 'slowly']),
    ).toEqual(['name', null, null]);
  });

  test('with managers given by the ids of people', () => {
    expect(guessed(['ID', 'Name', 'Manager'], ['A1', 'Anna Meier', 'B2'], ['B2', 'Vera Lang', '']).at(2)).toBe(
      'manager-id',
    );
  });

  test('with markets from the highest down, whatever the order of columns', () => {
    const rows = [
      ['Austria', 'EMEA'],
      ['Germany', 'EMEA'],
      ['Japan', 'APAC'],
      ['Korea', 'APAC'],
      ['Austria', 'EMEA'],
    ].map(([country = '', region = ''], at) => [`Person P${at}`, country, region]);
    expect(guessed(['Name', 'Country', 'Region'], ...rows)).toEqual(['name', 'market-2', 'market']);
  });

  test('and takes only the market columns that nest', () => {
    const rows = [
      ['North', 'Office'],
      ['South', 'Office'],
      ['North', 'Home'],
      ['South', 'Home'],
    ].map(([region = '', location = ''], at) => [`Person P${at}`, region, location]);
    expect(guessed(['Name', 'Region', 'Location'], ...rows)).toEqual(['name', 'market', null]);
  });

  test('with a path of markets in one column and names written backwards', () => {
    const mapping = guessMapping(
      sheet(['Name', 'Market'], ['Meier, Anna', 'EMEA / DACH'], ['Lang, Vera', 'EMEA / France'], ['Snow, Ann', 'APAC']),
    );
    expect(mapping).toMatchObject({ marketSeparator: '/', nameOrder: 'last-comma-first' });
  });
});

describe('finds the headings', () => {
  test('below the title of a report', () => {
    const found = sheet(
      ['Report: all employees', '', ''],
      ['Name', 'Team', 'Market'],
      ['Anna Meier', 'A', 'East'],
      ['Vera Lang', 'B', 'West'],
    );
    expect(found.headings).toEqual(['Name', 'Team', 'Market']);
    expect(found.rows.map((row) => row.line)).toEqual([3, 4]);
  });

  test('and does without where there are none', () => {
    const found = sheet(['Anna Meier', 'a@example.com'], ['Vera Lang', 'b@example.com']);
    expect(found.headings).toEqual(['', '']);
    expect(found.rows).toHaveLength(2);
    expect(guessMapping(found).columns).toEqual(['name', 'email']);
  });
});

test('knows a file again by its headings, however they are spelt', () => {
  expect(headingSignature(['Sales Agent', 'E-Mail'])).toBe(headingSignature(['sales_agent', 'e mail']));
  expect(headingSignature(['Name', 'Team'])).not.toBe(headingSignature(['Team', 'Name']));
});

test('asks for the order of dates only where both are possible', () => {
  const doubtful = sheet(['Name', 'Hire date'], ['Anna Meier', '03/04/2024']);
  expect(mustAskDateOrder(doubtful, guessMapping(doubtful))).toBe(true);
  const clear = sheet(['Name', 'Hire date'], ['Anna Meier', '03/04/2024'], ['Vera Lang', '03/24/2024']);
  expect(guessMapping(clear).dateOrder).toBe('month-first');
  expect(mustAskDateOrder(clear, guessMapping(clear))).toBe(false);
});

test('calls a column without a heading as spreadsheet programs do', () => {
  expect([0, 25, 26, 60].map((column) => columnName('', column))).toEqual(['A', 'Z', 'AA', 'BI']);
});
