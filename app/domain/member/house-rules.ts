/** Which house rules one agrees to today. A newer version is asked of everyone again; their words are in i18n. */
export const houseRulesVersion = 1
