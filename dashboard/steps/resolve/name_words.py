"""Words that are no part of a name, or mark a part of it: titles, particles, family names, legal forms."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUFFIXES = _words("""
    jr sr ii iii iv
""")
PARTICLES = _words("""
    al el ul bin ben ibn abu van von der den de da di do du dos das della la le los las ter ten af zu
""")
TITLES = _words("""
    mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr sr hon gen general lt
    lieutenant col colonel maj major capt captain cmdr commander adm admiral sgt sergeant sen senator rep
    representative gov governor pres president vice prime premier minister chancellor secretary
    undersecretary ambassador judge justice king queen prince princess emperor sheikh sheik sultan emir
    pope archbishop bishop cardinal imam ayatollah mayor speaker chairman former the shri sri smt pm mp
    foreign sheriff inspector constable detective supt superintendent det insp mufti rabbi mullah md dato
    datuk tun haji hajj alhaji grand commissioner comptroller congressman congresswoman councillor councilman
    councilwoman advocate attorney lawyer spokesman spokeswoman senor señor señora monsieur madame mme herr
    frau corporal trooper coach td mep mla ex-president ex-minister president-elect taoiseach
""")
# Words that stand among titles: "US Deputy Secretary of State".
ROLE_WORDS = _words("""
    state of defense defence us deputy secretary-general
""")
# Family names that stand first: Chinese, Korean, Vietnamese.
FAMILY_FIRST = _words("""
    xi li hu wang zhang chen liu yang zhao huang zhou wu xu sun zhu ma guo lin he gao liang zheng luo song
    xie tang han feng deng cao peng zeng xiao tian dong pan yuan jiang cai yu du ye cheng wei su lu ding
    ren shen yao wen bo kim park lee choi jung kang cho yoon jang lim moon roh ban chung nguyen tran le
    pham phan vo dang bui ho ngo yun yoo ahn bae baek chang chun hwang hong jeon jin joo ju kwon ko koo na nam
    noh oh pak ri ryu seo shin suh tak woo yeo yi yan yin yu fang fu dai hao hou jia jiao kong lei lian lou
    mao meng mo niu ou qian qiao qin qiu qu shao shi tan tao tong wan xia xiang xiong xue yi ying zang zeng
    zhong zhuang zou zuo cui dou duan fan ge gong
""")
LEGAL_FORMS = _words("""
    inc ltd llc plc corp corporation co company gmbh ag sa nv limited incorporated pvt
""")
# Words that an acronym leaves out.
SMALL_WORDS = _words("""
    of the and for in on to de la du des et & a an
""")
