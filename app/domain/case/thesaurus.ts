/** The closed lists of the case form. Codes only; the words are in i18n `case`. Source: domain.md §1.4, §2.2–2.4. */
export const kinds = [
  'diagnostics',
  'treatment-choice',
  'stuck-treatment',
  'safety',
  'family-system',
  'collaboration',
  'own-practice',
  'ethics',
] as const

/** Bands, never an age: consent law breaks at 12, 16 and 18, youth help at 23, elder abuse at 65. */
export const ageBands = ['0-3', '4-7', '8-11', '12-15', '16-17', '18-23', '24-39', '40-64', '65+'] as const

export const centres = [
  'child',
  'adolescent',
  'adult',
  'older-person',
  'ex-partner',
  'parent',
  'family',
  'perpetrator',
] as const
export const rolesInViolence = ['victim', 'witness', 'perpetrator', 'several'] as const

export const themes = [
  'domestic-violence',
  'partner-violence',
  'child-abuse',
  'witness-of-violence',
  'sexual-violence',
  'neglect',
  'psychological-violence',
  'elder-abuse',
  'violence-against-parents',
  'financial-exploitation',
  'stalking',
  'honour-related-violence',
  'forced-marriage',
  'genital-mutilation',
  'complex-trauma',
  'early-trauma',
  'attachment',
  'dissociation',
  'mild-intellectual-disability',
  'autism',
  'addiction',
  'suicidality',
  'grief',
  'migration-and-flight',
  'human-trafficking',
  'complex-separation',
  'treating-perpetrators',
  'intergenerational',
  'parent-with-trauma',
  'secondary-traumatisation',
] as const

export const settings = [
  'independent-practice',
  'primary-mental-health',
  'specialist-mental-health',
  'youth-mental-health',
  'infant-mental-health',
  'womens-shelter',
  'residential-youth-care',
  'forensic-outpatient',
  'addiction-care',
  'hospital',
  'general-practice',
  'youth-health-care',
  'school',
  'neighbourhood-team',
] as const

export const phases = [
  'intake',
  'diagnostics',
  'stabilisation',
  'trauma-processing',
  'rounding-off',
  'aftercare',
] as const

export const safeties = ['safe', 'doubt', 'unsafe', 'unknown'] as const
/** How far the reporting code (meldcode) was gone through. */
export const reportingCodeSteps = ['none', 'step-1', 'step-2', 'step-3', 'step-4', 'step-5'] as const
/** What one chose at the stop screen; only this and the moment are kept. */
export const safetyChoices = ['call-112', 'call-veilig-thuis', 'reporting-code', 'go-on'] as const

export const instruments = [
  'lec-5',
  'pcl-5',
  'pc-ptsd-5',
  'caps-5',
  'caps-ca-5',
  'ies-r',
  'cries-13',
  'kjts',
  'tscyc',
  'a-des',
  'des-ii',
  'itq',
  'sdq',
  'cbcl',
  'other',
] as const

export const interventions = [
  'emdr',
  'emdr-storytelling',
  'tf-cbt',
  'exposure',
  'cpt',
  'ct-ptsd',
  'imagery-rescripting',
  'bepp',
  'net',
  'writing-therapy',
  'kidnet',
  'write-junior',
  'horizon',
  'stair',
  'stabilisation',
  'slapende-honden',
  'parent-child-therapy',
  'systemic-therapy',
  'sensorimotor',
  'schema-therapy',
  'dbt',
  'psycho-education',
  'trauma-sensitive-parenting',
  'mdft-mst',
  'kopp-koos',
  'parent-guidance',
  'handle-with-care',
  'mda',
  'womens-shelter',
  'perpetrator-group',
  'other',
] as const
export const effects = ['better', 'same', 'worse', 'stopped'] as const

/** There is no value for an emergency, on purpose: this place is not read day and night. */
export const urgencies = ['this-week', 'two-weeks', 'next-meeting'] as const
export const visibilities = ['group', 'experts', 'named'] as const

export const declarations = [
  'not-traceable',
  'nothing-only-the-client-knows',
  'client-informed',
  'collegial-advice',
] as const

/** Why a marked word was kept on purpose; the words are in i18n `editor`. */
export const keptReasons = ['not-a-person', 'publicly-known', 'wrongly-marked', 'needed', 'other'] as const

export type Visibility = (typeof visibilities)[number]
export type Declaration = (typeof declarations)[number]
export type Intervention = (typeof interventions)[number]
export type Effect = (typeof effects)[number]
export type KeptReason = (typeof keptReasons)[number]
