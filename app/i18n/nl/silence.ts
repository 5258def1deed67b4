/** Words of the coordinator's list of cases that wait too long. */
export const silence = {
  title: 'Stille casussen',
  head: (n: number) =>
    n === 0 ? 'Geen casus is te stil' : n === 1 ? 'Eén casus is te stil' : `${n} casussen zijn te stil`,
  help: (reaction: number, advice: number) =>
    `Hier staat wat na ${reaction} werkdagen nog geen reactie kreeg, of na ${advice} werkdagen nog geen advies. Feestdagen tellen niet mee.`,
  days: (n: number) => `${n} werkdagen`,
  why: { 'no-reaction': 'Nog geen reactie.', 'no-advice': 'Wel een reactie, nog geen advies.' },
  nobodyLeft: 'Iedereen die hierover kan meedenken is al gevraagd. Zet de casus op de agenda.',
  end: 'Dat is alles.',
} as const
