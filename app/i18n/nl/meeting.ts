const words = ['nul', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf']
const inWords = (n: number) => words[n] ?? String(n)
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const people = (n: number) => (n === 1 ? 'één lid' : `${inWords(n)} leden`)
const minutes = (n: number) => (n === 1 ? '1 minuut' : `${n} minuten`)

export const meeting = {
  title: 'Bijeenkomsten',
  one: 'Bijeenkomst',
  listHead: 'Wanneer komen we bij elkaar?',
  coming: 'Komt eraan',
  past: 'Geweest',
  cancelled: 'Afgezegd',
  none: 'Er is nog geen bijeenkomst gepland.',
  noneComing: 'Er staat nu geen bijeenkomst gepland.',
  noneNext: 'Zodra de coördinator er een plant, ziet u die hier.',
  noneNextCoordinator: 'Plan de eerste. U nodigt pas daarna mensen uit.',
  noBoards: 'U staat nog op geen bord. Een bijeenkomst hoort bij een bord.',
  end: 'Dat zijn alle bijeenkomsten.',
  cases: (n: number) =>
    n === 0
      ? 'nog geen casus op de agenda'
      : n === 1
        ? 'één casus op de agenda'
        : `${inWords(n)} casussen op de agenda`,
  online: 'online',
  placeAndOnline: 'ook online',
  planOn: (board: string) => `Bijeenkomst plannen: ${board}`,
  plan: 'Bijeenkomst plannen',
  planHead: 'Wanneer komt u bij elkaar?',
  planHelp: 'U plant hier alleen. Leden krijgen pas bericht als u ze uitnodigt.',
  board: 'Bord',
  date: 'Datum',
  start: 'Begin',
  endTime: 'Einde',
  clock: 'Tijden zijn Nederlandse tijd.',
  place: 'Plaats',
  placeHelp: 'Adres en ruimte. Deze plaats staat ook in de uitnodiging.',
  onlineUrl: 'Link om online mee te doen',
  onlineHelp: 'Begint met https://. Alleen leden van het bord zien de link, na het aanmelden.',
  whereHelp: 'Vul een plaats in, een link, of allebei.',
  change: 'Verzetten',
  changeHead: 'Wat verandert er?',
  changeButton: 'Bijeenkomst verzetten',
  changeTells: (n: number) =>
    n === 0
      ? 'Er is nog niemand uitgenodigd. Niemand krijgt bericht.'
      : `${capital(people(n))} ${n === 1 ? 'krijgt' : 'krijgen'} een mail. Hun agenda werkt zichzelf bij.`,
  changeAnswers: 'Verandert de datum of de tijd? Dan vragen we iedereen opnieuw of ze komen.',
  cancel: 'Afzeggen',
  cancelHead: 'Gaat de bijeenkomst niet door?',
  cancelTells: (n: number) =>
    n === 0
      ? 'Er is nog niemand uitgenodigd. Niemand krijgt bericht.'
      : `${capital(people(n))} ${n === 1 ? 'krijgt' : 'krijgen'} een mail. De afspraak verdwijnt uit hun agenda:`,
  cancelCases: 'Casussen op de agenda gaan terug naar In behandeling en wachten op een andere bijeenkomst.',
  cancelFinal: 'Afzeggen kunt u niet terugdraaien. U kunt wel een nieuwe bijeenkomst plannen.',
  cancelButton: 'Bijeenkomst afzeggen',
  keep: 'Laat doorgaan',
  isCancelled: 'Deze bijeenkomst gaat niet door.',
  isPast: 'Deze bijeenkomst is geweest.',
  notNow: 'Dit kan niet meer: de bijeenkomst is geweest of afgezegd.',
  alreadyPlanned: 'Deze casus staat al op een agenda.',
  stale: 'De agenda is intussen veranderd. U ziet nu de nieuwe stand.',
  organisedBy: (name: string) => `${name} bereidt deze bijeenkomst voor.`,
  where: 'Waar',
  joinOnline: 'Online meedoen',
  download: 'Zet in mijn agenda',
  agenda: 'Agenda',
  emptyAgenda: 'De agenda is nog leeg.',
  fullness: (planned: number, available: number) => `${planned} van ${minutes(available)}.`,
  left: (n: number) =>
    n > 0
      ? `Er is plaats voor nog ${minutes(n)}.`
      : n === 0
        ? 'De agenda is precies vol.'
        : `Dat is ${minutes(-n)} te lang.`,
  kinds: {
    opening: 'Opening',
    'follow-up': 'Terugkoppeling eerdere casussen',
    case: 'Casus',
    'practice-note': 'Kennispagina',
    agreements: 'Afspraken en sluiten',
    other: 'Onderdeel',
  },
  hiddenCase: 'Casus die niet voor iedereen zichtbaar is',
  earlier: (name: string) => `${name}: eerder`,
  later: (name: string) => `${name}: later`,
  takeOff: (name: string) => `${name}: van de agenda halen`,
  minutesFor: (name: string) => `Minuten voor ${name}`,
  min: 'min',
  movedTo: (name: string, place: number, of: number) => `${name} staat nu op plaats ${place} van ${of}.`,
  takenOff: (name: string) => `${name} staat niet meer op de agenda.`,
  putOnDone: (name: string) => `${name} staat op de agenda.`,
  addPart: 'Onderdeel toevoegen',
  partTitle: 'Wat wilt u bespreken?',
  partTitleHelp: 'Geen woorden over een casus of een mens.',
  partMinutes: 'Minuten',
  add: 'Toevoegen',
  waitingHead: 'Wacht op bespreking',
  putOn: 'Op de agenda',
  noneWaiting: 'Er wacht nu geen casus op bespreking.',
  asked: 'Gevraagd voor een bijeenkomst',
  waitingDays: (n: number) => (n === 0 ? 'sinds vandaag' : n === 1 ? 'sinds gisteren' : `${n} dagen`),
  who: 'Wie komt er?',
  invitedHead: 'Uitgenodigd',
  invited: (n: number) => (n === 1 ? 'Eén lid is uitgenodigd.' : `${capital(people(n))} zijn uitgenodigd.`),
  nobodyInvited: 'Er is nog niemand uitgenodigd.',
  nobodyInvitedNext: 'Kijk eerst of tijd, plaats en agenda kloppen. Nodig daarna de leden uit.',
  tooFullToInvite: (n: number) => `De agenda is ${minutes(n)} te lang. Wie u nu uitnodigt, krijgt deze eindtijd.`,
  inviteAll: (n: number) => (n === 1 ? 'Eén lid uitnodigen' : `Alle ${inWords(n)} leden uitnodigen`),
  inviteSome: 'Kiezen wie u uitnodigt',
  inviteHead: 'Wie nodigt u uit?',
  inviteHelp: 'Ieder krijgt een eigen mail met een agendabestand. Niemand ziet daarin wie er nog meer komt.',
  inviteButton: 'Uitnodigen',
  everyoneInvited: 'Alle leden van dit bord zijn uitgenodigd.',
  notInvited: 'Nog niet uitgenodigd',
  answerHead: 'Komt u?',
  answers: { yes: 'Ik kom', online: 'Ik kom online', no: 'Ik kan niet' },
  saidYes: 'komt',
  saidOnline: 'komt online',
  saidNo: 'kan niet',
  saidNothing: 'nog geen antwoord',
  myAnswer: { yes: 'U komt.', online: 'U komt online.', no: 'U kunt niet.', none: 'U hebt nog niet geantwoord.' },
  changeAnswer: 'U kunt dit veranderen tot de bijeenkomst voorbij is.',
  mailsWaiting: (n: number) =>
    n === 0
      ? 'Er ging geen mail uit: er veranderde niets, of er is nog niemand uitgenodigd.'
      : n === 1
        ? 'Eén mail ligt klaar.'
        : `${capital(inWords(n))} mails liggen klaar.`,
  seeOutbox: 'Bekijk de mails',
  minutes: 'Verslag',
  minutesHint: 'Schrijf hier wat u bespreekt en afspreekt.',
  minutesHelp: 'Iedereen typt tegelijk. Geen namen of gegevens van cliënten.',
  minutesRead: 'De leden van het bord schrijven hier samen het verslag.',
  noMinutes: 'Er staat nog niets in het verslag.',
  back: 'Terug naar de bijeenkomst',
  errorsHead: 'Kijk deze velden nog eens na',
  errors: {
    empty: 'Vul dit in.',
    'too-long': 'Dit is te lang. Maak het korter.',
    'no-such-date': 'Deze datum bestaat niet. Kies een datum, bijvoorbeeld 8 december.',
    'no-such-time': 'Deze tijd bestaat niet op deze dag. Kies een tijd tussen 00:00 en 23:59.',
    'end-before-start': 'Het einde moet na het begin liggen.',
    'in-the-past': 'Dit moment is al voorbij. Kies een moment in de toekomst.',
    'too-far': 'Dit is meer dan vijf jaar vooruit. Kies een eerdere datum.',
    where: 'Vul een plaats in, of een link om online mee te doen.',
    'not-a-link': 'Dit is geen link die wij kunnen gebruiken. Plak het hele adres, beginnend met https://.',
    minutes: 'Vul een getal in van 1 tot en met 480.',
    nobody: 'Kies minstens één lid om uit te nodigen.',
    unknown: 'Dit kennen we niet. Laad de pagina opnieuw.',
  },
} as const
