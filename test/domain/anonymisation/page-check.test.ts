import { describe, expect, it } from 'vitest'
import { type FoundInField, type Look, pageCheck } from '#app/domain/anonymisation/page-check.ts'
import { aScanner } from '#app/domain/anonymisation/scan.ts'

/** A look that answers when it is told to, as a worker does that is busy. */
function slowly() {
  const scanAgain = aScanner()
  const asked: { pieces: readonly string[]; answer(): void }[] = []
  const look: Look = (pieces, options) =>
    new Promise((done) => asked.push({ pieces, answer: () => done(scanAgain(pieces, options)) }))
  return { look, asked }
}
const atOnce: Look = async (pieces, options) => aScanner()(pieces, options)
const settled = () => new Promise((done) => setTimeout(done))
const count = (found: FoundInField | undefined) => found?.marks.flat().length

describe('the check of a page', () => {
  it('knows a name in one field from another', async () => {
    const page = pageCheck(atOnce, 'nl')
    const heard = new Map<string, FoundInField>()
    for (const field of ['question', 'situation']) page.follow(field, (found) => heard.set(field, found))

    page.hold('question', ['Wat heeft Vonk nodig?'])
    page.hold('situation', ['Meneer Vonk slaapt niet.'])
    await settled()

    expect(count(heard.get('question'))).toBe(1)
    expect(count(heard.get('situation'))).toBe(1)

    page.drop('situation')
    await settled()

    expect(
      heard
        .get('question')
        ?.marks.flat()
        .every((mark) => mark.reason !== 'name-seen-before'),
    ).toBe(true)
  })

  it('tells nothing about words that have changed meanwhile, and asks once for all that changed', async () => {
    const { look, asked } = slowly()
    const page = pageCheck(look, 'nl')
    const heard: FoundInField[] = []
    page.follow('situation', (found) => heard.push(found))

    page.hold('situation', ['Daan'])
    page.hold('situation', ['Daan is'])
    page.hold('situation', ['Daan is er'])
    asked[0]?.answer()
    await settled()

    expect(heard).toEqual([])
    expect(asked.map(({ pieces }) => pieces)).toEqual([['Daan'], ['Daan is er']])

    asked[1]?.answer()
    await settled()

    expect(heard.map(({ texts }) => texts)).toEqual([['Daan is er']])
  })

  it('looks for the names that the therapist typed', async () => {
    const page = pageCheck(atOnce, 'nl')
    let heard: FoundInField | undefined
    page.follow('situation', (found) => {
      heard = found
    })

    page.hold('situation', ['Zonnetje was er ook.'])
    page.know(['Zonnetje'])
    await settled()

    expect(heard?.marks.flat()).toEqual([expect.objectContaining({ reason: 'name-you-gave', start: 0, end: 8 })])
  })

  it('says what points to one person together, over all fields', async () => {
    const page = pageCheck(atOnce, 'nl')
    let reasons: readonly string[] = []
    page.followCombinations((now) => {
      reasons = now
    })

    page.hold('question', ['Hoe help ik een vader die burgemeester is?'])
    page.hold('situation', ['Zij wonen in Ommen.'])
    await settled()

    expect(reasons).toEqual(['rare-role-and-place'])
  })

  it('gives each name a number of its own, which it keeps while others are replaced', async () => {
    const page = pageCheck(atOnce, 'nl')
    let heard: FoundInField | undefined
    page.follow('situation', (found) => {
      heard = found
    })
    const offered = async (text: string) => {
      page.hold('situation', [text])
      await settled()
      return heard?.marks.flat().map(({ start, end, proposal }) => [text.slice(start, end), proposal])
    }

    expect(await offered('Daan belde Sofie en Karim. Daan huilde.')).toEqual([
      ['Daan', '[persoon 1]'],
      ['Sofie', '[persoon 2]'],
      ['Karim', '[persoon 3]'],
      ['Daan', '[persoon 1]'],
    ])
    expect(await offered('[persoon 1] belde Sofie en Karim. Daan huilde.')).toEqual([
      ['Sofie', '[persoon 2]'],
      ['Karim', '[persoon 3]'],
      ['Daan', '[persoon 1]'],
    ])
    expect(await offered('[persoon 1] belde [persoon 2] en Karim. [persoon 1] huilde.')).toEqual([
      ['Karim', '[persoon 3]'],
    ])
    expect(await offered('[persoon 1] en [persoon 2] zijn er. Yara ook.')).toEqual([['Yara', '[persoon 3]']])
    expect(await offered('Yara slaapt.')).toEqual([['Yara', '[persoon 3]']])
  })

  it('goes on after a look that failed', async () => {
    let fails = true
    const page = pageCheck(async (pieces, options) => {
      if (fails) throw new Error('the worker is gone')
      return aScanner()(pieces, options)
    }, 'nl')
    let heard: FoundInField | undefined
    page.follow('situation', (found) => {
      heard = found
    })

    page.hold('situation', ['Daan'])
    await settled()
    fails = false
    page.hold('situation', ['Daan slaapt.'])
    await settled()

    expect(count(heard)).toBe(1)
  })
})
