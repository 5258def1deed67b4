import type { Published } from './types.ts'

/** Written by `npm run bench:anonymity -- --publish`: the half of the corpus that the rules were not tuned on. */
export const published: Published | null = {
  ruleVersion: 4,
  measuredOn: '2026-11-30',
  corpus: '79d47bdacf7d',
  texts: 127,
  words: 10670,
  spans: 827,
  recall: 91.3,
  precision: 97.5,
  f1: 94.3,
  dense: {
    whole: 32,
    of: 81,
  },
  clean: {
    untouched: 30,
    of: 40,
  },
  byCategory: {
    person: {
      spans: 270,
      recall: 94.4,
      precision: 96,
    },
    place: {
      spans: 99,
      recall: 98,
      precision: 99,
    },
    date: {
      spans: 85,
      recall: 97.6,
      precision: 100,
    },
    age: {
      spans: 58,
      recall: 84.5,
      precision: 96.3,
    },
    care_org: {
      spans: 40,
      recall: 77.5,
      precision: 96.9,
    },
    number: {
      spans: 34,
      recall: 94.1,
      precision: 97.2,
    },
    address: {
      spans: 31,
      recall: 87.1,
      precision: 100,
    },
    phone: {
      spans: 30,
      recall: 100,
      precision: 100,
    },
    organisation: {
      spans: 24,
      recall: 70.8,
      precision: 88.2,
    },
    school: {
      spans: 21,
      recall: 71.4,
      precision: 100,
    },
    bsn: {
      spans: 19,
      recall: 100,
      precision: 100,
    },
    email: {
      spans: 17,
      recall: 100,
      precision: 100,
    },
    employer: {
      spans: 17,
      recall: 82.4,
      precision: 100,
    },
    profession: {
      spans: 16,
      recall: 31.3,
      precision: 87.5,
    },
    iban: {
      spans: 14,
      recall: 100,
      precision: 100,
    },
    plate: {
      spans: 14,
      recall: 92.9,
      precision: 100,
    },
    handle: {
      spans: 14,
      recall: 100,
      precision: 100,
    },
    postcode: {
      spans: 12,
      recall: 91.7,
      precision: 100,
    },
    url: {
      spans: 12,
      recall: 100,
      precision: 100,
    },
  },
}
