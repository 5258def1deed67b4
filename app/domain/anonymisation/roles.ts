import type { stands } from './own-words.ts'

/** Who someone is to the story, as their replacement names them; 'said' only says that a name follows. */
export type Role = Exclude<keyof (typeof stands)['nl'], never> | 'said'

const roles: Partial<Record<Role, string>> = {
  mother: 'moeder ma mama mam mother mum mom',
  father: 'vader pa papa pap father dad',
  parent:
    'ouder stiefmoeder stiefvader pleegmoeder pleegvader bonusmoeder bonusvader adoptiemoeder adoptievader stepmother stepfather',
  child:
    'zoon zoontje dochter dochtertje kind kindje jongen jongetje meisje baby peuter kleuter puber jongere jeugdige tweeling pleegkind pleegzoon pleegdochter stiefzoon stiefdochter oudste jongste middelste leerling leerlinge dochters zoons zonen kinderen son daughter child boy girl kids children tiener',
  sibling:
    'broer broertje zus zusje zusjes broertjes zussen broers halfbroer halfbroertje halfzus halfzusje stiefbroer stiefzus tweelingzus tweelingbroer tweelingzusje tweelingbroertje brother sister',
  partner:
    'man vrouw partner ex ex-man ex-vrouw ex-partner expartner echtgenoot echtgenote vriend vriendin verloofde husband wife boyfriend girlfriend',
  family:
    'oma opa tante oom nicht nichtje neef neefje schoonmoeder schoonvader schoonzus schoonzusje zwager schoondochter schoonzoon grootmoeder grootvader familie fam gezin kleinzoon kleindochter kleinkind aunt uncle auntie grandma grandpa cousin niece nephew',
  colleague:
    'collega collegas behandelaar therapeut psycholoog psychologe psychiater orthopedagoog pedagoog begeleider begeleidster hulpverlener hulpverleenster regiebehandelaar gedragswetenschapper maatschappelijk werker casemanager casusregisseur zorgcoordinator gezinscoach gezinsbegeleider ambulant contactpersoon voorganger voorgangster stagiaire stagiair supervisor tolk wijkteammedewerker jeugdwerker jongerenwerker jeugdbeschermer gezinsvoogd voogd huisarts dokter arts kinderarts jeugdarts poh praktijkondersteuner verpleegkundige fysiotherapeut logopedist speltherapeut systeemtherapeut vaktherapeut cesartherapeut doctor colleague therapist psychologist worker gz-psycholoog kp spv supervisant regisseur mentor coach raadsonderzoeker',
  teacher:
    'juf juffrouw meester leerkracht docent docente leraar lerares mentor intern-begeleider ib-er ib ib’er directeur directrice schoolmaatschappelijk teacher',
  friend:
    'vriendje vriendinnetje buurman buurvrouw buurjongen buurmeisje kennis klasgenoot klasgenootje klasgenote oppas oppasser trainer huisgenoot huisgenote klusjesman coach neighbour friend klasgenoten buren',
  police: 'agent wijkagent rechercheur politieagent zedenrechercheur officier rechter kinderrechter officer',
  lawyer: 'advocaat advocate notaris bewindvoerder mediator lawyer',
  said: 'mw mevr mevrouw mvr dhr hr meneer mijnheer heer dr drs mr ir ing prof ds dominee pastoor imam pater zuster broeder heet heette heten genaamd genoemd naam roepnaam voornaam achternaam voornamen bijnaam alias betreft inzake beste ha hoi hallo dag lieve hey hee hai geachte dear hi hello groet groeten groetjes gr grt grtjs mvg liefs gegroet hoogachtend thx tnx regards wishes namens cc tav t.a.v ms mrs miss named called client cliente cli pt patient patiente cl clt deelnemer deelneemster bewoner bewoonster ondergetekende inbrenger verdachte dader pleger slachtoffer getuige aangever plegen',
}

/** A word to who comes after it. */
export const rolesBefore: ReadonlyMap<string, Role> = new Map(
  Object.entries(roles)
    .reverse()
    .flatMap(([role, list]) => (list as string).split(' ').map((word): [string, Role] => [word, role as Role])),
)

/** Who a word announces by its name: its role, or the end of the word, as in schoolarts or jeugdconsulent. */
export function roleBefore(word: string): Role | undefined {
  const known = rolesBefore.get(word)
  if (known !== undefined || word.length < 7) return known
  return worker.test(word) ? 'colleague' : undefined
}
const worker =
  /(?:arts|therapeute?|psycholo(?:og|ge)|pedago(?:og|ge)|psychiater|begeleid(?:er|ster)|coach|werk(?:er|ster)|verpleegkundige|consulente?|regisseur|leerkracht|docente?|train(?:er|ster)|voogd|manager|adviseur|ondersteuner|coordinator|specialist|behandelaar|medewerk(?:er|ster)|bescherm(?:er|ster)|leid(?:er|ster)|wetenschapper)$/

/** Roles after which a name may stand behind a comma: "haar zoon, Daan". */
export const familyRoles: ReadonlySet<string> = new Set(
  (['mother', 'father', 'parent', 'child', 'sibling', 'partner', 'family'] as const).flatMap((role) =>
    (roles[role] as string).split(' '),
  ),
)
