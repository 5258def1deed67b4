// Small words that stand in, before and after names, and those that are names in capitals only.

/** What begins a surname only before an article: in 't Veld, op de Beek. */
export const leads = new Set('in op aan uit te onder bij'.split(' '))
/** Particles of surnames, Dutch, Arabic and others. */
export const between = new Set(
  "van v de der den het 't te ten ter vd v.d vander vanden el al ben bin ait bou ould abu la le du di da dos von zu af ibn os do das del st".split(
    ' ',
  ),
)
export const arabic = new Set('el al ben bin ait bou ould abu ibn'.split(' '))
export const strongEnds = new Set('der den'.split(' '))
export const articles = new Set(
  "de het een 't die dat deze dit zijn haar hun mijn ons onze uw jouw the a an this his her their my our your geen elke iedere alle".split(
    ' ',
  ),
)
export const placeCues = new Set(
  'in te uit naar regio gemeente omgeving nabij rond vanuit richting wijk buurt stadsdeel dorp stad provincie eiland from near to'.split(
    ' ',
  ),
)
export const weakCues = new Set(
  'met van door aan bij en voor over of als dat omdat dan toen heeft is was sprak spreekt belde belt vraagt zag ziet gezien ook and with by for of about saw told asked that when tegen naast zonder namens volgens via tussen mist wil wilde'.split(
    ' ',
  ),
)
/** After these an unknown word with a capital is more likely someone than something. */
export const besideSomeone = new Set(
  'met van aan bij voor door sprak spreekt belde belt vraagt zag gezien with by for told asked saw tegen naast zonder namens mist'.split(
    ' ',
  ),
)
export const greetings = new Set(
  'ha hoi hallo dag beste geachte lieve hey hee hai goedemorgen goedemiddag goedenavond dear hi hello'.split(' '),
)
/** Whom one greets without a name. */
export const greeted = new Set(
  'allen allemaal iedereen team groep lezer lezers mensen collega collegas ouders expertgroep all everyone everybody folks there colleagues'.split(
    ' ',
  ),
)
export const closings = new Set(
  'groet groeten groetjes gr grt grtjs mvg liefs hartelijks gegroet hoogachtend regards wishes sincerely cheers love thanks thx tnx bedankt dank vriendelijks'.split(
    ' ',
  ),
)
export const personVerbs = new Set(
  'is was zegt zei vertelt vertelde belt belde wil wilde heeft had kan kon gaat ging woont woonde vindt vond geeft gaf komt kwam krijgt kreeg vraagt vroeg slaapt sliep speelt speelde huilt huilde reageert reageerde lijkt leek doet deed wordt werd blijft bleef durft moet moest mag mocht zit zat staat ziet zag weet wist denkt dacht voelt voelde appt appte mailt mailde schrijft schreef noemt noemde maakt maakte haalt haalde brengt bracht kent zoekt gebruikt merkt meldt eet drinkt praat loopt schrikt schrok begint begon schreeuwt slaat sloeg mist heet says said told called wants has can goes went lives feels asked sleeps plays thinks knows seems became stays writes zou zal en heb hoort luistert tekent werkt werkte studeert volgt herkent ervaart beschrijft rapporteert benoemt gaf bang boos verdrietig'.split(
    ' ',
  ),
)
/** What only people do. */
export const saysVerbs = new Set(
  'zegt zei vertelt vertelde belt belde wil wilde heeft had vindt vond vraagt vroeg woont woonde slaapt sliep huilt huilde appt appte mailt mailde denkt dacht weet wist mist durft schrijft schreef en says said told has wants'.split(
    ' ',
  ),
)
/** Words that are never a name, however they are written. */
export const stopWords = new Set(
  'ik je jij hij zij ze we wij u jullie hun hen hem haar die dat dit deze er en of maar want dus toch wel niet geen al ook nog nu dan toen als om op in uit aan bij na tot te ten ter van voor door over onder met zonder tegen naar per via sinds tijdens tussen wat wie waar hoe waarom wanneer welke is zijn waren bent heeft had hebben hadden heb wordt werd worden kan kon kunnen mag moet zal zou gaat ging doet deed komt kwam veel meer meest minder weinig alle alles iets niets iemand niemand een het de nee ja the a an and or but if he she they it you i we of to on at by for with from as was were be been are not no yes so do did has have my his her their our your this that these those there here what who when where why how all any some can would could should might must just also then than very more most other into about after before again once only own same too up down out off mama papa mam pap ma pa oma opa moeder vader ouder ouders zoon dochter broer zus kind kinderen man vrouw jongen meisje meneer mevrouw mijnheer heer mw dhr mevr dr drs mr juf meester tante oom baby client cliente patient patiente partner ex collega huisarts therapeut psycholoog leerkracht mentor school thuis vandaag morgen gisteren maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april juni juli september oktober november december monday tuesday wednesday thursday friday saturday sunday god allah jezus trauma emdr beste lieve hoi hallo dag hey groet groeten groetjes gr mvg dank hoor hee ok oke sorry nvt svp aub ivm mbt tav eerste tweede derde laatste noord oost zuid west links rechts mee weg samen alleen even graag bang boos blij misschien verder daarna eerder later soms vaak altijd nooit team mail app tel elke ieder mum mom dad mother father'.split(
    ' ',
  ),
)
/** Names that in lower case are an ordinary word nearly always. */
/** "Koos voor" in small letters is what somebody did (kiezen), not who. */
export const chosen = /^ (?:voor|ervoor|om|een|de|het|zelf|niet|toen|daarom)\b/

export const month = new Set('april may june august mei augustus'.split(' '))
export const monthCues = new Set('in since until before after by early late mid eind begin half sinds vanaf'.split(' '))

/** A word that a name is not followed by, and a verb is. */
export const verbAhead =
  /^ (?:the|a|an|my|your|his|this|that|these|it|she|he|they|we|you|there|ik|je|jij|hij|zij|ze|wij|we|jullie|u|men|iemand|er|dan)(?![\p{L}'’])/u

export const lowerStop = new Set(
  'max min nul half ben wil mag lief lieve storm mei mark bill grace hope faith joy rose may june august summer will pas net mooi best beter goed wit zwart groen rood blauw lang kort sterk vol leeg open plus hart moed vrede land zee berg bos dal roos bloem boom zon maan ster lente zomer herfst winter rust angst hulp zorg werk huis hoop leven liefde kracht geloof adem leren eren beren rode mina bas els pol puck pip flip tom sam stan engel prins koning jet pleun loes lot ruim vast stil wijs vroom vrolijk sage'.split(
    ' ',
  ),
)
