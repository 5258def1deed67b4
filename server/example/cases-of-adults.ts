import type { ExampleCase } from './a-case.ts'

/** Cases on the board of adults. */
export const casesOfAdults: readonly ExampleCase[] = [
  {
    board: 'adults',
    author: 'chris',
    state: 'open',
    placed: 3,
    since: 3,
    question: 'Wat zijn tekenen dat exposure te vroeg komt na partnergeweld?',
    kind: 'treatment-choice',
    ageBand: '24-39',
    centre: 'ex-partner',
    roleInViolence: 'victim',
    themes: ['partner-violence', 'stalking'],
    setting: 'primary-mental-health',
    phase: 'stabilisation',
    safety: 'doubt',
    urgency: 'two-weeks',
    instruments: ['pcl-5'],
    story: {
      situation: [
        'De cliënt woont sinds enkele maanden apart. Er komen nog berichten van de ex-partner. De cliënt wil snel beginnen, om ervan af te zijn.',
      ],
      complaints: ['Herbelevingen, slecht slapen en steeds over de schouder kijken. De klachten zijn ernstig.'],
      considerations: ['Ik wil niet wachten op een veiligheid die misschien nooit helemaal komt.'],
    },
    tried: [{ what: 'stabilisation', effect: 'same', why: 'De cliënt vindt het uitstel.' }],
    thread: [],
  },
  {
    board: 'adults',
    author: 'chris',
    state: 'in-progress',
    placed: 14,
    since: 10,
    question: 'Hoe praat ik met een oudere die het geweld van een zoon goedpraat?',
    kind: 'safety',
    ageBand: '65+',
    centre: 'older-person',
    roleInViolence: 'victim',
    themes: ['elder-abuse', 'financial-exploitation'],
    setting: 'general-practice',
    phase: 'intake',
    safety: 'doubt',
    urgency: 'this-week',
    story: {
      situation: [
        'De cliënt zegt dat hij het ook niet makkelijk heeft. Er verdwijnt geld en er zijn blauwe plekken. De cliënt wil geen gedoe.',
      ],
      wish: ['Dat het weer gezellig wordt en dat niemand straf krijgt.'],
    },
    tried: [{ what: 'other', effect: 'better', why: 'Een vast moment alleen, zonder de zoon erbij.' }],
    thread: [
      {
        who: 'samira',
        kind: 'advice',
        ago: 10,
        body: 'Vraag niet of het geweld is, maar wat er gebeurt als het misgaat, en wat de cliënt dan doet. Loop daarna samen de meldcode door. Meedenken is geen aangifte: zeg dat hardop.',
      },
    ],
  },
]
