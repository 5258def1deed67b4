import { describe, expect, it } from 'vitest'
import { scan } from '#app/domain/anonymisation/scan.ts'

/** What is marked as certain or likely, as `category: words`, in reading order. */
const marked = (text: string) =>
  scan(text)
    .marks.filter((mark) => mark.tier !== 'C')
    .map((mark) => `${mark.category}: ${text.slice(mark.start, mark.end)}`)

describe('persons', () => {
  it.each([
    ['Daan wil niet meer slapen.', ['Daan']],
    ['Vandaag sprak ik met Sanne de Wit over thuis.', ['Sanne de Wit']],
    ['Zijn zusje Noor is bang voor oom Gerrit.', ['Noor', 'Gerrit']],
    ['Gisteren belde mw. Bakker-El Idrissi.', ['Bakker-El Idrissi']],
    ['Volgens Van der Meulen is er niets gebeurd.', ['Van der Meulen']],
    ['Gezien met J.P. van den Heuvel.', ['J.P. van den Heuvel']],
    ['Mevrouw B. komt elke week.', ['B.']],
    ['Haar roepnaam is Pip.', ['Pip']],
  ])('in ordinary writing: %s', (text, names) => {
    expect(marked(text)).toEqual(names.map((name) => `person: ${name}`))
  })

  it('but not a verb in small letters that is also a name', () => {
    expect(marked('De jongere koos voor een pauze. Moeder koos om te wachten.')).toEqual([])
    expect(marked('opa koos belt elke dag')).toEqual(['person: koos'])
  })

  it('in CAPITALS', () => {
    expect(marked('SANNE DE WIT IS AANGEMELD DOOR DR. BLOK. MOEDER FATIMA BELT.')).toEqual([
      'person: SANNE DE WIT',
      'person: BLOK',
      'person: FATIMA',
    ])
  })

  it('in lower case', () => {
    expect(marked('sanne woont bij haar vader youssef. gesprek met mw de bruin en tante riet gehad')).toEqual([
      'person: sanne',
      'person: youssef',
      'person: de bruin',
      'person: riet',
    ])
  })

  it.each([
    'Youssef El Bakkali',
    'Hatice Yıldırım',
    'Soenita Ramautar',
    'Agnieszka Wiśniewska',
    'Abdulrahman Al-Khatib',
    'Letekidan Ghebremariam',
    'Oleksandr Shevchenko',
    'Kwabena Owusu',
    'Nguyen Thi Lan',
    'Siobhan O’Neill',
  ])('of many origins: %s', (name) => {
    const [only, ...more] = marked(`Ik heb een gesprek gehad met ${name} over de toekomst.`)

    expect(more).toEqual([])
    expect(only).toBe(`person: ${name}`)
  })

  it('whose names are also words, where the text means the name', () => {
    expect(marked('Roos (8) en Storm spelen. Later zegt Roos niets meer.')).toEqual([
      'person: Roos',
      'age: 8',
      'person: Storm',
      'person: Roos',
    ])
    expect(marked('Er is storm op zee en een roos in de tuin. Wil je dat? Mei was mooi.')).toEqual([])
  })

  it('marks every mention once one is sure, also with a genitive and in another paragraph', () => {
    expect(marked('Meneer Vonk belt.\n\nIk sprak Vonks buurman; vonk slaat over.')).toEqual([
      'person: Vonk',
      'person: Vonks',
    ])
  })

  it('marks the names that the therapist typed, in parts and however they are written', () => {
    const text = 'Zij noemt haar Zonnetje. Later zegt ZONNETJE dat Puk er was.'
    const marks = scan(text, { known: ['Zonnetje', 'Puk van Dam'] }).marks

    expect(marks.map((mark) => [text.slice(mark.start, mark.end), mark.reason])).toEqual([
      ['Zonnetje', 'name-you-gave'],
      ['ZONNETJE', 'name-you-gave'],
      ['Puk', 'name-you-gave'],
    ])
  })

  it('sees a name through characters that nobody sees, and through look-alikes', () => {
    expect(marked('Gesproken met mevrouw De\u200b B\u00adoer.')).toEqual(['person: De\u200b B\u00adoer'])
    expect(marked('Gesproken met D\u0430an over school.')).toEqual(['person: D\u0430an'])
  })
})

describe('places and addresses', () => {
  it.each([
    ['Zij woont in Hilversum.', ['place: Hilversum']],
    ['Het gezin verhuisde naar De Rijp.', ['place: De Rijp']],
    ['Hij komt uit Asmara.', ['place: Asmara']],
    ['Zij woont aan de Kerkstraat 12a te Best.', ['address: Kerkstraat 12a', 'place: Best']],
    ['moeder woont nu in ommen, dorpsstraat 8', ['place: ommen', 'address: dorpsstraat 8']],
    ['Hij werd gezien op de Prins Hendrikkade.', ['address: Prins Hendrikkade']],
  ])('%s', (text, marks) => {
    expect(marked(text)).toEqual(marks)
  })
})

describe('schools, care organisations, employers, clubs and roles', () => {
  it.each([
    ['Zij zit op basisschool De Regenboog.', 'school: basisschool De Regenboog'],
    ['Hij gaat naar het Vechtdal College.', 'school: Vechtdal College'],
    ['Hij gaat naar kinderdagverblijf Pippeloentje.', 'school: kinderdagverblijf Pippeloentje'],
    ['Zij is bekend bij GGZ Drenthe.', 'care_org: GGZ Drenthe'],
    ['Verwezen door huisartsenpraktijk De Wissel.', 'care_org: huisartsenpraktijk De Wissel'],
    ['Zij verblijft bij Levvel.', 'care_org: Levvel'],
    ['Vader werkt bij Avebe.', 'employer: Avebe'],
    ['Hij voetbalt bij SV Huizen.', 'organisation: SV Huizen'],
    ['Haar vader is notaris.', 'profession: notaris'],
  ])('%s', (text, mark) => {
    expect(marked(text)).toEqual([mark])
  })
})

describe('accounts, ages and numbers as people write them', () => {
  it.each([
    ['zijn insta is mink.dv_08', 'handle: mink.dv_08'],
    ['Volg haar op @lotte.x12.', 'handle: @lotte.x12'],
    ['kenteken GH-482-R', 'plate: GH-482-R'],
    ['dossiernr VT24-11873', 'number: VT24-11873'],
    ['Het kind was toen 9;4.', 'age: 9;4'],
    ['Zij wordt twaalf.', 'age: twaalf'],
  ])('%s', (text, mark) => {
    expect(marked(text)).toEqual([mark])
  })
})

describe('what names nobody', () => {
  it.each([
    'Ik gebruik EMDR, Horizon, de Roos van Leary en de PCL-5.',
    'Volgens Van der Kolk (2014) en Ehlers & Clark (2000) houdt vermijding klachten in stand.',
    'Het protocol van De Jongh en Ten Broeke is duidelijk.',
    'IRT (Imagery Rehearsal Therapy) is nog niet gedaan.',
    'Hij spreekt Tigrinya en komt uit Eritrea.',
    'De Raad voor de Kinderbescherming en Veilig Thuis zijn betrokken.',
    'Na 12 sessies in drie maanden daalde de SUD van 8 naar 2.',
    'Voor kinderen van 6 tot 12 jaar; vanaf 16 jaar een andere vorm.',
    'Beste collega’s, hoe gaan jullie hiermee om? Hartelijke groet',
    'De [moeder] van [kind 1] belt [collega 2] over [school].',
  ])('%s', (text) => {
    expect(marked(text)).toEqual([])
  })
})

describe('what points to one person together', () => {
  it('is told in one code with its parts', () => {
    const text = 'Vader is burgemeester. Het gezin woont in Ommen.'
    const { combinations } = scan(text)

    expect(
      combinations.map(({ reason, parts }) => [reason, parts.map((part) => text.slice(part.start, part.end))]),
    ).toEqual([['rare-role-and-place', ['burgemeester', 'Ommen']]])
  })

  it('is not told of a text that says it in general words', () => {
    expect(scan('Een ouder met een zichtbaar beroep woont in een klein dorp.').combinations).toEqual([])
  })
})

describe('a postcode and its town', () => {
  it.each([
    ['Zij woont op 1403 JK Bussum.', '1403 JK', 'Bussum'],
    ['Zij woont op 1403jk bussum.', '1403jk', 'bussum'],
    ['Adres: Laan 4, 1403 - JK, Bussum', '1403 - JK', 'Bussum'],
    ['pc 1403 J K Bussum', '1403 J K', 'Bussum'],
    ["Kerkweg 8, 5213 cv 's-Hertogenbosch", '5213 cv', "'s-Hertogenbosch"],
    ['Zij zit in 9000 Gent.', '9000', 'Gent'],
  ])('are one mark each, with a proposal of their own: %s', (text, postcode, town) => {
    const marks = scan(text).marks.filter(({ category }) => category === 'postcode' || category === 'place')

    expect(marks.map(({ start, end, proposal }) => [text.slice(start, end), proposal])).toEqual([
      [postcode, '[postcode]'],
      [town, '[plaats 1]'],
    ])
    expect(marks[0]?.end).toBeLessThanOrEqual(marks[1]?.start ?? 0)
  })
})

describe('a surname that may be that of an author', () => {
  it.each([
    'Main en Solomon schreven erover.',
    'De driehoek van veiligheid (Fraiberg) helpt.',
    'Ik las Foppema en Van Kregten.',
  ])('is a hint at most: %s', (text) => {
    expect(marked(text)).toEqual([])
  })

  it('is a name where more goes with it', () => {
    expect(marked('Ik sprak mevrouw Visser en Van Kregten.')).toContain('person: Visser')
    expect(marked('Jana en Omar gaan naar huis.')).toEqual(['person: Jana', 'person: Omar'])
  })
})
