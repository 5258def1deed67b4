import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aScanner, scan } from '#app/domain/anonymisation/scan.ts'
import { tuningHalf } from '#test/bench/anonymity/read.ts'

const paragraphs = tuningHalf()
  .flatMap(({ text }) => text.split('\n'))
  .filter((one) => one.trim() !== '')
const paragraph = fc.constantFrom(...paragraphs)
const edit = fc.record({ at: fc.nat(), kind: fc.constantFrom('change', 'insert', 'remove', 'type'), text: paragraph })

describe('a text in paragraphs, after any edits', () => {
  it('is answered as if it were looked at for the first time', () => {
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 8 }),
        fc.array(edit, { maxLength: 8 }),
        (start, edits) => {
          const pieces = [...start]
          const scanAgain = aScanner()
          scanAgain(pieces)
          for (const { at, kind, text } of edits) {
            const place = at % (pieces.length + 1)
            if (kind === 'insert') pieces.splice(place, 0, text)
            else if (kind === 'remove') pieces.splice(place, 1)
            else if (place < pieces.length) pieces[place] = kind === 'change' ? text : `${pieces[place]} en`
            expect(scanAgain(pieces)).toEqual(aScanner()(pieces))
          }
        },
      ),
      { numRuns: 60 },
    )
  }, 60_000)

  it('knows a name from another paragraph, and forgets it when that paragraph is gone', () => {
    const scanAgain = aScanner()

    expect(scanAgain(['Meneer Vonk belt.', 'Ik vond Vonk vriendelijk.']).pieces.map((marks) => marks.length)).toEqual([
      1, 1,
    ])
    expect(
      scanAgain(['Er is gebeld.', 'Dat was een Vonk te veel, vond ik.']).pieces.map((marks) => marks.length),
    ).toEqual([0, 0])
  })
})

describe('every text of the corpus', () => {
  it('has no mark once every proposal is accepted', () => {
    for (const { id, text, lang } of tuningHalf()) {
      let clean = ''
      let at = 0
      for (const mark of scan(text, { language: lang }).marks) {
        clean += text.slice(at, mark.start) + mark.proposal
        at = mark.end
      }
      clean += text.slice(at)

      expect([id, scan(clean, { language: lang }).marks.map((mark) => clean.slice(mark.start, mark.end))]).toEqual([
        id,
        [],
      ])
    }
  }, 60_000)
})
