import type { Name } from './people.ts'

/** A page 'Wat werkt' of the trial. `adopted` is days ago; null while it is being made. */
export interface ExampleNote {
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly by: Name
  readonly adopted: boolean
  readonly body: readonly string[]
}

export const notes: readonly ExampleNote[] = [
  {
    slug: 'beginnen-als-het-thuis-nog-niet-rustig-is',
    title: 'Beginnen als het thuis nog niet rustig is',
    summary: 'Wanneer u met traumabehandeling begint, ook als nog niet alles geregeld is.',
    by: 'bram',
    adopted: true,
    body: [
      'Wachten tot alles veilig is, duurt soms jaren. Deze pagina helpt kiezen wat genoeg is om te beginnen.',
      '## Wat er ten minste moet zijn',
      '- Het geweld is gestopt, of er is een plan dat werkt.',
      '- Er is één volwassene bij wie het kind terechtkan na een zitting.',
      '- Iedereen weet wat er gebeurt als er toch contact komt.',
      '## Wat u vooraf doet',
      'Vertel het kind en de ouder in gewone woorden wat u gaat doen en wanneer u stopt. Spreek af wie er de rest van de dag is.',
      '## Wanneer u wacht',
      'Als het kind elke dag opnieuw bang moet zijn. Bespreek het dan met uw team en loop de meldcode door.',
    ],
  },
  {
    slug: 'een-kind-vertellen-wat-er-gebeurde',
    title: 'Een kind vertellen wat er gebeurde',
    summary: 'Een verhaal dat klopt, in woorden die passen bij de leeftijd.',
    by: 'samira',
    adopted: false,
    body: [
      'Een kind maakt zelf een verhaal als niemand het vertelt. Dat verhaal is vaak erger, en vaak is het kind er zelf de schuld in.',
      '## Zo begint u',
      '- Schrijf het verhaal samen met de ouder, in hooguit tien zinnen.',
      '- Noem wat er gebeurde, wie het stopte en wie er nu voor het kind zorgt.',
      '- Zeg dat het niet door het kind kwam.',
    ],
  },
  {
    slug: 'de-ouder-die-zelf-klachten-heeft',
    title: 'De ouder die zelf klachten heeft',
    summary: 'Steun voor de ouder is steun voor het kind.',
    by: 'marieke',
    adopted: false,
    body: [
      'Vraag bij de intake wat de ouder zelf nodig heeft. Regel het naast de behandeling van het kind, niet erna.',
    ],
  },
]
