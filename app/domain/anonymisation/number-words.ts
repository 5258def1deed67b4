import { wordsLike } from './starts.ts'

/** Words that say a number or an ordinal, in Dutch and English: acht, twintigste, seven. */
export const numberWords = wordsLike(
  /^(?:een|anderhal|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|derde|zesde|eerste|twint|dertig|veertig|tacht|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|first|second|third|fifth|ninth|twelfth|twentieth|thirtieth)/,
)
