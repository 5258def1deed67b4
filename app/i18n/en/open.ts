/** Words of the pages that are open to anyone, in English. */
export const open = {
  group: 'Expertgroep Trauma',
  personaTitle: 'Choose who to be',
  personaHelp:
    'You look around as one of these invented colleagues. What you do stays in this trial. You can change at any time.',
  personaNone: 'There are no example people yet.',
  personaNoneNext: 'Stop the server and start it with an empty DATA_DIR. The example group is made then.',
  onBoards: (boards: string) => `Board: ${boards}`,
  noBoards: 'Is on no board.',
  now: 'this is you now',
  notAReport: 'This is not a place to report',
  notAReportText: 'This workplace is for therapists only and is not read day and night.',
  danger: 'Is someone in danger now? Call 112.',
  veiligThuis: 'Do you want advice, or to report? Veilig Thuis, 0800-2000. Free, day and night.',
  helpTitle: 'Help and contact',
  house: 'What this is',
  houseText:
    'Meedenken is the workplace of the Expertgroep Trauma. Therapists put a question about an anonymous case here and colleagues think along. Together they write down what works.',
  askWhom: 'Whom can you ask?',
  askCoordinator: 'The coordinator helps you with boards, meetings and cases.',
  askNobody: 'There is no coordinator yet.',
  sendMail: (name: string) => `Mail ${name}`,
  cannotRead: 'Can you not find something? Perhaps you are not on that board. The coordinator can change that.',
  anonymity: 'Anonymity',
  anonymityHow: 'How we check whether someone can be recognised',
  keys: 'With the keyboard',
  showKeys: 'Show shortcuts',
} as const
