/**
 * The words by which exports head their columns and say that somebody has left, in the languages we meet most.
 * Words compare as `headingWords` makes them: lower case, no accents, parted at spaces, underscores and capitals.
 */
import type { ColumnMeaning } from './roster.ts';

/** `sales_agent`, `SalesAgent` and `Sales Agent` become the same words. */
export function headingWords(heading: string): string {
  return heading
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const list = (words: string): readonly string[] => words.split(',').map((word) => word.trim());

/** Headings by what they mean; the longer phrase wins over a word it contains. */
export const headingsOf: Readonly<Record<ColumnMeaning, readonly string[]>> = {
  name: list(
    'name, full name, display name, employee name, employee, person, sales agent, agent, sales rep, sales representative, rep, salesperson, sales person, seller, sales, account executive, user, worker, staff, member, owner, account owner, opportunity owner, record owner, consultant, advisor, mitarbeiter, mitarbeitername, mitarbeiterin, vollstandiger name, vertriebler, verkaufer, vertriebsmitarbeiter, aussendienst, berater, person name, nom complet, nom et prenom, nom prenom, collaborateur, salarie, vendeur, commercial, employe, nombre completo, nombre y apellidos, empleado, vendedor, comercial, nome completo, dipendente, venditore, colaborador, funcionario, naam, volledige naam, medewerker, verkoper, imie i nazwisko, pracownik, handlowiec',
  ),
  'first-name': list(
    'first name, firstname, given name, forename, preferred first name, vorname, rufname, prenom, nombre, nombres, nome, primeiro nome, voornaam, imie',
  ),
  'last-name': list(
    'last name, lastname, surname, family name, nachname, familienname, zuname, nom, nom de famille, apellido, apellidos, cognome, sobrenome, apelido, achternaam, nazwisko',
  ),
  email: list(
    'email, e mail, mail, email address, e mail address, work email, business email, company email, mailadresse, e mail adresse, email adresse, geschaftliche e mail, courriel, adresse e mail, adresse mail, mail professionnel, correo, correo electronico, posta elettronica, indirizzo email, endereco de email, e mailadres, adres e mail, user name, username, login, upn, user principal name',
  ),
  'person-id': list(
    'id, person id, employee id, employee number, employee no, emp id, emp no, staff id, staff number, worker id, user id, personnel number, personnel no, external id, external key, hr id, sap id, payroll number, personalnummer, personal nr, personalnr, pers nr, mitarbeiternummer, mitarbeiter nr, mitarbeiter id, matricule, numero employe, id employe, numero de empleado, id empleado, legajo, matricola, codice dipendente, matricula, personeelsnummer, numer pracownika, agent id, rep id, sales rep id',
  ),
  title: list(
    'title, job title, position, job, position title, business title, stellenbezeichnung, berufsbezeichnung, funktion, titel, poste, intitule du poste, fonction, puesto, cargo, posizione, qualifica, functie, functietitel, stanowisko',
  ),
  manager: list(
    'manager, manager name, managers name, direct manager, line manager, sales manager, team manager, team lead, team leader, teamleader, leader, lead, supervisor, superior, boss, reports to, reporting to, reporting manager, vorgesetzter, vorgesetzte, fuhrungskraft, teamleiter, teamleitung, leiter, vertriebsleiter, chef, berichtet an, responsable, responsable hierarchique, n 1, superieur, superieur hierarchique, jefe, jefa, supervisora, gerente, responsable directo, responsabile, capo, gestor, chefe, superior imediato, leidinggevende, kierownik, przelozony, menedzer',
  ),
  'manager-email': list(
    'manager email, manager e mail, manager mail, manager email address, supervisor email, reports to email, e mail vorgesetzter, vorgesetzter e mail, fuhrungskraft e mail, email manager, email responsable, correo del jefe, email responsabile',
  ),
  'manager-id': list(
    'manager id, manager number, manager employee id, manager employee number, supervisor id, reports to id, vorgesetzter id, vorgesetzten id, personalnummer vorgesetzter, fuhrungskraft id, id manager, id responsable, matricule manager, id jefe',
  ),
  market: list(
    'market, region, sales region, regional office, office, territory, sales territory, area, sales area, country, geo, geography, location, zone, markt, vertriebsgebiet, gebiet, land, standort, niederlassung, vertriebsregion, landesgesellschaft, marche, pays, secteur, territoire, agence, mercado, pais, zona, territorio, oficina, delegacion, mercato, paese, regione, regiao, filial, regio, kantoor, rynek, kraj, oddzial, district, cluster, subregion, sub region, branch',
  ),
  'market-2': [],
  'market-3': [],
  'market-4': [],
  team: list(
    'team, team name, sales team, group, sales group, department, org unit, organizational unit, unit, abteilung, gruppe, vertriebsteam, organisationseinheit, kostenstelle name, equipe, service, departement, groupe, equipo, departamento, grupo, squadra, reparto, gruppo, afdeling, zespol, dzial',
  ),
  role: list(
    'role, sales role, job role, role name, job family, job profile, rolle, vertriebsrolle, tatigkeit, role commercial, role de vente, rol, rol de ventas, ruolo, papel, funcao, rola',
  ),
  level: list(
    'level, career level, job level, maturity level, seniority, grade, band, stufe, karrierestufe, erfahrungsstufe, level name, niveau, anciennete, nivel, livello, stopien, poziom',
  ),
  'joined-on': list(
    'joined on, joined, join date, joining date, hire date, hired on, hired, date hired, start date, employment start, date of joining, entry date, original hire date, eintrittsdatum, eintritt, eintritt am, eingestellt am, beginn, startdatum, beschaftigt seit, date d entree, date d embauche, date d arrivee, date entree, fecha de alta, fecha de ingreso, fecha de contratacion, fecha de inicio, data assunzione, data di assunzione, data de admissao, data de entrada, datum in dienst, indiensttreding, data zatrudnienia, since, seit',
  ),
  'left-on': list(
    'left on, left, leave date, leaving date, last day, last working day, end date, termination date, exit date, employment end, date of leaving, austrittsdatum, austritt, austritt am, ausgeschieden am, enddatum, letzter arbeitstag, date de sortie, date de depart, date sortie, date de fin, fecha de baja, fecha de salida, fecha fin, data cessazione, data di uscita, data de saida, data de demissao, datum uit dienst, uitdiensttreding, data zwolnienia, until, bis',
  ),
  status: list(
    'status, employment status, employee status, active, is active, state, worker status, beschaftigungsstatus, mitarbeiterstatus, aktiv, statut, actif, estado, activo, stato, attivo, situacao, ativo, actief, aktywny',
  ),
  language: list(
    'language, preferred language, locale, language code, sprache, korrespondenzsprache, langue, idioma, lingua, taal, jezyk',
  ),
  'time-zone': list(
    'time zone, timezone, tz, zeitzone, fuseau horaire, zona horaria, fuso orario, fuso horario, tijdzone, strefa czasowa',
  ),
};

/** Headings that look like one of ours and are not: they stay out, whatever their values look like. */
export const foreignWords: readonly string[] = list(
  'birth, birthday, birthdate, dob, geburt, geburtsdatum, geburtstag, naissance, nacimiento, nascita, nascimento, created, modified, updated, changed, last login, last activity, erstellt, geandert, phone, telefon, mobile, mobil, handy, fax, telephone, salary, gehalt, lohn, salaire, salario, street, strasse, zip, plz, postal, postcode, account name, customer, kunde, client, cliente, revenue, umsatz, quota, amount, stage, deal, opportunity name, product, gender, geschlecht, private email, personal email, assistant',
);

const statusWords: Readonly<Record<'here' | 'left', ReadonlySet<string>>> = {
  here: new Set(
    list(
      'active, here, employed, current, yes, y, true, 1, on leave, leave of absence, parental leave, aktiv, angestellt, beschaftigt, ja, wahr, x, elternzeit, mutterschutz, actif, active, en poste, oui, vrai, present, activo, activa, alta, en activo, si, verdadero, attivo, attiva, in servizio, ativo, ativa, sim, actief, in dienst, aktywny, zatrudniony, tak, probation, full time, part time, vollzeit, teilzeit, new',
    ),
  ),
  left: new Set(
    list(
      'inactive, left, terminated, former, resigned, retired, dismissed, no, n, false, 0, deactivated, disabled, exited, ex, departed, inaktiv, ausgeschieden, ausgetreten, gekundigt, ehemalig, nein, falsch, im ruhestand, rente, inactif, inactive, parti, sorti, ancien, non, faux, inactivo, inactiva, baja, de baja, falso, inattivo, inattiva, cessato, inativo, inativa, desligado, nao, inactief, uit dienst, nieaktywny, zwolniony, nie',
    ),
  ),
};

export function readStatus(text: string): 'here' | 'left' | 'unknown' {
  const words = headingWords(text);
  if (statusWords.here.has(words)) return 'here';
  return statusWords.left.has(words) ? 'left' : 'unknown';
}

/** Cells that programs fill in to say that there is nothing. */
const blanks = new Set([
  '-',
  '--',
  '---',
  '–',
  '—',
  'n/a',
  'n.a.',
  '#n/a',
  'null',
  'none',
  'nan',
  'k.a.',
  'k. a.',
  '(blank)',
  '(leer)',
  'nil',
]);

export function isBlank(text: string): boolean {
  return text === '' || blanks.has(text.toLowerCase());
}
