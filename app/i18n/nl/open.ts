/** Words of the pages that are open to anyone: choosing who to be, signing in, locked, help. */
export const open = {
  group: 'Expertgroep Trauma',
  personaTitle: 'Kies wie u wilt zijn',
  personaHelp:
    'U kijkt rond als een van deze verzonnen collega’s. Wat u doet, blijft in deze proefomgeving. U kunt altijd wisselen.',
  personaNone: 'Er zijn nog geen voorbeeldpersonen.',
  personaNoneNext: 'Stop de server en start hem opnieuw met een lege DATA_DIR. Dan wordt de voorbeeldgroep gemaakt.',
  onBoards: (boards: string) => `Bord: ${boards}`,
  noBoards: 'Staat op geen bord.',
  now: 'dit bent u nu',
  notAReport: 'Dit is geen meldpunt',
  notAReportText: 'Deze werkplek is alleen voor behandelaren en wordt niet dag en nacht gelezen.',
  danger: 'Is iemand nu in gevaar? Bel 112.',
  veiligThuis: 'Wilt u advies of een melding doen? Veilig Thuis, 0800-2000. Gratis, dag en nacht.',
  helpTitle: 'Hulp en contact',
  house: 'Wat dit is',
  houseText:
    'Meedenken is de werkplek van de Expertgroep Trauma. Behandelaren leggen hier een vraag over een anonieme casus voor en collega’s denken mee. Samen schrijven ze op wat werkt.',
  askWhom: 'Wie kunt u iets vragen?',
  askCoordinator: 'De coördinator helpt u met borden, bijeenkomsten en casussen.',
  askNobody: 'Er is nog geen coördinator.',
  sendMail: (name: string) => `Mail ${name}`,
  cannotRead: 'Kunt u iets niet vinden? Misschien staat u niet op dat bord. De coördinator kan dat veranderen.',
  anonymity: 'Herleidbaarheid',
  anonymityHow: 'Hoe wij herleidbaarheid controleren',
  keys: 'Met het toetsenbord',
  showKeys: 'Sneltoetsen tonen',
} as const
