import { countrySpecs, isValidIBAN } from 'ibantools'
import { type Found, stretchesOf } from './found.ts'
import { type Starts, wordsLike } from './starts.ts'

/** E-mail addresses, also with "(at)" and "[at]", and web addresses with or without www. */
export function addressesOnline(text: string, starts: Starts): Found[] {
  const found: Found[] = []
  if (text.includes('@')) {
    for (const { start, end } of stretchesOf(text, email, beforeSign(text, starts.sign('@')))) {
      found.push({ start, end, category: 'email', tier: 'A', reason: 'email-address' })
    }
  }
  if (/ @|@ |[([{] ?(?:at|@)|apenstaart/i.test(text)) {
    for (const { start, end } of stretchesOf(text, spelledEmail)) {
      found.push({ start, end, category: 'email', tier: 'A', reason: 'email-address' })
    }
  }
  for (const { start, end, match } of stretchesOf(text, web, starts.dotted)) {
    const length = match[0].replace(/[.,;:!?'’”"*_)\]]+$/u, '').length
    if (length > 4)
      found.push({ start, end: Math.min(end, start + length), category: 'url', tier: 'A', reason: 'web-address' })
  }
  return found
}

/** Where what stands before each sign begins: at most 64 characters back. */
const beforeSign = (text: string, signs: readonly number[]) =>
  signs.map((at) => {
    let start = at
    while (start > 0 && at - start < 64 && inName.test(text[start - 1] as string)) start -= 1
    while (start < at && !/[\p{L}\d]/u.test(text[start] as string)) start += 1
    return start
  })
const inName = /[\p{L}\p{M}\d._%+'-]/u

const name = String.raw`[\p{L}\d](?:[\p{L}\p{M}\d._%+'-]{0,63})`
const email = new RegExp(String.raw`(?<![\p{L}\d._%+-])${name}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,6}`, 'giu')
const spelledEmail =
  /(?<![\p{L}\d._%+-])[\p{L}\d](?:[\p{L}\d._%+-]{0,63}) ?(?:[([{] ?(?:at|apenstaartje?|@) ?[)\]}]|@|apenstaartje?) ?[\p{L}\d-]{1,63} ?(?:\.|[([{] ?(?:dot|punt|\.) ?[)\]}]| (?:punt|dot) ) ?[a-z]{2,6}(?![\p{L}\d])/giu
const web =
  /(?<![\p{L}\d@._-])(?:https?:\/\/[^\s<>"“”]{2,400}|www\.[^\s<>"“”]{2,400}|(?:[\p{L}\d][\p{L}\d-]{0,62}\.){1,4}(?:nl|com|org|net|eu|be|de|info|nu|frl|amsterdam|online|site|me|io|app|uk|tr|pl|sr|edu|gov|shop|blog|tv)(?![\p{L}\d@-])(?:\/[^\s<>"“”]{0,300})?)/giu

/** Bank account numbers of every country, with spaces or in lower case; a Dutch one also when mistyped. */
export function bankAccounts(text: string, starts: Starts): Found[] {
  const found: Found[] = []
  for (const { start, match } of stretchesOf(text, ibanStart, starts.of(twoLetters))) {
    const country = (match[1] as string).toUpperCase()
    const wanted = countrySpecs[country as keyof typeof countrySpecs]?.chars
    if (!wanted) continue
    let end = start
    let signs = ''
    while (end < text.length && signs.length < wanted && end - start < 60) {
      const sign = text[end] as string
      if (/[a-z0-9]/i.test(sign)) signs += sign.toUpperCase()
      else if (!/[ .\-\t]/.test(sign)) break
      end += 1
    }
    if (signs.length < wanted || /[a-z0-9]/i.test(text[end] ?? '')) continue
    if (isValidIBAN(signs) || (country === 'NL' && /^NL\d\d[A-Z]{4}\d{10}$/.test(signs))) {
      found.push({ start, end, category: 'iban', tier: 'A', reason: 'bank-account' })
    }
  }
  return found
}

const twoLetters = wordsLike(/^[a-z]{2}(?:\d|-|$)/)
const ibanStart = /(?<![\p{L}\d])([A-Za-z]{2})[ .-]?\d[ .-]?\d/gu

/**
 * Citizen service numbers: nine digits that pass the eleven test, however they are grouped; eight or nine after the
 * word itself, the test failing or not, for a mistyped number still points to someone.
 */
export function citizenNumbers(text: string, starts: Starts): Found[] {
  const found: Found[] = []
  for (const { start, end, match } of stretchesOf(text, digits, starts.digits)) {
    const digits = match[0].replace(/[oO]/g, '0').replace(/[lI|]/g, '1').replace(/\D/g, '')
    const labelled = bsnLabel.test(text.slice(Math.max(0, start - 40), start))
    if ((digits.length === 9 && passesEleven(digits)) || (labelled && digits.length >= 8)) {
      found.push({ start, end, category: 'bsn', tier: 'A', reason: 'citizen-number' })
    }
  }
  return found
}

const digits = /(?<![\p{L}\d+])\d(?:[ .\-\u2013/]{0,2}[\doOlI|]){7,8}(?![\p{L}\d])/gu
const bsnLabel = /(?:bsn|burger ?service ?(?:nummer|nr)|sofi)[^\d\n]{0,25}$/i

/** The eleven test: nine digits weigh 9 to 2 and -1, and their sum is a multiple of eleven. */
export function passesEleven(nine: string): boolean {
  if (!/^\d{9}$/.test(nine) || /^0+$/.test(nine)) return false
  const sum = [...nine].reduce((sum, digit, i) => sum + Number(digit) * (i === 8 ? -1 : 9 - i), 0)
  return sum % 11 === 0
}
