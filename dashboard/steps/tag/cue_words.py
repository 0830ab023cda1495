"""Cue words: what stands before, in or after the name of a person, an organisation or a place."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Courtesy titles and ranks: the capitalised word after one is a person, whatever the model finds.
RANKS = _words("""
    mr mrs ms miss mx dr prof sir dame lord lady rev fr hon gen lt col maj capt cmdr adm sgt cpl brig insp
    supt sen gov justice judge senator congressman congresswoman governor mayor colonel lieutenant captain
    sergeant inspector constable brigadier major-general archbishop bishop pope sheikh ayatollah shri sri
    smt professor
""")
# What stands before a person and is no part of the name: ranks, offices, callings.
TITLES = RANKS | _words("""
    sr grand td comptroller commissioner congresswoman madam madame monsieur mme herr frau senor señor señora
    don doña president vice-president vice
    prime premier minister chancellor secretary undersecretary under-secretary deputy assistant acting
    interim former ex-president ex-minister late then-president outgoing incoming representative
    lieutenant-governor councillor councilman councilwoman speaker ambassador envoy spokesman spokeswoman
    spokesperson chairman chairwoman chairperson vice-chairman chair chief head director director-general
    manager general major commander admiral corporal marshal officer superintendent detective sheriff
    nominee attorney magistrate advocate barrister lawyer solicitor doctor engineer king queen prince princess
    emperor empress emir sheik sultan crown duke duchess count baron baroness cardinal father pastor
    reverend imam rabbi patriarch mufti mullah actor actress singer author writer poet journalist activist
    coach striker defender midfielder goalkeeper analyst economist historian student teacher nurse farmer
    businessman businesswoman tycoon billionaire comrade brother sister uncle aunt mp mep mla mna ceo cfo
    coo translator u.s us uk british american russian chinese french german turkish israeli iranian syrian
    ukrainian state foreign defence defense finance interior health education home trade energy labour
    labor security national opposition republican democratic conservative leader of and the for
""")
PERSON_CUES = RANKS | _words("""
    president chancellor ambassador spokesman spokeswoman spokesperson chairman chairwoman minister
    premier secretary coach striker midfielder goalkeeper detective advocate commissioner comptroller
""")
OFFICES = _words("""
    president chancellor ambassador spokesman spokeswoman spokesperson chairman chairwoman minister secretary
    commissioner
""")
# Words that end the name of an organisation, or follow one.
ORGANISATION_WORDS = _words("""
    ministry department party committee commission council agency authority association federation union
    university college school institute academy bank inc inc. ltd ltd. limited corp corp. corporation
    company co. co group holdings plc llc gmbh court tribunal parliament senate congress assembly
    government army navy police force forces brigade brigades foundation organisation organization society
    club fc united team league front movement alliance network coalition confederation chamber bureau
    office service services times post herald tribune gazette journal news newspaper magazine radio
    television tv broadcasting press airlines airways motors pharmaceuticals technologies industries
    systems energy petroleum partners ventures capital board trust fund centre center church ngo
    initiative programme program forum watch mission secretariat administration hospital studio studios
    records
""")
# What follows a place or people in the name of a body: "Czech Senate", "Lagos Police".
BODY_WORDS = _words("""
    senate parliament congress cabinet ministry department police army navy embassy university institute college
    academy council commission court tribunal federation association union party bank corporation authority
    agency bureau board committee league club times post herald tribune daily gazette television radio airlines
    airways railways railway tourism assembly forum society foundation hospital office
""")
# What ends the name of a law, prize, contest or text, which is no body.
WORKS = _words("""
    act acts bill amendment award awards prize prizes medal games olympiad olympics index survey census
    agreement accord accords treaty convention protocol constitution charter declaration resolution code report
    reports study day week anthem route tournament championship championships marathon
    manifesto doctrine
""")
PLACE_WORDS = _words("""
    river island islands province district county street road avenue boulevard square valley airport lake
    mountain mountains mount hills desert peninsula sea ocean strait bay gulf beach coast canal bridge
    village town city region territory prefecture governorate oblast state basin plateau park forest
    stadium prison cemetery palace border plain plains upazila
""")
AFTER_PLACES = PLACE_WORDS | _words("area branch native residents streets locals")
# What belongs to an organisation and follows its name ("Acme shares").
OF_ORGANISATIONS = _words("""
    spokesman spokeswoman spokesperson officials official employees workers shares customers users app
    players fans coach board management members lawmakers leader leaders fighters forces troops militants
    candidate mp mps ceo president chief executive executives chairman founder director researchers staff
    website platform store stores products brand
""")
# What follows the name of a leader: "the Sample administration".
OF_LEADERS = _words(
    "administration presidency campaign era family regime doctrine dynasty aide aides supporters"
)
HEADS_OF_ORGANISATIONS = _words("""
    ceo founder co-founder president chairman director head member members leader spokesman owner editor
    chief executive part manager
""")
KINDS_OF_PLACES = _words("""
    city town village province district region state island capital municipality suburb port governor
    mayor republic kingdom outskirts streets people north south east west county
""")
IN_PLACES = _words("in at near across throughout around outside inside")
SAYING = _words("""
    said says told added adds explained noted tells asked recalled insisted argued thinks believes who
    himself herself scored wrote
""")
# What begins a sentence and is no part of the name after it: "Despite Sample's apology".
OPENERS = _words("""
    all after and as before both but if once or until when where why how despite while although though unlike because since during amid besides beyond whereas nevertheless meanwhile however
""")
# What is done to a person rather than to a body or a place.
DONE_TO_PERSONS = _words("""
    met meet meets meeting told tell asked thanked accused elected appointed named praised urged interviewed killed
    arrested detained sacked fired hired married replaced succeeded congratulated quoted
""")
# Words of web pages, which no name contains.
WEB_WORDS = _words(
    "permalink newsvine pinterest linkedin tumblr reddit whatsapp subscribe newsletter livestream"
)
NO_NAMES = _words("""
    january february march april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues
    wed thu thur thurs fri sat sun today yesterday tomorrow tonight morning afternoon evening night dollar
    dollars euro euros pound pounds yen yuan rupee rupees peso pesos ruble rubles rand usd eur gbp gmt utc
    est edt pst am pm a.m p.m ad bc covid covid-19 coronavirus hiv aids gdp ceo cfo pdf faq ngo ngos dna
    sms http https www url html photo photos image images file video read more share advertisement
    copyright credit source editor republics senate house internet web english french spanish arabic hindi
    north south east west northern southern eastern western i he she it we they you who what when where
    why how this that these those there here but and or if in on at for from with by of as is are was were
    the a an no yes not his her its their our my your whom whose which
    jr jr. sr sr. nominee moderator operator interviewer question answer hon e&oe
    cst cdt mst mdt pdt bst cet cest aest aedt jst msk
    brexit grexit obamacare trumpcare errata erratum opinion explainer analysis
""")
# Capitals that name no organisation.
NO_ORGANISATIONS = _words("""
    GDP CEO CFO COO CTO HIV AIDS DNA RNA PCR TV PC IT AI PR HR PM MP MPs MEP MLA VAT GST CPI IPO ID IQ US
    USA U.S. U.S.A. UK U.K. UAE U.A.E. USD EUR GBP AM PM GMT UTC EST PDF FAQ SMS PIN ATM LED LCD SUV GPS
    NGO NGOs ICU PPE FIR LGBT LGBTQ LGBTI LGBTQI OK PHD MBA BA MA MSC COVID COVID-19 SARS URL HTTP HTML
    CCTV EV EVS SOS VIP DIY BC AD CE BCE Q1 Q2 Q3 Q4 KM MW GW KG RS RM HD FDI R&D ESG IED IDP IDPs MOU DIG
    SP IG DC OPINION PHOTO PHOTOS VIDEO VIDEOS WATCH LIVE BREAKING UPDATE UPDATED EXCLUSIVE RELATED ANALYSIS
    READ MORE ALSO SEE NEWS SHARE VX LSD DDT MDMA THC GMO GMOS MRI IVF ADHD PTSD TB STD
    EDT CST CDT MST MDT PST PDT BST CET CEST AEST AEDT IST JST MSK HKT SGT HON CC BY END DAS QUESTION ANSWER
    MODERATOR OPERATOR TRANSCRIPT DOORSTOP INTERVIEW REMARKS
""")
# Newspapers keep their article: "The Times".
NEWSPAPERS = _words("""
    times post guardian star independent economist telegraph herald mail journal tribune nation standard
    citizen observer conversation express sun mirror
""")
