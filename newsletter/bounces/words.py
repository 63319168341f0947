"""The words in which servers refuse mail, and how their sentences are kept without addresses.

Only consulted where no status code, or a careless one, stands beside them. They are sought in
text without addresses and host names, for a host may be called spam.example and innocent.
"""

import re

# An apostrophe may stand within the local part of an address, as in o'neil, not before it.
ADDRESS = re.compile(
    r"""(?:"[^"\n]{1,64}"|[^\s<>()\[\]{},;:"'|`@][^\s<>()\[\]{},;:"|`@]{0,127})"""
    r"""@[^\s<>()\[\]{},;:"'|`@]{1,255}"""
)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}-[A-Za-z0-9_-]{22}")
_HOST = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.[a-z][\w-]+\b", re.IGNORECASE)


def _any(*phrases: str) -> re.Pattern:
    return re.compile("|".join(phrases), re.IGNORECASE)


NO_MAILBOX = _any(
    r"(?:user|recipient|mailbox|addressee|address|account|person) (?:is )?unknown",
    r"(?:unknown|invalid|nonexistent|non-existent) (?:or illegal )?(?:local )?"
    r"(?:user|recipient|mailbox|address|account|alias)",
    r"no such (?:user|recipient|mailbox|person|address|account|local user)",
    r"(?:mailbox|user|recipient|address|account)\b.{0,60}?(?:not found|does ?n[o']t exist)",
    r"(?:mailbox|user|recipient|address|account)\b.{0,60}?(?:could ?n[o']t be|was ?n[o']t) found",
    r"invalid final delivery userid|no valid recipients?",
    r"not a (?:valid|known) (?:mailbox|user|recipient|address|account)",
    r"does ?n[o']t have an? (?:\S+ )?account|no mailbox here by that name|mailbox unavailable",
    r"not listed in (?:the )?(?:public name|domino directory)",
    r"does not exist|doesn't exist|no longer (?:exists|in use|valid)",
    r"(?:empfänger|benutzer|nutzer|teilnehmer)\w* (?:ist )?unbekannt|unbekannter? (?:empf|benutz)",
    r"existier(?:t|en) nicht|(?:postfach|adresse|empfänger)\b.{0,40}?nicht (?:gefunden|vorhanden)",
    r"(?:destinataire|utilisateur|adresse|compte)\b.{0,20}?inconnue?|n[’']existe (?:pas|plus)",
    r"(?:usuario|destinatario|dirección|buzón|cuenta)\b.{0,20}?desconocid[oa]|no existe",
    r"(?:utente|destinatario|indirizzo)\b.{0,20}?sconosciut[oa]|non esiste",
    r"onbekende (?:gebruiker|ontvanger)|bestaat niet|não existe|usuário desconhecido",
    r"nieznany (?:użytkownik|odbiorca)|nie istnieje",
)
FULL = _any(
    r"quota",
    r"(?:mailbox|inbox|mail box|storage|maildir|account|user)\b.{0,30}?\b(?:is |are )?full",
    r"(?:insufficient|out of|not enough) (?:system |disk )?(?:storage|space)",
    r"postfach\b.{0,30}?\bvoll|speicherplatz|boîte\b.{0,40}?\bpleine|espace insuffisant",
    r"buz[óo]n\b.{0,30}?\blleno|casella\b.{0,30}?\bpiena|mailbox (?:is )?vol\b|caixa\b.{0,20}cheia",
)
POLICY = _any(
    r"\bspam\w*|\bunsolicited|\bblock(?:ed|list\w*|ing)?\b|\bblack-?list\w*|\bdeny-?list\w*",
    r"\blisted (?:at|in|by|on)\b(?! (?:the )?(?:public|domino))|\breputation\b",
    r"\bdmarc\b|\bspf\b|\bdkim\b|\bunauthenticated\b|\bptr record\b|\breverse dns\b",
    r"\bpolic(?:y|ies)\b|\bprohibited\b|\bnot (?:authori[sz]ed|permitted|allowed)\b|\bbanned\b",
    r"\baccess (?:is )?denied\b|\brelay\w*\b.{0,20}?denied|\bunable to relay\b|\bno relay",
    r"\bvirus\b|\bmalware\b|\bmalicious\b|\babus\w+|\bcontent (?:filter|reject|denied)\w*",
    r"\brate.?limit\w*|\bthrottl\w+|\bunusual (?:rate|volume)\b|\btoo many\b",
    r"\brichtlinien?\b|\babgelehnt wegen\b|\bindésirable\w*|\bpolitique de\b|\bpolíticas? de\b",
)
TEMPORARY = _any(
    r"gr[ae]y-?list\w*|try (?:again )?later|temporar\w+|\bdeferred\b|timed? ?out|expired",
    r"connection (?:refused|reset|lost)|unreachable|too (?:busy|long in queue)|no route to host",
    r"could not be delivered for|retry time(?:out)?\b|host (?:or domain name )?not found",
    r"zeitüberschreitung|später (?:noch ?einmal|erneut)|vorübergehend\w*|délai (?:dépassé|expiré)",
    r"temporairement|temporalmente|tiempo de espera|temporaneamente",
)
# What says that nothing has failed yet.
STILL_TRYING = _any(
    r"no action is required|(?:will|do) (?:continue|keep|be) (?:to )?(?:try|retr)\w*",
    r"you do not need to resend|still (?:trying|undelivered)|will be retried",
    r"not yet been delivered",
    r"this is a warning message only|delivery attempts will continue",
    r"nicht erneut (?:zu )?senden|weiterhin versucht|wird (?:noch )?weiter versucht",
    r"n'avez pas besoin de (?:la |le )?renvoyer|nouvelles tentatives",
    r"no (?:es necesario|tiene que) (?:volver a enviar|reenviar)|seguir[áa] intentando",
)


def bare(text: str) -> str:
    """Give a text without addresses and host names, on one line."""
    return " ".join(_HOST.sub(" ", ADDRESS.sub(" ", text)).split())


def scrubbed(text: str, email: str = "") -> str:
    """Give a server's sentence on one line, without addresses and personal links.

    email: the address concerned; its local part is taken out on its own, too.
    """
    text = text.replace("\0", "").encode("utf-8", "replace").decode()  # as PostgreSQL takes it
    text = _TOKEN.sub("…", ADDRESS.sub("…", text))
    local = email.partition("@")[0]
    if len(local) > 3:
        text = re.sub(rf"\b{re.escape(local)}\b", "…", text, flags=re.IGNORECASE)
    return " ".join(text.split())
