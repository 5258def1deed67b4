import { type Stretch, stretchesOf } from './found.ts'
import { type Starts, wordSet, wordsLike } from './starts.ts'
import type { CombinationReason, Mark } from './types.ts'

/**
 * What is harmless alone and points to one person together. Parts are in reading order; one warning of each kind.
 * Source: deidentification.md §8: unique role and place; rare event and place or date; "enige" with two others; three
 * or more of age, place, profession and event.
 */
export function combinations<P extends Stretch>(
  marks: readonly (P & Pick<Mark, 'category' | 'tier' | 'reason'>)[],
  told: Told<P>,
) {
  const of = (...categories: Mark['category'][]) =>
    marks.find((mark) => categories.includes(mark.category) && mark.tier !== 'C')
  const role = marks.find((mark) => mark.reason === 'rare-role')
  const place = of('place', 'postcode', 'address')
  const date = of('date')
  const age = of('age')
  const institution = of('school', 'care_org', 'employer', 'organisation')
  const event = told.events[0]
  const only = told.only[0]
  const found: { reason: CombinationReason; parts: P[] }[] = []
  const add = (reason: CombinationReason, ...parts: (P | undefined)[]) =>
    found.push({ reason, parts: parts.filter((part): part is P => part !== undefined) })
  if (role && place) add('rare-role-and-place', role, place)
  if (event && (place ?? date)) add('rare-event', event, place ?? date)
  const around = [place, role, event, age, institution, date].filter((part) => part !== undefined)
  if (only && around.length >= 2) add('only-one', only, around[0], around[1])
  if ([age, place, role, event].filter((part) => part !== undefined).length >= 3)
    add('several-indirect', age, place, role, event)
  return found
}

/** What a text tells that a mark does not: an event that may have been in the news, and that someone is the only one. */
export interface Told<P extends Stretch = Stretch> {
  readonly events: readonly P[]
  readonly only: readonly P[]
}

/** What one block tells. */
export function toldIn(text: string, starts: Starts): Told {
  return {
    events: stretchesOf(text, event, starts.of(eventBegins)).map(({ start, end }) => ({ start, end })),
    only: stretchesOf(text, onlyOne, starts.of(onlyBegins)).map(({ start, end }) => ({ start, end })),
  }
}

const eventBegins = wordsLike(
  /^(?:in|het|landelijk|regionaal|plaatselijk|nieuws|uit|krant|media|op|opsporing|amber|rechtszaak|strafzaak|familiedrama|gezins|moordzaak|vuurwerk|vliegtuig|trein|bus|boot|scheeps|brand|schietpartij|steekpartij|gijzeling|ontvoer|vermissing|aanslag|explosie|overstroming|watersnood|wereld|europees|nederlands|olympisch|koninklijke|stille|herdenking|newspaper|murder|court)/,
)
const onlyBegins = wordSet('de het als een vierling the')
const event =
  /(?<!\p{L})(?:(?:in|het|landelijk|regionaal|plaatselijk) nieuws|nieuwsbericht|(?:in|uit) de (?:krant|media)|krantenartikel|media-aandacht|in de publiciteit|op (?:tv|televisie|het journaal)|opsporing verzocht|amber ?alert|rechtszaak|strafzaak|familiedrama|gezinsdrama|gezinsmoord|moordzaak|(?:vuurwerk|vliegtuig|trein|bus|boot|scheeps|brand)ramp|(?:bus|trein|vliegtuig)ongeluk|schietpartij|steekpartij|gijzeling|ontvoering|ontvoerd|vermissing|aanslag|explosie|overstroming|watersnood|(?:wereld|europees|nederlands|olympisch) kampioen(?:e)?|koninklijke onderscheiding|stille tocht|herdenkingsmonument|in the news|newspaper|murder trial|court case)(?!\p{L})/giu
const onlyOne =
  /(?<!\p{L})(?:(?:de|het|als) (?:enige|eerste)(?: (?:gezin|vrouw|man|leerling|meisje|jongen|kind|familie|vrouwelijke|van|in|met|op|die|ooit|donkere|zwarte|Syrische|Eritrese|Oekraïense|Marokkaanse|Turkse|moslim|transgender)(?!\p{L}))|een drieling|vierling|the only (?:family|girl|boy|woman|man|one)|the first (?:family|woman|female))(?!\p{L})/giu
