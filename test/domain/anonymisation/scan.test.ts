import { describe, expect, it } from 'vitest'
import { scan } from '#app/domain/anonymisation/scan.ts'

/** What is marked, as `category: words`, in reading order. */
const marked = (text: string) => scan(text).marks.map((mark) => `${mark.category}: ${text.slice(mark.start, mark.end)}`)

const letter = `Postbus 6000, 1400 HA Bussum
www.eenstad.nl

Aan mevrouw S.M. de Boer-El Idrissi

Datum 14 maart 2026
Ons kenmerk: Z/2026/004512-JH
Contactpersoon: J.P. van der Berg
Telefoon (035) 629 21 11 / 06-12345678 of 14 035

Geachte mevrouw De Boer,

Op 3 maart sprak u met drs. Ch.B. Aptroot en dhr. Bakker.`

describe('a formal letter of a municipality', () => {
  it('has every way to reach or find someone marked', () => {
    expect(marked(letter)).toEqual([
      'address: Postbus 6000',
      'postcode: 1400 HA',
      'place: Bussum',
      'url: www.eenstad.nl',
      'person: S.M. de Boer-El Idrissi',
      'date: 14 maart 2026',
      'number: Z/2026/004512-JH',
      'person: J.P. van der Berg',
      'phone: (035) 629 21 11',
      'phone: 06-12345678',
      'phone: 14 035',
      'person: De Boer',
      'date: 3 maart',
      'person: Ch.B. Aptroot',
      'person: Bakker',
    ])
  })
})

describe('a citizen service number', () => {
  it.each([
    '111222333',
    '1112.22.333',
    '111 222 333',
    '111-222-333',
    '11122\u200b2333',
    '１１１２２２３３３',
    '١١١٢٢٢٣٣٣',
    'lll222333'.replace('lll', '1l1'),
    '123456782',
  ])('is found however it is written: %s', (written) => {
    expect(marked(`Zijn nummer is ${written} volgens moeder`)).toEqual([`bsn: ${written}`])
  })

  it('is a long number where it fails the eleven test, unless the text calls it by its name', () => {
    expect(marked('zie 123456789')).toEqual(['number: 123456789'])
    expect(marked('BSN 123456789')).toEqual(['bsn: 123456789'])
  })
})

describe('what looks like an identifier and is none', () => {
  it.each([
    'De PCL-5 gaf 48 punten, de CRIES-13 daalde van 38 naar 12.',
    'Na 12 sessies in drie maanden was de SUD van 8 naar 2.',
    'De training is bedoeld voor kinderen van 6 tot 12 jaar.',
    'Dat is drie jaar geleden, en zij heeft 12 jaar ervaring.',
    'Zij gebruikt 20 mg per dag en slaapt van 23.30 tot 6.45 uur.',
    'Het kostte € 125000 en duurde 2 jaar.',
    'ICD-10 code F43.1, DSM-5, 3 van de 10, ratio 1:4.',
    'Hij is rond de 8 jaar; [moeder] belt [kind 1] op [datum in voorjaar].',
  ])('stays unmarked: %s', (text) => {
    expect(marked(text)).toEqual([])
  })
})

describe('dates', () => {
  it.each([
    ['op 14 maart', '14 maart'],
    ['op dinsdag 14 maart 2023', 'dinsdag 14 maart 2023'],
    ['gezien 14-03-2023.', '14-03-2023'],
    ['gezien 11.11.2022', '11.11.2022'],
    ['d.d. 3-4 gezien', '3-4'],
    ['geboren 2016-05-09', '2016-05-09'],
    ['op twaalf augustus', 'twaalf augustus'],
    ['op de veertiende maart', 'veertiende maart'],
    ['van 12 t/m 15 mei', '12 t/m 15 mei'],
    ['3 mrt jl.', '3 mrt'],
    ['on March 14th, 2023', 'March 14th, 2023'],
    ['met Kerst 2022', 'Kerst 2022'],
  ])('%s', (text, date) => {
    expect(marked(text)).toEqual([`date: ${date}`])
  })
})
