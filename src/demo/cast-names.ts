/** The markets of the demo academy, and the teams that sell in them. The names are invented; the order of a team is the order of its places. */
export type LevelKey = 'junior' | 'senior' | 'expert-mentor';

export type MarketKey =
  | 'world'
  | 'europe'
  | 'americas'
  | 'asia-pacific'
  | 'united-kingdom'
  | 'germany'
  | 'spain'
  | 'united-states'
  | 'canada'
  | 'brazil'
  | 'japan'
  | 'singapore'
  | 'australia';

interface Place {
  readonly name: string;
  readonly parent: MarketKey | null;
}

export const markets: Readonly<Record<MarketKey, Place>> = {
  world: { name: 'All markets', parent: null },
  europe: { name: 'Europe', parent: 'world' },
  americas: { name: 'Americas', parent: 'world' },
  'asia-pacific': { name: 'Asia Pacific', parent: 'world' },
  'united-kingdom': { name: 'United Kingdom', parent: 'europe' },
  germany: { name: 'Germany', parent: 'europe' },
  spain: { name: 'Spain', parent: 'europe' },
  'united-states': { name: 'United States', parent: 'americas' },
  canada: { name: 'Canada', parent: 'americas' },
  brazil: { name: 'Brazil', parent: 'americas' },
  japan: { name: 'Japan', parent: 'asia-pacific' },
  singapore: { name: 'Singapore', parent: 'asia-pacific' },
  australia: { name: 'Australia', parent: 'asia-pacific' },
};

export interface TeamNames {
  readonly market: MarketKey;
  readonly manager: string;
  /** of the manager */
  readonly level: LevelKey;
  readonly joined: number;
  readonly severity: number;
  readonly names: readonly string[];
}

export const teams: readonly [TeamNames, ...TeamNames[]] = [
  {
    market: 'united-kingdom',
    manager: 'Grace Okafor',
    level: 'senior',
    joined: 2100,
    severity: -0.1,
    names: [
      'George Lowry',
      'Rachel Stone',
      'Beth Carver',
      'Connor Walsh',
      'Amir Haddad',
      'Elliot Nash',
      'Vera Novak',
      'Farah Siddiqui',
      'Zoe Mitchell',
      'Nathan Brooks',
      'Hannah Moss',
    ],
  },
  {
    market: 'united-kingdom',
    manager: 'Marcus Bell',
    level: 'junior',
    joined: 700,
    severity: 0.45,
    names: [
      'Olivia Grant',
      'Dana Petrova',
      'Katie Brennan',
      'Liam Doherty',
      'Jamal Foster',
      'Samuel Adeyemi',
      'Imogen Clarke',
      'Deepa Nair',
      'Quentin Ames',
      'Fiona Grady',
      'Peter Kowalski',
    ],
  },
  {
    market: 'germany',
    manager: 'Jonas Brandt',
    level: 'senior',
    joined: 1800,
    severity: -0.4,
    names: [
      'Katrin Albers',
      'Moritz Heinemann',
      'Sabine Reuter',
      'Timo Schuster',
      'Leyla Aydin',
      'Florian Deckert',
      'Ulrike Sommer',
      'Nils Petersen',
      'Birgit Hartwig',
      'Marek Zielinski',
      'Hanna Köster',
    ],
  },
  {
    market: 'germany',
    manager: 'Annika Vogel',
    level: 'expert-mentor',
    joined: 2500,
    severity: 0.05,
    names: [
      'Stefan Lorenz',
      'Jana Wiedemann',
      'Oliver Krüger',
      'Selin Demir',
      'Philipp Ackermann',
      'Martina Böhm',
      'Ralf Jansen',
      'Eva Lindner',
      'Gerhard Fuchs',
      'Daria Sokolova',
      'Lukas Maurer',
    ],
  },
  {
    market: 'spain',
    manager: 'Lucía Serrano',
    level: 'senior',
    joined: 1300,
    severity: 0.2,
    names: [
      'Javier Ortega',
      'Carmen Vidal',
      'Pablo Navarro',
      'Inés Cabrera',
      'Hugo Marín',
      'Elena Prieto',
      'Sergio Campos',
      'Marta Rueda',
      'Andrés Gallego',
      'Nuria Bosch',
      'Iván Soler',
    ],
  },
  {
    market: 'united-states',
    manager: 'Denise Carter',
    level: 'senior',
    joined: 2000,
    severity: 0.3,
    names: [
      'Tyler Jennings',
      'Monique Harris',
      'Brandon Pike',
      'Alyssa Romero',
      'Kevin O’Dell',
      'Latoya Simmons',
      'Craig Donovan',
      'Megan Fitzpatrick',
      'Walter Briggs',
      'Priscilla Yang',
      'Dylan Frost',
    ],
  },
  {
    market: 'united-states',
    manager: 'Robert Hayes',
    level: 'expert-mentor',
    joined: 2700,
    severity: -0.2,
    names: [
      'Angela Whitmore',
      'Carlos Mendez',
      'Stephanie Cole',
      'Justin Park',
      'Naomi Goldberg',
      'Derek Sullivan',
      'Teresa Nguyen',
      'Aaron Bishop',
      'Louise Hartman',
      'Omar Rashid',
      'Jenna Kowalczyk',
    ],
  },
  {
    market: 'canada',
    manager: 'Émilie Tremblay',
    level: 'senior',
    joined: 1450,
    severity: 0,
    names: [
      'Mathieu Gagnon',
      'Sarah Whitehorse',
      'Anil Kapoor',
      'Chloé Bergeron',
      'Ryan MacLeod',
      'Isabelle Roy',
      'Trevor Jamieson',
      'Aisha Mohamud',
      'Donald Fraser',
      'Simon Lavoie',
      'Kelly Nakamura',
    ],
  },
  {
    market: 'brazil',
    manager: 'Rafael Monteiro',
    level: 'senior',
    joined: 1150,
    severity: 0.4,
    names: [
      'Juliana Prado',
      'Thiago Barros',
      'Camila Nogueira',
      'Diego Farias',
      'Larissa Teles',
      'Bruno Cardoso',
      'Renata Moura',
      'Gustavo Pires',
      'Sônia Azevedo',
      'Vitor Machado',
      'Bianca Rocha',
    ],
  },
  {
    market: 'japan',
    manager: 'Kenji Morita',
    level: 'expert-mentor',
    joined: 2600,
    severity: -0.45,
    names: [
      'Yuko Tanabe',
      'Haruto Sakai',
      'Naoko Fujii',
      'Ryo Kanda',
      'Misaki Ueda',
      'Takashi Endo',
      'Emi Shibata',
      'Daichi Okada',
      'Hiroshi Nakagawa',
      'Sakura Inoue',
      'Kaito Murai',
    ],
  },
  {
    market: 'singapore',
    manager: 'Mei Lin Tan',
    level: 'junior',
    joined: 820,
    severity: 0.15,
    names: [
      'Rajesh Pillai',
      'Wei Jie Lim',
      'Siti Rahman',
      'Benjamin Goh',
      'Anjali Menon',
      'Chong Wei Koh',
      'Farid Ismail',
      'Grace Ong',
      'Vincent Chua',
      'Nadia Yusof',
      'Jun Hao Lee',
    ],
  },
  {
    market: 'australia',
    manager: 'Sophie Garland',
    level: 'senior',
    joined: 1600,
    severity: -0.15,
    names: [
      'Lachlan Burns',
      'Mia Papadopoulos',
      'Jack Thornton',
      'Ruby Hargreaves',
      'Ethan Walker',
      'Talia Cohen',
      'Noah Fitzgerald',
      'Zara Hussain',
      'Bruce Middleton',
      'Priyanka Shah',
      'Cooper Ellis',
    ],
  },
];
