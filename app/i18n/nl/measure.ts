/** Words of the figures: how fast help came, what came of it, and the yearly report for the councils of the region. */
const days = (n: number) => (n === 0 ? 'op dezelfde dag' : n === 1 ? 'binnen 1 werkdag' : `binnen ${n} werkdagen`)

export const measure = {
  title: 'Cijfers',
  head: (year: number) => `Cijfers van ${year}`,
  lead: 'Hoe snel kwam er hulp, en wat leverde het op? Het gaat over de groep, nooit over één persoon.',
  years: 'Kies een jaar',
  soFar: (year: number) => `${year}, tot nu toe`,
  toCsv: 'Downloaden als CSV',
  toReport: 'Voortgangsrapportage maken',
  reportHelp: 'Een verslag van dit jaar voor de gemeenten, om te lezen, af te drukken of als Word-bestand te bewaren.',
  toMeasures: 'Hoe snel kwam er hulp, en wat leverde het op?',
  none: (year: number) => `Over ${year} zijn er geen cijfers`,
  noneNextYear: (year: number) => `Naar de cijfers van ${year}`,
  noneNext: (n: number) => `Een casus telt mee zodra hij meer dan ${n} werkdagen op het bord staat.`,
  toBoards: 'Naar de borden',

  sections: {
    done: 'Wat de groep deed',
    speed: 'Hoe snel er hulp kwam',
    outcome: 'Wat er is geleerd',
    themes: 'Waar het over ging',
  },
  tables: {
    done: 'Wat de groep deed, in aantallen',
    waits: 'Wachttijd tot de eerste reactie en het eerste advies',
    inTime: (n: number) => `Advies binnen ${n} werkdagen`,
    outcome: 'Wat er van de afgesloten casussen kwam',
    themes: 'Thema’s die het meest voorkwamen',
  },
  columns: {
    what: 'Wat',
    count: 'Aantal',
    cases: 'Casussen',
    share: 'Deel',
    half: 'De helft',
    nineOfTen: 'Negen van de tien',
    theme: 'Thema',
  },
  rows: {
    placed: 'Casussen ingebracht',
    closed: 'Casussen afgesloten',
    questions: 'Verhelderende vragen gesteld',
    advices: 'Adviezen gegeven',
    disciplines: 'Vakgebieden die meedachten',
    meetings: 'Bijeenkomsten gehouden',
    pages: 'Pagina’s van Wat werkt vastgesteld',
    reaction: 'Eerste reactie',
    advice: 'Eerste advies',
    inTime: (n: number) => `Binnen ${n} werkdagen`,
    notInTime: 'Later, of geen advies',
    changedPlan: 'Het plan veranderde door het advies',
    returned: 'De inbrenger vertelde later hoe het ging',
    declined: 'De inbrenger vertelde dat niet, met een reden',
    'no-answer': 'Geen reactie, na twee herinneringen',
    lesson: 'Er kwam een les uit voor anderen',
  },
  units: {
    days: (n: number) => (n === 0 ? 'dezelfde dag' : n === 1 ? '1 werkdag' : `${n} werkdagen`),
    percent: (n: number) => `${n}%`,
    hidden: 'te weinig',
  },
  csv: { year: 'Jaar', part: 'Onderdeel', what: 'Wat', measure: 'Maat', value: 'Waarde', file: 'cijfers' },

  says: {
    reaction: (half: number, nine: number) =>
      `De helft van de casussen kreeg ${days(half)} een eerste reactie. Negen van de tien kregen die ${days(nine)}.`,
    advice: (half: number, nine: number) =>
      `De helft van de casussen kreeg ${days(half)} een eerste advies. Negen van de tien kregen dat ${days(nine)}.`,
    inTime: (n: number, of: number, percent: number, norm: number) =>
      `${n} van de ${of} casussen kregen binnen ${norm} werkdagen advies. Dat is ${percent}%.`,
    changedPlan: (n: number, of: number, percent: number) =>
      `Bij ${n} van de ${of} afgesloten casussen veranderde het plan door het advies. Dat is ${percent}%.`,
    returned: (n: number, of: number) => `Bij ${n} van de ${of} casussen vertelde de inbrenger later hoe het ging.`,
    lessons: (n: number) => (n === 0 ? 'Er kwam nog geen les uit.' : `${n} casussen gaven een les voor anderen.`),
    tooFew: 'Hier staan geen cijfers: er waren er te weinig.',
    noneClosed: 'Er is in dit jaar nog geen casus afgesloten.',
    nonePlaced: 'Er is in dit jaar nog geen casus die meetelt.',
    themes: (least: number) =>
      `Een casus kan meer dan één thema hebben. Hier staan alleen thema’s van ${least} of meer casussen.`,
    noThemes: (least: number) => `Geen thema kwam bij ${least} of meer casussen voor.`,
  },
  charts: {
    waits: 'Werkdagen tot de eerste reactie en het eerste advies',
    outcome: 'Deel van de afgesloten casussen, in procenten',
    below: 'Dezelfde cijfers staan in de tabel hieronder.',
    half: (what: string) => `${what}, de helft`,
    nineOfTen: (what: string) => `${what}, negen van de tien`,
    norm: (n: number) => `De streep staat bij ${n} werkdagen: dan hoort er advies te zijn.`,
  },

  howHead: 'Zo is er geteld',
  how: {
    days: 'Werkdagen zijn maandag tot en met vrijdag, zonder feestdagen. De dag zelf telt niet mee.',
    reaction: 'Een reactie is een vraag, een advies of een antwoord van iemand anders dan de inbrenger.',
    years:
      'De wachttijd en de thema’s gaan over casussen die in dit jaar zijn ingebracht. Wat er is geleerd, gaat over casussen die in dit jaar zijn afgesloten.',
    withdrawn: 'Een casus die is ingetrokken, telt niet mee.',
    running: (n: number) => `Het jaar is nog niet om. Casussen van de laatste ${n} werkdagen tellen nog niet mee.`,
    boards: (n: number) =>
      n === 1
        ? 'De cijfers gaan over het bord waarvan u coördinator bent.'
        : `De cijfers gaan over de ${n} borden waarvan u coördinator bent.`,
    hidden: (least: number) =>
      `Staat er ‘te weinig’? Dan gaat het om minder dan ${least} casussen, of zou een klein aantal uit te rekenen zijn. Zo is uit deze cijfers niet af te leiden om wie het gaat.`,
  },

  report: {
    title: (year: number) => `Voortgangsrapportage ${year}`,
    kicker: 'Expertgroep Trauma',
    made: (day: string) => `Gemaakt op ${day}`,
    soFar: (day: string) => `Tot en met ${day}`,
    what: 'De Expertgroep Trauma is een groep traumatherapeuten van verschillende organisaties. Een therapeut legt een vraag voor over een behandeling, zonder dat iemand te herkennen is. Collega’s denken mee en leren samen wat werkt.',
    content: 'Dit verslag telt alleen. Er staat niets in over een casus, een cliënt of een therapeut.',
    boards: (n: number) =>
      n === 1 ? 'De cijfers gaan over één bord van de groep.' : `De cijfers gaan over ${n} borden van de groep.`,
    toDocx: 'Downloaden als Word-bestand',
    print: 'Afdrukken',
    back: 'Terug naar de cijfers',
    page: 'Bladzijde',
  },
} as const
