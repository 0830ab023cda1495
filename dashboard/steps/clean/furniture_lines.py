"""Recognise lines that belong to the page and not to the article, by their words alone."""

import re

from dashboard.steps.clean.text_lines import ends_sentence

_MOST_WORDS = 45

# Whole lines, compared without case and without punctuation at their ends.
_WHOLE_LINES = re.compile(
    r"skip (?:directly )?(?:to|navigation).{0,30}|jump to .{0,30}|(?:go )?back to top|top of page"
    r"|(?:regions?|topics?) ?/ ?(?:countr(?:y|ies)|regions?|themes?)|browse (?:by )?(?:countries|topics|regions)"
    r"|(?:\d+ ?)?(?:share|tweet|retweet|print|e-?mail|facebook|twitter|linkedin|reddit|tumblr|pinterest|whatsapp"
    r"|telegram|digg|fark|google\+|stumbleupon|flipboard|instagram|youtube|rss)s?"
    r"(?:(?: this| on| via| to| it| page| article| story| link| with| by)+.{0,30})?"
    r"|(?:share|tweet|e-?mail|print|save|bookmark|link|digg|like|pin) (?:this|it|on|via|to|with|us)\b.{0,40}"
    r"|\d[\d,.k]* ?(?:shares?|comments?|likes?|views?|tweets?|retweets?)|comments?(?: ?\(\d+\))?|shares?"
    r"|(?:no|view|show|load|see|read|post|add|leave|hide|view/post)(?: all| more| a| an| your)* (?:comments?|repl(?:y|ies))"
    r".{0,30}|comments? (?:are )?(?:closed|powered by .{0,20})|join the (?:conversation|discussion).{0,40}"
    r"|(?:sign|log) ?(?:up|in|out)(?: (?:for|to|with|now|here|today|or)\b.{0,80})?|subscribe(?: (?:to|now|for|today)\b.{0,60})?"
    r"|register(?: now| here| for .{0,40})?|(?:e-?mail|daily|weekly|free|our)? ?newsletters?(?: sign-?up)?"
    r"|donate(?: now| today| here| online)?|give now|support (?:us|our work|our journalism|independent journalism)"
    r"|follow (?:us|me)?(?: ?on)?\b.{0,40}|like us(?: on .{0,20})?|connect with us.{0,30}|stay connected"
    r"|related(?: (?:content|stories|story|articles?|topics?|news|links?|coverage|posts?|items|video|reading)){0,2}"
    r"|more (?:\w+ ){0,2}(?:headlines|news|stories|coverage|lists|articles|videos)|view this e-?mail in .{0,30}|forward to a friend"
    r"|(?:more|other) (?:on|from|in|about|stories|news|articles|headlines|like this|reading|coverage|videos?)\b.{0,60}"
    r"|read (?:more|next|also|the full (?:story|article)|full (?:story|article))\b.{0,150}|continue reading.{0,60}"
    r"|(?:see|also read|also see|see also|also on|don.t miss|must read|watch|listen|in pictures|in pics)\s?:.{1,150}|see also"
    r"|most (?:read|popular|viewed|shared|e-?mailed|commented|recent|watched|discussed).{0,30}"
    r"|(?:trending|popular|latest|top|recent|featured|breaking|recommended|editors?.? ?s?.? picks?)"
    r"(?: (?:now|stories|news|posts?|articles?|headlines|topics|videos?|for you|today|comments))*"
    r"|you (?:may|might) (?:also )?(?:like|be interested in|have missed).{0,40}|from (?:around|across) the web"
    r"|(?:privacy|cookies?)(?: (?:policy|notice|statement|settings|preferences|center|centre))?"
    r"(?: (?:and|&|\|) (?:terms|cookies?|privacy).{0,40})?|terms(?: (?:of|and|&) .{0,40})?|your (?:ad|privacy) choices"
    r"|contact(?: us)?|about(?: us)?|advertis(?:e|ement|ements|ing)(?: with us| here)?|sponsored(?: content| links?)?"
    r"|careers|jobs|help|faqs?|log ?in|search(?: this site)?|home ?page|home|menu|main menu|navigation|close|open|site ?map"
    r"|e ?(?:&|and) ?o ?e|(?:for )?immediate release|(?:media|press|news) release|check against delivery"
    r"|accessibility|mobile apps?|apps|corrections|reprints|permissions|feedback|archives?|loading(?: .{0,30})?"
    r"|next(?: article| page| story)?|prev(?:ious)?(?: article| page| story)?|page \d+ of \d+|view (?:full size|gallery|all)"
    r"|(?:click|tap) (?:here|to)\b.{0,80}|download(?: (?:pdf|the app|report|as pdf))?|print version|add to .{0,20}"
    r"|(?:tags?|tagged|filed under|posted in|categories|topics|keywords|labels)(?: ?:.{0,200}| with .{0,100})?"
    r"|powered by .{0,40}|view (?:more|this|the) .{0,40}|show (?:more|less)|read later|save for later|bookmark|text size.{0,20}"
    r"|image|images|photos?|videos?|galler(?:y|ies)|slideshow|play video|enlarge(?: image)?|live"
    r"|this (?:discussion|thread|article) is now closed.{0,40}|thank you for (?:reading|subscribing|signing up).{0,60}"
    r"|(?:un)?subscribe|your (?:e-?mail|name)(?: address)?|submit|cancel|reset|ok|agree|accept(?: all)?(?: cookies)?",
    re.IGNORECASE,
)
# Phrases that no article uses about itself, anywhere in a line of moderate length.
_PHRASES = re.compile(
    r"tax[- ]deductible|your (?:gift|donation|contribution|support) (?:can|will|today|helps|makes)|make a (?:gift|donation) (?:now|today|to)"
    r"|donate (?:now|today) to|please (?:consider )?(?:donat|support(?:ing)? (?:us|our))|become a (?:member|subscriber|supporter)\b"
    r"|(?:sign up|subscribe)\b.{0,40}\b(?:newsletters?|e-?mails?|alerts|inbox|updates|free)\b|(?:delivered|straight|sent) to your inbox"
    r"|we use cookies|(?:site|website|page) uses cookies|by (?:continuing|using|browsing)\b.{0,40}\b(?:site|website)\b.{0,30}\b(?:agree|accept|consent)"
    r"|all rights reserved|may not be (?:published|reproduced|redistributed|copied)|not responsible for the content of"
    r"|\bfollow\b.{0,50}\bon (?:twitter|facebook|instagram|google)|(?:like|find) us on facebook|(?:download|get) (?:our|the) (?:free )?apps?\b"
    r"|enable javascript|javascript (?:is|must be)|browser does not support|^\W*(?:©|\(c\) ?\d|copyright\b)"
    r"|we welcome comments on our|your e-?mail address will not be|already a subscriber|create (?:a free|an) account"
    r"|to (?:post|leave|add) a comment|comments? (?:are|is) subject to|reserves the right to (?:remove|delete|edit)"
    r"|(?:opinions|views) expressed (?:here|in this|by)|written permission of|constitutes acceptance of"
    r"|reader comments|moderat(?:ed|e) (?:comments|by)|this (?:site|form) is protected by",
    re.IGNORECASE,
)
# Every line that `_PHRASES` matches contains one of these. Searching for them first is thirty times as fast.
_HINTS = (
    "deductible", "your ", "make a ", "donate", "please", "become a", "sign up", "subscribe", "inbox", "cookies", "agree", "accept",
    "consent", "rights reserved", "may not be", "not responsible", "follow", "us on facebook", "app", "javascript", "browser", "©",
    "(c)", "copyright", "we welcome", "account", "comment", "reserves", "expressed", "permission", "moderat", "protected by",
)  # fmt: skip
_ITEM_SEPARATOR = re.compile(r"\s+[|·•‧/»›]\s+|\s*\t\s*|[ \xa0]{2,}")
_END_MARKS = " \t.:»›>«‹<|·•*-–—…→▸►+!×✕"
# The line below this heading is the label under which the page is filed: what the article is about.
LABEL_HEADING = re.compile(r"regions? ?/ ?countr(?:y|ies)\s*:?\s*", re.IGNORECASE)
# Below one of these lines a page shows other content.
_TAIL_HEADINGS = re.compile(
    r"related\b.{0,30}|see also|also (?:see|read|on).{0,20}|more (?:\w+ ){0,2}(?:headlines|news|stories|lists)|read next|more (?:on|from|in|stories)\b.{0,60}|most (?:read|popular|viewed)\b.{0,30}|\d* ?comments?\b.{0,40}"
    r"|recent (?:posts|comments|stories)|trending\b.{0,20}|leave a (?:reply|comment).{0,20}|you (?:may|might) also like.{0,30}"
    r"|recommended\b.{0,30}|from (?:around|across) the web|around the web|popular\b.{0,30}|tags?\b:?.{0,100}|tagged\b.{0,80}"
    r"|reply|report (?:this )?(?:comment|abuse|post)|(?:e-?)?mail \(will not .{0,30}|\d+ (?:responses|replies) .{0,40}|.{2,40} wrote:?"
    r"|filed under.{0,80}|about the author.{0,40}|join the (?:conversation|discussion).{0,40}|(?:see|read|view) (?:all|more)\b.{0,40}"
    r"|sponsored\b.{0,30}|advertisement|latest (?:news|stories|headlines)|read more\b.{0,100}|share your (?:comments|thoughts).{0,30}",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Return whether a line is furniture of the page, by its words alone."""
    n_words = line.count(" ") + 1
    if n_words > _MOST_WORDS:
        return False
    stripped = line.strip(_END_MARKS)
    return (
        not stripped
        or bool(split_menu_items(line))
        or (n_words <= 30 and _WHOLE_LINES.fullmatch(stripped) is not None)
        or _contains_furniture_phrase(line)
    )


def _contains_furniture_phrase(line: str) -> bool:
    lower = line.lower()
    return any(hint in lower for hint in _HINTS) and _PHRASES.search(line) is not None


def split_menu_items(line: str) -> list[str]:
    """Return the items of a line that is a row of a menu, or an empty list.

    >>> split_menu_items("Home  |  World  |  Letters")
    ['Home', 'World', 'Letters']
    """
    if len(line) > 250 or ends_sentence(line):
        return []
    items = [item for item in _ITEM_SEPARATOR.split(line) if item]
    return items if len(items) >= 3 and all(item.count(" ") < 5 for item in items) else []


def is_tail_heading(line: str) -> bool:
    """Return whether a line is a heading below which the page shows other content, such as "Related stories"."""
    return line.count(" ") < 12 and _TAIL_HEADINGS.fullmatch(line.strip(_END_MARKS)) is not None
