"""What do mails say, in the language of their reader?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask_babel import force_locale, gettext, ngettext

from motions.domain.journal import Entry
from motions.domain.mail_text import AddressMail, MailText
from motions.domain.signing_in import LinkPurpose
from motions.exports.news_sentences import news_sentence

MOST_NEWS = 40


def link_mail(purpose: LinkPurpose, language: str, *, name: str, address: str, conference: str = "") -> MailText:
    """Write the mail that brings a link.

    `language` is "de" or "en"; `address` is the whole address of the link; `conference` is the name of the conference a
    person is invited to, "" elsewhere.
    """
    with force_locale(language):
        subjects = {
            LinkPurpose.SIGN_IN: gettext("Anmelden bei Zeilentreu"),
            LinkPurpose.INVITATION: gettext("Ihr Zugang zu %(conference)s", conference=conference),
            LinkPurpose.RECOVERY: gettext("Neues Passwort für Zeilentreu"),
        }
        sentences = {
            LinkPurpose.SIGN_IN: gettext("mit diesem Link melden Sie sich an. Er gilt 15 Minuten und nur einmal:"),
            LinkPurpose.INVITATION: gettext(
                "mit diesem Link setzen Sie Ihr Passwort für %(conference)s. Er gilt 14 Tage und nur einmal:",
                conference=conference,
            ),
            LinkPurpose.RECOVERY: gettext(
                "mit diesem Link setzen Sie ein neues Passwort. Er gilt 15 Minuten und nur einmal:"
            ),
        }
        body = "\n\n".join(
            (
                gettext("Guten Tag %(name)s,", name=name),
                sentences[purpose],
                address,
                gettext("Wenn Sie das nicht erwartet haben, löschen Sie diese Mail; es geschieht dann nichts."),
            )
        )
        return MailText(subjects[purpose], f"{body}\n")


def address_mail(what: AddressMail, language: str, *, name: str, address: str = "") -> MailText:
    """Write a mail about another e-mail address of an account.

    `language` is "de" or "en"; `name` is whom it greets; `address` is the whole address of the link, "" without one.
    """
    with force_locale(language):
        subjects = {
            AddressMail.LINK: gettext("Neue Adresse für Ihr Konto bei Zeilentreu"),
            AddressMail.TAKEN: gettext("Ihre Adresse bei Zeilentreu"),
            AddressMail.ASKED: gettext("Ihr Konto bei Zeilentreu soll eine andere Adresse bekommen"),
            AddressMail.CHANGED: gettext("Ihr Konto bei Zeilentreu hat eine andere Adresse"),
        }
        sentences = {
            AddressMail.LINK: gettext(
                "mit diesem Link wird diese Adresse die Ihres Kontos. Er gilt 15 Minuten, nur einmal, und nur dort, wo "
                "Sie angemeldet sind:"
            ),
            AddressMail.TAKEN: gettext(
                "jemand wollte diese Adresse für ein anderes Konto benutzen. Sie gehört schon zu Ihrem; dabei bleibt "
                "es, und niemand hat davon erfahren. Waren Sie es selbst, melden Sie sich einfach mit dieser Adresse "
                "an."
            ),
            AddressMail.ASKED: gettext(
                "für Ihr Konto wurde eine andere Adresse eingetragen. Sie gilt erst, wenn sie von dort aus bestätigt "
                "ist. Waren das nicht Sie? Dann melden Sie sich an und setzen Sie gleich ein neues Passwort: Das macht "
                "es ungültig."
            ),
            AddressMail.CHANGED: gettext(
                "die Adresse Ihres Kontos wurde geändert; mit dieser hier melden Sie sich nicht mehr an. Waren das "
                "nicht Sie? Dann sagen Sie es sofort dem Sekretariat Ihrer Konferenz."
            ),
        }
        parts = [gettext("Guten Tag %(name)s,", name=name), sentences[what], *([address] if address else [])]
        if what is AddressMail.LINK:
            parts.append(
                gettext("Wenn Sie das nicht erwartet haben, löschen Sie diese Mail; es geschieht dann nichts.")
            )
        return MailText(subjects[what], "\n\n".join(parts) + "\n")


def news_mail(
    language: str, *, name: str, conference: str, entries: Sequence[Entry], motions: Mapping[int, str], base: str
) -> MailText:
    """Write the one mail that tells a person what happened at a conference and concerns them.

    `entries` are what happened, in order; what reads alike is said once, where it happened last, and of more than 40
    things the last 40 are told. `motions` are numbers by ids; `base` is the address of the conference, "" without one.
    """
    with force_locale(language):
        told = [news_sentence(entry, motions.get(entry.data.get("motion", 0), "")) for entry in entries]
        once = [sentence for place, sentence in enumerate(told) if sentence not in told[place + 1 :]]
        lines = [f"- {sentence}" for sentence in once[-MOST_NEWS:]]
        more = len(once) - len(lines)
        if more:
            lines.insert(0, ngettext("und %(num)s Meldung davor", "und %(num)s Meldungen davor", more))
        parts = [
            gettext("Guten Tag %(name)s,", name=name),
            gettext("das ist geschehen und betrifft Sie:"),
            "\n".join(lines),
            *([f"{base}/antraege"] if base else []),
            gettext("Wie oft solche Mails kommen, stellen Sie unter „Mein Konto“, „Mails“ ein."),
        ]
        subject = gettext("Neues von %(conference)s", conference=conference)
        return MailText(subject, "\n\n".join(parts) + "\n")
